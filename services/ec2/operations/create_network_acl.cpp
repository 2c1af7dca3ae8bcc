// CreateNetworkAcl: a network ACL that refuses everything, of no subnet yet.
//
// Fails with InvalidVpcID.NotFound.
//
// Source: Amazon EC2 API Reference (2016-11-15), CreateNetworkAcl.
#include "services/ec2/acls.h"
#include "services/ec2/begin.h"
#include "services/ec2/gate.h"
#include "services/ec2/idempotency.h"
#include "services/ec2/tags.h"

namespace backlot::ec2 {

Result<Access> create_network_acl_access(const Context& context, const CreateNetworkAclInput& input) {
    auto questions = on_new(context, "ec2:CreateNetworkAcl", "network-acl", input.tag_specifications);
    questions.push_back(on(context, "ec2:CreateNetworkAcl", input.vpc_id, "vpc"));
    return asks(std::move(questions));
}

Result<CreateNetworkAclOutput> create_network_acl(Context& context, const CreateNetworkAclInput& input) {
    BACKLOT_CHECK(begin(input, {"VpcId", "TagSpecifications", "ClientToken"}));
    BACKLOT_TRY(vpc, need(context, vpcs, input.vpc_id));
    BACKLOT_TRY(tags, tags_in(input.tag_specifications, "network-acl"));
    BACKLOT_TRY(before, made_before(context, acls, input));
    if (before) return CreateNetworkAclOutput{.network_acl = acl_shape(context, *before), .client_token = input.client_token};
    const auto acl = new_acl(new_id(context, "acl-"), vpc.id);
    keep(context, acls, acl);
    keep_tags(context, acl.id, tags);
    note_made(context, input, acl.id);
    return CreateNetworkAclOutput{.network_acl = acl_shape(context, acl), .client_token = input.client_token};
}

}  // namespace backlot::ec2
