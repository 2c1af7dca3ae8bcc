// DescribePrefixLists: the lists of addresses of services that gateway endpoints lead to.
//
// Fails with InvalidPrefixListId.NotFound, InvalidParameterValue.
//
// Source: Amazon EC2 API Reference (2016-11-15), DescribePrefixLists; AWS PrivateLink Guide, "Gateway endpoints".
#include <algorithm>

#include "services/ec2/begin.h"
#include "services/ec2/describe.h"
#include "services/ec2/endpoints_of_vpc.h"
#include "services/ec2/gate.h"

namespace backlot::ec2 {

Result<Access> describe_prefix_lists_access(const Context& context, const DescribePrefixListsInput&) {
    return on_all(context, "ec2:DescribePrefixLists");
}

Result<DescribePrefixListsOutput> describe_prefix_lists(const Context& context, const DescribePrefixListsInput& input) {
    BACKLOT_CHECK(begin(input, {"Filters", "PrefixListIds", "MaxResults", "NextToken"}));
    const auto lists = prefix_lists_of(context);
    for (const auto& id : input.prefix_list_ids) {
        if (std::ranges::find(lists, id, &PrefixList::prefix_list_id) == lists.end()) {
            return errors::make("InvalidPrefixListId.NotFound", "The prefix list ID '" + id + "' does not exist");
        }
    }
    BACKLOT_CHECK(check_wanted({"prefixListIds", input.prefix_list_ids, input.filters, input.max_results, input.next_token},
                               [](std::string_view name) { return name == "prefix-list-id" || name == "prefix-list-name"; }));
    DescribePrefixListsOutput output;
    output.prefix_lists.given = true;
    for (const auto& one : lists) {
        if (!input.prefix_list_ids.empty() && std::ranges::find(input.prefix_list_ids, *one.prefix_list_id) == input.prefix_list_ids.end()) continue;
        const bool fits = std::ranges::all_of(input.filters, [&](const Filter& filter) {
            return fits_filter(filter, {filter.name == "prefix-list-id" ? *one.prefix_list_id : *one.prefix_list_name});
        });
        if (fits) output.prefix_lists.push_back(one);
    }
    return output;
}

}  // namespace backlot::ec2
