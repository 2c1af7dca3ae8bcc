// Listings: by ids, by filters, in pages. One mechanism for every Describe...
//
// A filter holds where one of its values matches one of the resource's; * and ? stand for any characters and any one.
// All filters must hold. tag:KEY, tag-key and tag-value are there for whatever has tags. Fails with Invalid...ID.NotFound,
// InvalidParameterValue (a filter that there is not, a token that is none), InvalidParameterCombination.
//
// Source: Amazon EC2 User Guide, "Filter and search your resources"; Amazon EC2 API Reference, "Pagination".
#pragma once

#include <functional>
#include <span>

#include "services/ec2/model.h"
#include "services/ec2/records.h"
#include "services/ec2/tags.h"

namespace backlot::ec2 {

using Texts = std::vector<std::string>;

// A filter's name, and what a resource has under it.
template <class Record>
struct FilterOf {
    std::string_view name;
    Texts (*values)(const Context&, const Record&);
};

struct Wanted {
    std::string_view ids_name = {};  // of the input's member
    std::span<const std::string> ids = {};
    std::span<const Filter> filters = {};
    std::optional<std::int64_t> max_results = {};
    std::optional<std::string> token = {};
};

template <class Record>
struct Selected {
    std::vector<Record> items;
    std::optional<std::string> next;
};

[[nodiscard]] bool wildcard_match(std::string_view pattern, std::string_view text);
[[nodiscard]] Texts yes_or_no(bool value);
// Of a filter for what nothing here has: IPv6, Outposts, instances.
template <class Record>
Texts none_has(const Context&, const Record&) { return {}; }
// Whether any of the values of the filter matches any of these.
[[nodiscard]] bool fits_filter(const Filter& filter, const Texts& texts);
// Of tag:KEY, tag-key and tag-value; nothing for another filter.
[[nodiscard]] std::optional<Texts> tag_values(const Context& context, std::string_view filter, std::string_view id);
// Fails with InvalidParameterCombination, InvalidParameterValue, FilterLimitExceeded.
[[nodiscard]] Result<> check_wanted(const Wanted& wanted, const std::function<bool(std::string_view)>& has_filter);
// What the page begins after; empty: at the beginning. Fails with InvalidParameterValue.
[[nodiscard]] Result<std::string> after_token(const std::optional<std::string>& token);
[[nodiscard]] std::string token_of(std::string_view id);

// Over records that are in order of their ids.
template <class Record>
Result<Selected<Record>> select_from(const Context& context, const std::vector<Record>& all,
                                     std::span<const FilterOf<Record>> filters, const Wanted& wanted) {
    BACKLOT_CHECK(check_wanted(wanted, [&](std::string_view name) {
        return std::ranges::find(filters, name, &FilterOf<Record>::name) != filters.end();
    }));
    BACKLOT_TRY(after, after_token(wanted.token));
    for (const auto& id : wanted.ids) {
        BACKLOT_CHECK(check_id(kind_of_type(Record::type), id));
        if (std::ranges::find(all, id, &Record::id) == all.end()) {
            return fail(not_found(kind_of_type(Record::type), id));
        }
    }
    Selected<Record> selected;
    for (const auto& one : all) {
        if (!after.empty() && one.id <= after) continue;
        if (!wanted.ids.empty() && std::ranges::find(wanted.ids, one.id) == wanted.ids.end()) continue;
        const bool fits = std::ranges::all_of(wanted.filters, [&](const Filter& filter) {
            const auto name = filter.name.value_or("");
            if (const auto texts = tag_values(context, name, one.id)) return fits_filter(filter, *texts);
            const auto found = std::ranges::find(filters, name, &FilterOf<Record>::name);
            return fits_filter(filter, found->values(context, one));
        });
        if (!fits) continue;
        if (wanted.max_results && selected.items.size() == static_cast<std::size_t>(*wanted.max_results)) {
            selected.next = token_of(selected.items.back().id);
            break;
        }
        selected.items.push_back(one);
    }
    return selected;
}

template <class Record>
Result<Selected<Record>> select(const Context& context, const store::Table<Record>& table,
                                std::span<const FilterOf<Record>> filters, const Wanted& wanted) {
    return select_from(context, all_that(context, table, [](const Record&) { return true; }), filters, wanted);
}

}  // namespace backlot::ec2
