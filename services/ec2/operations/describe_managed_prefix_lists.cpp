// DescribeManagedPrefixLists: AWS's own lists, those of services that gateway endpoints lead to. An account makes none yet.
//
// Fails with InvalidPrefixListID.NotFound, InvalidParameterValue.
//
// Source: Amazon EC2 API Reference (2016-11-15), DescribeManagedPrefixLists; Amazon VPC User Guide, "AWS-managed prefix lists".
#include <algorithm>

#include "services/ec2/begin.h"
#include "services/ec2/describe.h"
#include "services/ec2/endpoints_of_vpc.h"
#include "services/ec2/gate.h"

namespace backlot::ec2 {

namespace {

constexpr std::string_view list_owner = "AWS";

// What each filter looks at.
std::string value_of(const PrefixList& list, std::string_view filter) {
    if (filter == "prefix-list-id") return *list.prefix_list_id;
    return filter == "prefix-list-name" ? *list.prefix_list_name : std::string(list_owner);
}

ManagedPrefixList managed_shape(const Context& context, const PrefixList& list) {
    ManagedPrefixList shape{.prefix_list_id = list.prefix_list_id, .address_family = "IPv4", .state = "create-complete",
                            .prefix_list_arn = "arn:aws:ec2:" + context.region() + ":aws:prefix-list/" + *list.prefix_list_id,
                            .prefix_list_name = list.prefix_list_name, .owner_id = std::string(list_owner)};
    shape.tags.given = true;
    return shape;
}

}  // namespace

Result<Access> describe_managed_prefix_lists_access(const Context& context, const DescribeManagedPrefixListsInput&) {
    return on_all(context, "ec2:DescribeManagedPrefixLists");
}

Result<DescribeManagedPrefixListsOutput> describe_managed_prefix_lists(const Context& context, const DescribeManagedPrefixListsInput& input) {
    BACKLOT_CHECK(begin(input, {"Filters", "MaxResults", "NextToken", "PrefixListIds"}));
    BACKLOT_CHECK(check_wanted({"prefixListIds", input.prefix_list_ids, input.filters, input.max_results, input.next_token}, [](std::string_view name) {
        return name == "owner-id" || name == "prefix-list-id" || name == "prefix-list-name";
    }));
    const auto lists = prefix_lists_of(context);
    for (const auto& id : input.prefix_list_ids) {
        if (std::ranges::find(lists, id, &PrefixList::prefix_list_id) == lists.end()) {
            return errors::make("InvalidPrefixListID.NotFound", "The prefix list ID '" + id + "' does not exist");
        }
    }
    DescribeManagedPrefixListsOutput output;
    output.prefix_lists.given = true;
    for (const auto& one : lists) {
        if (!input.prefix_list_ids.empty() && std::ranges::find(input.prefix_list_ids, *one.prefix_list_id) == input.prefix_list_ids.end()) continue;
        const bool fits = std::ranges::all_of(input.filters, [&](const Filter& filter) {
            return fits_filter(filter, {value_of(one, filter.name.value_or(""))});
        });
        if (fits) output.prefix_lists.push_back(managed_shape(context, one));
    }
    return output;
}

}  // namespace backlot::ec2
