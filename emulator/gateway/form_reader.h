// FormReader: a multipart/form-data body as it comes in: fields until the file, then the file's bytes.
//
// The fields are kept within a limit; the file is handed on piece by piece. What follows the file is left unread, as S3
// leaves it.
//
// Source: RFC 7578; Amazon S3 API Reference, POST Object ("HTML form fields").
#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/error.h"

namespace backlot::gateway {

inline constexpr std::size_t form_fields_limit_bytes = 20 * 1024;  // everything before the file

class FormReader {
  public:
    // The boundary of a multipart/form-data header, or nothing.
    [[nodiscard]] static std::optional<std::string> boundary_of(std::string_view content_type);

    explicit FormReader(std::string_view boundary) : delimiter_("\r\n--" + std::string(boundary)), waiting_("\r\n") {}

    // `on_file` is called once, when every field before the file is known; `take` with the file's bytes.
    // Fails with MalformedPOSTRequest, MaxPostPreDataLengthExceeded, or as the callbacks do.
    [[nodiscard]] Result<> feed(std::string_view bytes, const std::function<Result<>()>& on_file,
                                const std::function<Result<>(std::string_view)>& take);
    // Fails with MalformedPOSTRequest where the body broke off.
    [[nodiscard]] Result<> finish() const;

    // In order, names as they were written. The content type of the file is not among them.
    [[nodiscard]] const std::vector<std::pair<std::string, std::string>>& fields() const { return fields_; }
    [[nodiscard]] const std::string* field(std::string_view name) const;  // name in any case
    [[nodiscard]] const std::string& file_name() const { return file_name_; }
    [[nodiscard]] bool has_file_name() const { return has_file_name_; }
    [[nodiscard]] bool has_file() const { return has_file_; }

  private:
    enum class At { delimiter, headers, field, file, end };
    struct PartEnd {
        std::size_t data = 0;  // bytes
        bool is_found = false;
    };
    [[nodiscard]] Result<> read_headers(std::string_view block);
    [[nodiscard]] PartEnd end_of_part(std::string_view text) const;

    std::string delimiter_;
    std::string waiting_;
    At at_ = At::delimiter;
    std::string name_;  // of the field being read
    std::string file_name_;
    bool has_file_name_ = false;
    bool has_file_ = false;
    std::size_t field_bytes_ = 0;
    std::vector<std::pair<std::string, std::string>> fields_;
};

}  // namespace backlot::gateway
