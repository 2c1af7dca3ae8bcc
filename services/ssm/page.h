// Pages of a listing: MaxResults and NextToken over items that are sorted by a text.
#pragma once

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/encoding.h"
#include "services/ssm/errors.h"

namespace backlot::ssm {

template <class Item>
struct Page {
    std::vector<Item> items;
    std::optional<std::string> next;
};

// Fails with InvalidNextToken.
template <class Item, class KeyOf>
Result<Page<Item>> page_of(std::vector<Item> items, std::int64_t size, const std::optional<std::string>& token,
                           KeyOf key_of) {
    std::optional<std::string> after;
    if (token) {
        after = from_base64_url(*token);
        if (!after || after->empty()) return errors::invalid_token();
    }
    Page<Item> page;
    for (auto& item : items) {
        if (after && key_of(item) <= *after) continue;
        if (page.items.size() == static_cast<std::size_t>(std::max<std::int64_t>(size, 1))) {
            page.next = base64_url(key_of(page.items.back()));
            break;
        }
        page.items.push_back(std::move(item));
    }
    return page;
}

}  // namespace backlot::ssm
