// DescribeSubnets: subnets by id and filters.
//
// Fails with InvalidSubnetID.NotFound, InvalidParameterValue.
//
// Source: Amazon EC2 API Reference (2016-11-15), DescribeSubnets.
#include "services/ec2/begin.h"
#include "services/ec2/describe.h"
#include "services/ec2/gate.h"
#include "services/ec2/network.h"
#include "services/ec2/zones.h"

namespace backlot::ec2 {

namespace {

Texts subnet_zone(const Context&, const SubnetRecord& one) { return {one.zone}; }
Texts subnet_cidr(const Context&, const SubnetRecord& one) { return {one.cidr}; }
Texts subnet_default(const Context&, const SubnetRecord& one) { return yes_or_no(one.is_default); }

constexpr FilterOf<SubnetRecord> subnet_filters[] = {
    {"subnet-id", [](const Context&, const SubnetRecord& one) { return Texts{one.id}; }},
    {"vpc-id", [](const Context&, const SubnetRecord& one) { return Texts{one.vpc}; }},
    {"availability-zone", subnet_zone},
    {"availabilityZone", subnet_zone},
    {"availability-zone-id",
     [](const Context& context, const SubnetRecord& one) { return Texts{zone_id(context.region(), one.zone)}; }},
    {"cidr-block", subnet_cidr},
    {"cidr", subnet_cidr},
    {"cidrBlock", subnet_cidr},
    {"default-for-az", subnet_default},
    {"defaultForAz", subnet_default},
    {"map-public-ip-on-launch",
     [](const Context&, const SubnetRecord& one) { return yes_or_no(one.maps_public_ip); }},
    {"available-ip-address-count",
     [](const Context& context, const SubnetRecord& one) {
         return Texts{std::to_string(count_free_addresses(context, one))};
     }},
    {"private-dns-name-options-on-launch.hostname-type", [](const Context&, const SubnetRecord&) { return Texts{"ip-name"}; }},
    {"private-dns-name-options-on-launch.enable-resource-name-dns-a-record", [](const Context&, const SubnetRecord&) { return yes_or_no(false); }},
    {"private-dns-name-options-on-launch.enable-resource-name-dns-aaaa-record", [](const Context&, const SubnetRecord&) { return yes_or_no(false); }},
    {"enable-dns64", [](const Context&, const SubnetRecord&) { return yes_or_no(false); }},
    {"ipv6-native", [](const Context&, const SubnetRecord&) { return yes_or_no(false); }},
    {"map-customer-owned-ip-on-launch", [](const Context&, const SubnetRecord&) { return yes_or_no(false); }},
    {"customer-owned-ipv4-pool", none_has<SubnetRecord>},
    {"enable-lni-at-device-index", none_has<SubnetRecord>},
    {"ipv6-cidr-block-association.association-id", none_has<SubnetRecord>},
    {"ipv6-cidr-block-association.ipv6-cidr-block", none_has<SubnetRecord>},
    {"ipv6-cidr-block-association.state", none_has<SubnetRecord>},
    {"outpost-arn", none_has<SubnetRecord>},
    {"owner-id", [](const Context& context, const SubnetRecord&) { return Texts{owner_of(context)}; }},
    {"state", [](const Context&, const SubnetRecord&) { return Texts{"available"}; }},
    {"subnet-arn",
     [](const Context& context, const SubnetRecord& one) { return Texts{arn_of(context, "subnet", one.id)}; }},
};

}  // namespace

Result<Access> describe_subnets_access(const Context& context, const DescribeSubnetsInput&) {
    return on_all(context, "ec2:DescribeSubnets");
}

Result<DescribeSubnetsOutput> describe_subnets(const Context& context, const DescribeSubnetsInput& input) {
    BACKLOT_CHECK(begin(input, {"Filters", "SubnetIds", "NextToken", "MaxResults"}));
    BACKLOT_TRY(page, select<SubnetRecord>(
                          context, subnets, subnet_filters,
                          {"subnetIds", input.subnet_ids, input.filters, input.max_results, input.next_token}));
    DescribeSubnetsOutput output{.next_token = page.next};
    output.subnets.given = true;
    for (const auto& one : page.items) output.subnets.push_back(subnet_shape(context, one));
    return output;
}

}  // namespace backlot::ec2
