#include "base/arn.h"

#include <algorithm>
#include <array>

namespace backlot {

namespace {

// The six parts of an ARN, or nothing.
std::optional<std::array<std::string_view, 6>> split(std::string_view text) {
    std::array<std::string_view, 6> parts;
    for (std::size_t i = 0; i < 5; ++i) {
        const auto colon = text.find(':');
        if (colon == std::string_view::npos) return std::nullopt;
        parts[i] = text.substr(0, colon);
        text.remove_prefix(colon + 1);
    }
    parts[5] = text;
    return parts;
}

}  // namespace

std::optional<Arn> Arn::parse(std::string_view text) {
    const auto parts = split(text);
    if (!parts || (*parts)[0] != "arn" || (*parts)[5].empty()) return std::nullopt;
    return Arn{.partition = std::string((*parts)[1]),
               .service = std::string((*parts)[2]),
               .region = std::string((*parts)[3]),
               .account = std::string((*parts)[4]),
               .resource = std::string((*parts)[5])};
}

std::string Arn::str() const {
    std::string text;
    text.reserve(9 + partition.size() + service.size() + region.size() + account.size() + resource.size());
    text.append("arn:").append(partition).append(":").append(service).append(":").append(region);
    text.append(":").append(account).append(":").append(resource);
    return text;
}

std::string_view arn_account(std::string_view arn) {
    const auto parts = split(arn);
    return parts && (*parts)[0] == "arn" ? (*parts)[4] : std::string_view{};
}

bool is_account_id(std::string_view text) {
    return text.size() == 12 && std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

}  // namespace backlot
