// Router: which operation of which service a request asks for, by the models' own tables.
//
// The service is known by the name in the signature's scope, else by the host, the X-Amz-Target, the Action, and
// where nothing speaks for another one it is S3, which takes requests without a signature. The operation is known
// by X-Amz-Target (JSON), Action (query, EC2) or method, path and query string (REST); of several REST operations
// that fit, the one that asks for most.
//
// S3 keys are decoded once and otherwise left alone: "a//b" and "../x" are keys.
//
// Source: Smithy, "HTTP binding traits", "AWS protocols"; Amazon S3 User Guide, "Virtual hosting of general purpose
// buckets".
#pragma once

#include <map>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/error.h"
#include "model/descriptors.h"
#include "wire/form.h"
#include "wire/message.h"

namespace backlot::wire {

struct Route {
    const model::Service* service = nullptr;
    const model::Operation* operation = nullptr;
    std::vector<std::pair<std::string, std::string>> labels;  // of the URI, decoded: "Bucket" -> "reports"
    bool is_virtual_hosted = false;                           // the bucket was in the host
    Form query;                                               // of a REST operation: the query string, decoded

    // A label's value, or null.
    [[nodiscard]] const std::string* label(std::string_view name) const {
        for (const auto& [key, value] : labels)
            if (key == name) return &value;
        return nullptr;
    }
};

// How much of a request is there.
enum class Arrived { head, whole };

class Router {
  public:
    // The services must outlive the router.
    explicit Router(std::span<const model::Service* const> services);

    // Routes by the head alone, or by the whole request once its body is in. By the head, `operation` is null where
    // only the body can tell (a query service's Action): route again then. A whole request never gives null.
    // Fails with code NotImplemented (no such service here), UnknownOperationException, InvalidAction,
    // MissingAction, MethodNotAllowed.
    [[nodiscard]] Result<Route> route(const Request& request, std::string_view signing_name,
                                      Arrived arrived = Arrived::head) const;

  private:
    struct RestRow {
        const model::Operation* operation = nullptr;
        std::vector<std::string_view> segments;  // of the path; "{Bucket}" is a label, "{Key+}" takes the rest
        std::vector<std::pair<std::string_view, std::string_view>> literals;  // of the query string
        std::ptrdiff_t literal_segments = 0;
        std::vector<std::string> required_headers;  // in lower case
    };
    struct Entry {
        const model::Service* service = nullptr;
        std::vector<RestRow> rows;  // REST protocols only
        std::map<std::string_view, bool> literals = {};  // of any row's query string; true: a sub-resource, without a value
    };

    [[nodiscard]] Result<Route> route_rest(const Entry& entry, const Request& request, std::string_view bucket) const;
    [[nodiscard]] Result<Route> route_action(std::span<const Entry* const> candidates, const Request& request,
                                             Arrived arrived) const;
    [[nodiscard]] std::vector<const Entry*> candidates(const Request& request, std::string_view signing_name) const;

    std::vector<Entry> entries_;
};

}  // namespace backlot::wire
