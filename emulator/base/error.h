// Error: a failure that the caller made, as AWS would report it.
//
// `code` is the name of the service's error shape or common error ("NoSuchBucket", "AccessDenied"); `message`
// is AWS's text. `status` is the HTTP status, or 0 to take it from the model's error shape (400 where the
// model is silent). `details` are further members of the error body, in order ("BucketName" -> "reports").
// Our own mistakes are not Errors: they are assertions (base/assert.h).
#pragma once

#include <expected>
#include <string>
#include <utility>
#include <vector>

namespace backlot {

struct Error {
    std::string code;
    std::string message;
    int status = 0;
    std::vector<std::pair<std::string, std::string>> details = {};
    std::vector<std::pair<std::string, std::string>> headers = {};

    friend bool operator==(const Error&, const Error&) = default;
};

template <class T = void>
using Result = std::expected<T, Error>;

// The unexpected value of a Result: `return fail("NoSuchKey", "The specified key does not exist.", 404);`
[[nodiscard]] inline std::unexpected<Error> fail(std::string code, std::string message, int status = 0) {
    return std::unexpected(Error{.code = std::move(code), .message = std::move(message), .status = status});
}

[[nodiscard]] inline std::unexpected<Error> fail(Error error) { return std::unexpected(std::move(error)); }

}  // namespace backlot

// Gives the value of a Result, or returns its Error from the enclosing function.
#define BACKLOT_TRY(name, expression)                                        \
    auto name##_result = (expression);                                       \
    if (!name##_result) return std::unexpected(std::move(name##_result).error()); \
    auto& name = *name##_result

#define BACKLOT_CHECK(expression)                                            \
    if (auto check_result = (expression); !check_result)                     \
    return std::unexpected(std::move(check_result).error())
