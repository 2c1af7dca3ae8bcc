#include "services/s3/fields.h"

#include <algorithm>
#include <array>

#include "base/encoding.h"
#include "services/s3/errors.h"

namespace backlot::s3 {

Result<Headers> checked_metadata(const Headers& metadata) {
    Headers checked;
    std::size_t size = 0;
    for (const auto& [name, value] : metadata) {
        size += name.size() + value.size();
        checked[to_lower(name)] = value;
    }
    if (size > user_metadata_limit_bytes) return errors::metadata_too_large(size);
    return checked;
}

Result<std::string> checked_storage_class(const std::optional<std::string>& storage_class) {
    static constexpr std::array known{"STANDARD",    "REDUCED_REDUNDANCY",  "STANDARD_IA",  "ONEZONE_IA",
                                      "GLACIER",     "INTELLIGENT_TIERING", "DEEP_ARCHIVE", "GLACIER_IR"};
    const std::string wanted = storage_class.value_or("STANDARD");
    if (std::ranges::none_of(known, [&](std::string_view one) { return one == wanted; })) {
        return errors::invalid_storage_class(wanted);
    }
    return wanted;
}

std::optional<std::string> content_encoding_of(const std::optional<std::string>& header) {
    if (!header) return std::nullopt;
    std::string kept;
    std::string_view rest = *header;
    while (!rest.empty()) {
        const auto comma = rest.find(',');
        const auto one = trim(rest.substr(0, comma));
        rest = comma == std::string_view::npos ? std::string_view{} : rest.substr(comma + 1);
        if (one.empty() || equal_ignoring_case(one, "aws-chunked")) continue;
        if (!kept.empty()) kept += ",";
        kept += one;
    }
    if (kept.empty()) return std::nullopt;
    return kept;
}

Result<> check_redirect(const std::optional<std::string>& location) {
    if (!location || location->empty() || location->starts_with("/") || location->starts_with("http://") ||
        location->starts_with("https://")) {
        return {};
    }
    return errors::make("InvalidRedirectLocation",
                        "The website redirect location must have a prefix of 'http://' or 'https://' or '/'.", 400);
}

}  // namespace backlot::s3
