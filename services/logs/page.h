// Pages of a listing: `limit` and `nextToken` over rows that are sorted by a text.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/encoding.h"
#include "base/error.h"
#include "services/logs/errors.h"

namespace backlot::logs {

inline constexpr std::int64_t page_default = 50;

// The text after which a page goes on; empty at the start. Fails with InvalidParameterException.
[[nodiscard]] inline Result<std::string> after_token(const std::optional<std::string>& token) {
    if (!token) return std::string{};
    auto text = from_base64_url(*token);
    if (!text || text->empty()) return errors::invalid_token();
    return std::move(*text);
}

[[nodiscard]] inline std::string token_of(std::string_view last) { return base64_url(last); }

template <class Item>
struct Page {
    std::vector<Item> items;
    std::optional<std::string> next;
};

// The items whose key comes after the token's, which must be sorted by it, rising or falling.
// Fails with InvalidParameterException where the token or the limit is none.
template <class Item, class KeyOf>
Result<Page<Item>> page_of(std::vector<Item> items, const std::optional<std::int64_t>& limit,
                           const std::optional<std::string>& token, KeyOf key_of, bool is_falling = false) {
    const auto size = limit.value_or(page_default);
    if (size < 1) return errors::invalid_parameter("The limit must be at least 1.");
    BACKLOT_TRY(after, after_token(token));
    Page<Item> page;
    for (auto& item : items) {
        const std::string key = key_of(item);
        if (token && (is_falling ? key >= after : key <= after)) continue;
        if (page.items.size() == static_cast<std::size_t>(size)) {
            page.next = token_of(key_of(page.items.back()));
            break;
        }
        page.items.push_back(std::move(item));
    }
    return page;
}

}  // namespace backlot::logs
