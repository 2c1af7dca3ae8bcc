// GetManagedPrefixListEntries: the addresses of one of AWS's own lists, which has no versions.
//
// Fails with InvalidPrefixListID.NotFound.
//
// Source: Amazon EC2 API Reference (2016-11-15), GetManagedPrefixListEntries.
#include <algorithm>

#include "services/ec2/begin.h"
#include "services/ec2/endpoints_of_vpc.h"
#include "services/ec2/gate.h"

namespace backlot::ec2 {

Result<Access> get_managed_prefix_list_entries_access(const Context& context, const GetManagedPrefixListEntriesInput& input) {
    auto question = on(context, "ec2:GetManagedPrefixListEntries", input.prefix_list_id, "prefix-list");
    const auto lists = prefix_lists_of(context);
    if (std::ranges::find(lists, input.prefix_list_id, &PrefixList::prefix_list_id) != lists.end()) {
        question.resource = "arn:aws:ec2:" + context.region() + ":aws:prefix-list/" + input.prefix_list_id;
    }
    return asks(std::move(question));
}

Result<GetManagedPrefixListEntriesOutput> get_managed_prefix_list_entries(const Context& context, const GetManagedPrefixListEntriesInput& input) {
    BACKLOT_CHECK(begin(input, {"PrefixListId", "MaxResults", "NextToken"}));
    const auto lists = prefix_lists_of(context);
    const auto list = std::ranges::find(lists, input.prefix_list_id, &PrefixList::prefix_list_id);
    if (list == lists.end()) return errors::make("InvalidPrefixListID.NotFound", "The prefix list ID '" + input.prefix_list_id + "' does not exist");
    GetManagedPrefixListEntriesOutput output;
    output.entries.given = true;
    for (const auto& cidr : list->cidrs) output.entries.push_back({.cidr = cidr});
    return output;
}

}  // namespace backlot::ec2
