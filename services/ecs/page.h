// Pages of listings: a token is the last item that was given.
#pragma once

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/encoding.h"
#include "services/ecs/errors.h"

namespace backlot::ecs {

inline constexpr std::int64_t page_limit = 100;

struct Page {
    std::vector<std::string> items;
    std::optional<std::string> next;
};

// Over texts, in the order in which they are given; each is there once. Fails with InvalidParameterException.
inline Result<Page> page_of(std::vector<std::string> items, const std::optional<std::int64_t>& limit,
                            const std::optional<std::string>& token) {
    auto begin = items.begin();
    if (token) {
        const auto after = from_base64_url(*token);
        if (!after || after->empty()) return errors::invalid_parameter("Invalid token.");
        const auto last = std::ranges::find(items, *after);
        begin = last == items.end() ? std::ranges::upper_bound(items, *after) : last + 1;
    }
    const auto size = std::clamp<std::int64_t>(limit.value_or(page_limit), 1, page_limit);
    Page page;
    for (auto item = begin; item != items.end(); ++item) {
        if (static_cast<std::int64_t>(page.items.size()) == size) {
            page.next = base64_url(page.items.back());
            break;
        }
        page.items.push_back(std::move(*item));
    }
    return page;
}

}  // namespace backlot::ecs
