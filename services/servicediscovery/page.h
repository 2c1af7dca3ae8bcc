// Pages and filters of listings.
#pragma once

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/encoding.h"
#include "services/servicediscovery/errors.h"

namespace backlot::servicediscovery {

template <class Item>
struct Page {
    std::vector<Item> items;
    std::optional<std::string> next;
};

// Over items that are sorted by key_of(item). Fails with InvalidInput.
template <class Item, class KeyOf>
Result<Page<Item>> page_of(std::vector<Item> items, const std::optional<std::int64_t>& limit,
                           const std::optional<std::string>& token, KeyOf key_of) {
    std::optional<std::string> after;
    if (token) {
        after = from_base64_url(*token);
        if (!after || after->empty()) return errors::invalid_input("Invalid NextToken.");
    }
    const auto size = static_cast<std::size_t>(std::max<std::int64_t>(limit.value_or(100), 1));
    Page<Item> page;
    for (auto& item : items) {
        if (after && key_of(item) <= *after) continue;
        if (page.items.size() == size) {
            page.next = base64_url(key_of(page.items.back()));
            break;
        }
        page.items.push_back(std::move(item));
    }
    return page;
}

using Conditions = std::vector<std::string_view>;

// A condition that the filter has, with as many values as it takes. Fails with InvalidInput.
template <class Filter>
Result<> check_filter(const Filter& filter, const Conditions& supported) {
    const auto condition = filter.condition.value_or("EQ");
    if (std::ranges::find(supported, condition) == supported.end()) {
        return errors::invalid_input("The filter " + filter.name + " does not support the condition " + condition + ".");
    }
    if (filter.values.empty() || (condition != "IN" && filter.values.size() > 1)) {
        return errors::invalid_input("The condition " + condition + " of the filter " + filter.name + " takes " +
                                     (condition == "IN" ? "one or more values." : "one value."));
    }
    return {};
}

// Whether a filter (of namespaces, services or operations) holds for a text. EQ where it has no condition.
template <class Filter>
bool fits_filter(const Filter& filter, std::string_view text) {
    const auto condition = filter.condition.value_or("EQ");
    return std::ranges::any_of(filter.values, [&](const std::string& value) {
        return condition == "BEGINS_WITH" ? text.starts_with(value) : text == value;
    });
}

}  // namespace backlot::servicediscovery
