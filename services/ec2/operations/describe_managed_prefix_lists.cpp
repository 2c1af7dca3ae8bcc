// DescribeManagedPrefixLists: AWS's own lists, those of services that gateway endpoints lead to. An account makes none yet.
//
// Fails with InvalidPrefixListID.NotFound, InvalidParameterValue.
//
// Source: Amazon EC2 API Reference (2016-11-15), DescribeManagedPrefixLists; Amazon VPC User Guide, "AWS-managed prefix lists".
#include "services/ec2/begin.h"
#include "services/ec2/describe.h"
#include "services/ec2/endpoints_of_vpc.h"
#include "services/ec2/gate.h"

namespace backlot::ec2 {

namespace {

constexpr std::string_view list_owner = "AWS";

constexpr FilterOf<PrefixList> managed_list_filters[] = {
    {"owner-id", [](const Context&, const PrefixList&) { return Texts{std::string(list_owner)}; }},
    {"prefix-list-id", [](const Context&, const PrefixList& one) { return Texts{*one.prefix_list_id}; }},
    {"prefix-list-name", [](const Context&, const PrefixList& one) { return Texts{*one.prefix_list_name}; }},
};

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
    BACKLOT_TRY(lists, wanted_prefix_lists(context, managed_list_filters, {"prefixListIds", input.prefix_list_ids, input.filters, input.max_results, input.next_token},
                                           "InvalidPrefixListID.NotFound"));
    DescribeManagedPrefixListsOutput output;
    output.prefix_lists.given = true;
    for (const auto& one : lists) output.prefix_lists.push_back(managed_shape(context, one));
    return output;
}

}  // namespace backlot::ec2
