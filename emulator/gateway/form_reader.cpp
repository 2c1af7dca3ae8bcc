#include "gateway/form_reader.h"

#include <algorithm>

#include "base/encoding.h"

namespace backlot::gateway {

namespace {

std::unexpected<Error> malformed() {
    return fail("MalformedPOSTRequest", "The body of your POST request is not well-formed multipart/form-data.", 400);
}

// The value of a parameter of a header, quoted or not: name="key".
std::optional<std::string> parameter(std::string_view header, std::string_view wanted) {
    auto rest = header;
    while (true) {
        const auto semicolon = rest.find(';');
        if (semicolon == rest.npos) return std::nullopt;
        rest = trim(rest.substr(semicolon + 1));
        const auto equals = rest.find('=');
        if (equals == rest.npos) return std::nullopt;
        const auto name = trim(rest.substr(0, equals));
        rest = rest.substr(equals + 1);
        std::string value;
        if (rest.starts_with('"')) {
            std::size_t at = 1;
            while (at < rest.size() && rest[at] != '"') {
                if (rest[at] == '\\' && at + 1 < rest.size() && rest[at + 1] == '"') ++at;
                value.push_back(rest[at++]);
            }
            rest = rest.substr(std::min(at + 1, rest.size()));
        } else {
            value = trim(rest.substr(0, rest.find(';')));
        }
        if (equal_ignoring_case(name, wanted)) return value;
    }
}

}  // namespace

std::optional<std::string> FormReader::boundary_of(std::string_view content_type) {
    constexpr std::string_view type = "multipart/form-data";
    if (content_type.size() < type.size() || !equal_ignoring_case(content_type.substr(0, type.size()), type)) return std::nullopt;
    auto boundary = parameter(content_type, "boundary");
    if (!boundary || boundary->empty() || boundary->size() > 70) return std::nullopt;
    return boundary;
}

const std::string* FormReader::field(std::string_view name) const {
    const auto found = std::ranges::find_if(fields_, [&](const auto& one) { return equal_ignoring_case(one.first, name); });
    return found == fields_.end() ? nullptr : &found->second;
}

Result<> FormReader::read_headers(std::string_view block) {
    std::optional<std::string> name;
    std::optional<std::string> file;
    while (!block.empty()) {
        const auto line = block.substr(0, block.find("\r\n"));
        block.remove_prefix(std::min(line.size() + 2, block.size()));
        const auto colon = line.find(':');
        if (colon == line.npos || !equal_ignoring_case(trim(line.substr(0, colon)), "content-disposition")) continue;
        name = parameter(line.substr(colon + 1), "name");
        file = parameter(line.substr(colon + 1), "filename");
    }
    if (!name) return malformed();
    name_ = std::move(*name);
    // S3 takes the field of this name for the file, whether or not it has a file name.
    if (equal_ignoring_case(name_, "file")) {
        at_ = At::file;
        has_file_ = true;
        // Of a path, as old browsers send it, the last part.
        has_file_name_ = file.has_value();
        if (file) file_name_ = file->substr(file->find_last_of("/\\") + 1);
    } else {
        at_ = At::field;
    }
    return {};
}

// How much of `text` is surely inside the part, and whether the part ends behind it. A delimiter has a line break or two
// dashes behind it; the end of what is here may be the beginning of one.
FormReader::PartEnd FormReader::end_of_part(std::string_view text) const {
    for (auto at = text.find(delimiter_); at != text.npos; at = text.find(delimiter_, at + 1)) {
        const auto behind = text.substr(at + delimiter_.size(), 2);
        if (behind.size() < 2) return {.data = at, .is_found = false};
        if (behind == "\r\n" || behind == "--") return {.data = at, .is_found = true};
    }
    const auto open = delimiter_.size() + 1;
    return {.data = text.size() < open ? 0 : text.size() - open + 1, .is_found = false};
}

Result<> FormReader::feed(std::string_view bytes, const std::function<Result<>()>& on_file,
                          const std::function<Result<>(std::string_view)>& take) {
    if (at_ == At::end) return {};
    waiting_.append(bytes);
    std::string_view rest = waiting_;
    bool needs_more = false;
    while (!needs_more && at_ != At::end) {
        switch (at_) {
            case At::delimiter: {
                if (rest.size() < delimiter_.size() + 2) { needs_more = true; break; }
                if (!rest.starts_with(delimiter_)) return malformed();
                rest.remove_prefix(delimiter_.size());
                if (rest.starts_with("--")) {
                    at_ = At::end;
                } else if (rest.starts_with("\r\n")) {
                    rest.remove_prefix(2);
                    at_ = At::headers;
                } else {
                    return malformed();
                }
                break;
            }
            case At::headers: {
                const auto end = rest.find("\r\n\r\n");
                if (end == rest.npos) {
                    if (rest.size() > form_fields_limit_bytes) return malformed();
                    needs_more = true;
                    break;
                }
                BACKLOT_CHECK(read_headers(rest.substr(0, end)));
                field_bytes_ += end;
                rest.remove_prefix(end + 4);
                if (at_ == At::file) BACKLOT_CHECK(on_file());
                break;
            }
            case At::field: {
                const auto end = end_of_part(rest);
                if (field_bytes_ + end.data > form_fields_limit_bytes) {
                    return fail("MaxPostPreDataLengthExceeded",
                                "Your POST request fields preceding the upload file were too large.", 400);
                }
                if (!end.is_found) { needs_more = true; break; }
                field_bytes_ += end.data;
                fields_.emplace_back(std::move(name_), rest.substr(0, end.data));
                rest.remove_prefix(end.data);
                at_ = At::delimiter;
                break;
            }
            case At::file: {
                const auto end = end_of_part(rest);
                if (end.data > 0) BACKLOT_CHECK(take(rest.substr(0, end.data)));
                rest.remove_prefix(end.data);
                if (end.is_found) at_ = At::end;
                needs_more = !end.is_found;
                break;
            }
            case At::end: break;
        }
    }
    waiting_ = at_ == At::end ? std::string{} : std::string(rest);
    return {};
}

Result<> FormReader::finish() const {
    if (at_ != At::end) return malformed();
    return {};
}

}  // namespace backlot::gateway
