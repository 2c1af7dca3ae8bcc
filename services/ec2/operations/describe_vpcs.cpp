// DescribeVpcs: VPCs by id and filters.
//
// Fails with InvalidVpcID.NotFound, InvalidParameterValue.
//
// Source: Amazon EC2 API Reference (2016-11-15), DescribeVpcs.
#include "services/ec2/begin.h"
#include "services/ec2/describe.h"
#include "services/ec2/gate.h"
#include "services/ec2/network.h"

namespace backlot::ec2 {

namespace {

// One thing of each range.
template <class Part>
constexpr auto of_ranges(Part) {
    return [](const Context&, const VpcRecord& one) {
        Texts texts;
        for (const auto& range : one.ranges()) texts.push_back(Part{}(range));
        return texts;
    };
}

constexpr FilterOf<VpcRecord> vpc_filters[] = {
    {"vpc-id", [](const Context&, const VpcRecord& one) { return Texts{one.id}; }},
    {"cidr", [](const Context&, const VpcRecord& one) { return Texts{one.cidr}; }},
    {"cidr-block-association.cidr-block", of_ranges([](const RangeRecord& range) { return range.cidr; })},
    {"cidr-block-association.association-id", of_ranges([](const RangeRecord& range) { return range.association; })},
    {"cidr-block-association.state", of_ranges([](const RangeRecord&) { return std::string("associated"); })},
    {"dhcp-options-id", [](const Context&, const VpcRecord& one) { return Texts{one.dhcp_options}; }},
    {"is-default", [](const Context&, const VpcRecord& one) { return yes_or_no(one.is_default); }},
    {"isDefault", [](const Context&, const VpcRecord& one) { return yes_or_no(one.is_default); }},
    {"owner-id", [](const Context& context, const VpcRecord&) { return Texts{owner_of(context)}; }},
    {"ipv6-cidr-block-association.association-id", none_has<VpcRecord>},
    {"ipv6-cidr-block-association.ipv6-cidr-block", none_has<VpcRecord>},
    {"ipv6-cidr-block-association.ipv6-pool", none_has<VpcRecord>},
    {"ipv6-cidr-block-association.state", none_has<VpcRecord>},
    {"state", [](const Context&, const VpcRecord&) { return Texts{"available"}; }},
};

}  // namespace

Result<Access> describe_vpcs_access(const Context& context, const DescribeVpcsInput&) {
    return on_all(context, "ec2:DescribeVpcs");
}

Result<DescribeVpcsOutput> describe_vpcs(const Context& context, const DescribeVpcsInput& input) {
    BACKLOT_CHECK(begin(input, {"Filters", "VpcIds", "NextToken", "MaxResults"}));
    BACKLOT_TRY(page, select<VpcRecord>(context, vpcs, vpc_filters,
                                        {"vpcIds", input.vpc_ids, input.filters, input.max_results, input.next_token}));
    DescribeVpcsOutput output{.next_token = page.next};
    output.vpcs.given = true;
    for (const auto& one : page.items) output.vpcs.push_back(vpc_shape(context, one));
    return output;
}

}  // namespace backlot::ec2
