// DescribePrefixLists: the lists of addresses of services that gateway endpoints lead to.
//
// Fails with InvalidPrefixListId.NotFound, InvalidParameterValue.
//
// Source: Amazon EC2 API Reference (2016-11-15), DescribePrefixLists; AWS PrivateLink Guide, "Gateway endpoints".
#include "services/ec2/begin.h"
#include "services/ec2/describe.h"
#include "services/ec2/endpoints_of_vpc.h"
#include "services/ec2/gate.h"

namespace backlot::ec2 {

namespace {

constexpr FilterOf<PrefixList> prefix_list_filters[] = {
    {"prefix-list-id", [](const Context&, const PrefixList& one) { return Texts{*one.prefix_list_id}; }},
    {"prefix-list-name", [](const Context&, const PrefixList& one) { return Texts{*one.prefix_list_name}; }},
};

}  // namespace

Result<Access> describe_prefix_lists_access(const Context& context, const DescribePrefixListsInput&) {
    return on_all(context, "ec2:DescribePrefixLists");
}

Result<DescribePrefixListsOutput> describe_prefix_lists(const Context& context, const DescribePrefixListsInput& input) {
    BACKLOT_CHECK(begin(input, {"Filters", "PrefixListIds", "MaxResults", "NextToken"}));
    BACKLOT_TRY(lists, wanted_prefix_lists(context, prefix_list_filters, {"prefixListIds", input.prefix_list_ids, input.filters, input.max_results, input.next_token},
                                           "InvalidPrefixListId.NotFound"));
    DescribePrefixListsOutput output;
    output.prefix_lists.given = true;
    for (auto& one : lists) output.prefix_lists.push_back(std::move(one));
    return output;
}

}  // namespace backlot::ec2
