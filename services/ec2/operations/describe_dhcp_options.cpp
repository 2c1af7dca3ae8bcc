// DescribeDhcpOptions: sets of DHCP options by id and filters.
//
// Fails with InvalidDhcpOptionID.NotFound, InvalidParameterValue.
//
// Source: Amazon EC2 API Reference (2016-11-15), DescribeDhcpOptions.
#include "services/ec2/begin.h"
#include "services/ec2/describe.h"
#include "services/ec2/dhcp.h"
#include "services/ec2/gate.h"

namespace backlot::ec2 {

namespace {

constexpr FilterOf<DhcpRecord> dhcp_filters[] = {
    {"dhcp-options-id", [](const Context&, const DhcpRecord& one) { return Texts{one.id}; }},
    {"owner-id", [](const Context& context, const DhcpRecord&) { return Texts{owner_of(context)}; }},
    {"key",
     [](const Context&, const DhcpRecord& one) {
         Texts texts;
         for (const auto& option : one.options) texts.push_back(option.key);
         return texts;
     }},
    {"value",
     [](const Context&, const DhcpRecord& one) {
         Texts texts;
         for (const auto& option : one.options) texts.insert(texts.end(), option.values.begin(), option.values.end());
         return texts;
     }},
};

}  // namespace

Result<Access> describe_dhcp_options_access(const Context& context, const DescribeDhcpOptionsInput&) {
    return on_all(context, "ec2:DescribeDhcpOptions");
}

Result<DescribeDhcpOptionsOutput> describe_dhcp_options(const Context& context, const DescribeDhcpOptionsInput& input) {
    BACKLOT_CHECK(begin(input, {"Filters", "DhcpOptionsIds", "NextToken", "MaxResults"}));
    BACKLOT_TRY(page, select<DhcpRecord>(context, dhcp_options_table, dhcp_filters,
                                         {"dhcpOptionsIds", input.dhcp_options_ids, input.filters, input.max_results, input.next_token}));
    DescribeDhcpOptionsOutput output{.next_token = page.next};
    output.dhcp_options.given = true;
    for (const auto& one : page.items) output.dhcp_options.push_back(dhcp_shape(context, one));
    return output;
}

}  // namespace backlot::ec2
