// Pages of listings: a token is the key of the last item that was given.
#pragma once

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/encoding.h"
#include "services/ecr/errors.h"

namespace backlot::ecr {

inline constexpr std::int64_t page_size = 100;

// Cuts `items`, which `key` sorts, down to one page; gives the token of the next. Fails with InvalidParameterException.
template <class Item, class Key>
Result<std::optional<std::string>> cut_page(std::vector<Item>& items, Key key, const std::optional<std::int64_t>& limit,
                                            const std::optional<std::string>& token, std::int64_t usual = page_size) {
    std::ranges::sort(items, {}, key);
    if (token) {
        const auto after = from_base64_url(*token);
        if (!after) return errors::make("InvalidParameterException", "Invalid parameter at 'nextToken' failed to satisfy constraint: 'Invalid next token'");
        items.erase(items.begin(), std::ranges::upper_bound(items, *after, {}, key));
    }
    const auto size = static_cast<std::size_t>(std::max<std::int64_t>(limit.value_or(usual), 1));
    if (items.size() <= size) return std::optional<std::string>{};
    items.resize(size);
    return std::optional<std::string>(base64_url(std::invoke(key, items.back())));
}

}  // namespace backlot::ecr
