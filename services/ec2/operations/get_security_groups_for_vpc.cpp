// GetSecurityGroupsForVpc: the groups that interfaces of a VPC can have: those made in it. There are no groups shared by
// RAM and none associated with further VPCs here.
//
// Fails with InvalidVpcID.NotFound.
//
// Source: Amazon EC2 API Reference, GetSecurityGroupsForVpc.
#include "services/ec2/begin.h"
#include "services/ec2/describe.h"
#include "services/ec2/gate.h"
#include "services/ec2/groups.h"

namespace backlot::ec2 {

namespace {

constexpr FilterOf<GroupRecord> group_of_vpc_filters[] = {
    {"group-id", [](const Context&, const GroupRecord& one) { return Texts{one.id}; }},
    {"group-name", [](const Context&, const GroupRecord& one) { return Texts{one.name}; }},
    {"description", [](const Context&, const GroupRecord& one) { return Texts{one.description}; }},
    {"owner-id", [](const Context& context, const GroupRecord&) { return Texts{owner_of(context)}; }},
    {"primary-vpc-id", [](const Context&, const GroupRecord& one) { return Texts{one.vpc}; }},
};

}  // namespace

Result<Access> get_security_groups_for_vpc_access(const Context& context, const GetSecurityGroupsForVpcInput& input) {
    return asks(on(context, "ec2:GetSecurityGroupsForVpc", input.vpc_id));
}

Result<GetSecurityGroupsForVpcOutput> get_security_groups_for_vpc(const Context& context, const GetSecurityGroupsForVpcInput& input) {
    BACKLOT_CHECK(begin(input, {"VpcId", "Filters", "NextToken", "MaxResults"}));
    BACKLOT_CHECK(need(context, vpcs, input.vpc_id));
    const auto own = all_that(context, groups, [&](const GroupRecord& group) { return group.vpc == input.vpc_id; });
    BACKLOT_TRY(page, select_from<GroupRecord>(context, own, group_of_vpc_filters,
                                               {"groupIds", {}, input.filters, input.max_results, input.next_token}));
    GetSecurityGroupsForVpcOutput output{.next_token = page.next};
    output.security_group_for_vpcs.given = true;
    for (const auto& one : page.items) {
        SecurityGroupForVpc shape{.description = one.description, .group_name = one.name, .owner_id = owner_of(context), .group_id = one.id,
                                  .tags = tag_list_of(context, one.id), .primary_vpc_id = one.vpc};
        shape.tags.given = true;
        output.security_group_for_vpcs.push_back(std::move(shape));
    }
    return output;
}

}  // namespace backlot::ec2
