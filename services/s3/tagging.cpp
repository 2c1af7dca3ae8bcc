#include "services/s3/tagging.h"

#include <algorithm>

#include "base/encoding.h"

namespace backlot::s3 {

namespace {

std::size_t characters(std::string_view text) {
    return static_cast<std::size_t>(
        std::ranges::count_if(text, [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

// Letters, digits and blanks of any script, and + - = . _ : / @. Beyond ASCII all is taken for letters.
bool has_valid_characters(std::string_view text) {
    return std::ranges::all_of(text, [](char c) {
        const bool is_letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
        return is_letter || static_cast<unsigned char>(c) >= 0x80 ||
               std::string_view(" +-=._:/@").find(c) != std::string_view::npos;
    });
}

}  // namespace

Result<> check_tag(std::string_view key, std::string_view value, TagsOf kind) {
    const auto invalid = [&](std::string message, const char* part, std::string_view text) {
        auto failure = errors::invalid_tag(std::move(message));
        failure.error().details.emplace_back(part, std::string(text));
        return failure;
    };
    if (key.empty() || characters(key) > tag_key_limit || !has_valid_characters(key)) {
        return invalid("The TagKey you have provided is invalid", "TagKey", key);
    }
    if (characters(value) > tag_value_limit || !has_valid_characters(value)) {
        auto failure = invalid("The TagValue you have provided is invalid", "TagValue", value);
        if (kind == TagsOf::bucket) failure.error().details.emplace(failure.error().details.begin(), "TagKey", std::string(key));
        return failure;
    }
    if (to_lower(key).starts_with("aws:")) {
        return invalid(kind == TagsOf::bucket ? "System tags cannot be added/updated by requester"
                                              : "Your TagKey cannot be prefixed with aws:", "TagKey", key);
    }
    return {};
}

Result<> check_tag_count(std::size_t count, TagsOf kind) {
    const auto limit = kind == TagsOf::object ? object_tag_limit : bucket_tag_limit;
    if (count <= limit) return {};
    if (kind == TagsOf::bucket) return errors::make("BadRequest", "Bucket tag count cannot be greater than 50", 400);
    return errors::make("BadRequest", "Object tags cannot be greater than 10", 400);
}

Result<Tags> tags_of_header(const std::optional<std::string>& header) {
    Tags tags;
    if (!header || header->empty()) return tags;
    const auto malformed = [&] {
        return errors::invalid_argument("The header 'x-amz-tagging' shall be encoded as UTF-8 then URLEncoded URL query "
                                        "parameters without tag name duplicates.",
                                        "x-amz-tagging", *header);
    };
    std::string_view rest = *header;
    while (!rest.empty()) {
        const auto end = rest.find('&');
        const auto pair = rest.substr(0, end);
        rest = end == std::string_view::npos ? std::string_view{} : rest.substr(end + 1);
        if (pair.empty()) continue;
        const auto equals = pair.find('=');
        if (equals != pair.rfind('=')) return malformed();
        const auto key = uri_decode(pair.substr(0, equals), Plus::is_space);
        const auto value =
            equals == std::string_view::npos ? std::string{} : uri_decode(pair.substr(equals + 1), Plus::is_space);
        if (!is_valid_utf8(key) || !is_valid_utf8(value)) return malformed();
        BACKLOT_CHECK(check_tag(key, value, TagsOf::object));
        if (!tags.emplace(key, value).second) return malformed();
    }
    BACKLOT_CHECK(check_tag_count(tags.size(), TagsOf::object));
    return tags;
}

}  // namespace backlot::s3
