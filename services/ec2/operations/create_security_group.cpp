// CreateSecurityGroup: a group that lets everything out and nothing in.
//
// Fails with InvalidVpcID.NotFound, InvalidGroup.Duplicate, InvalidGroup.Reserved, InvalidParameterValue,
// VPCIdNotSpecified.
//
// Source: Amazon EC2 API Reference (2016-11-15), CreateSecurityGroup.
#include "services/ec2/begin.h"
#include "services/ec2/gate.h"
#include "services/ec2/groups.h"
#include "services/ec2/network.h"
#include "services/ec2/tags.h"

namespace backlot::ec2 {

namespace {

constexpr std::size_t group_text_limit = 255;

Result<> check_group_text(const std::string& text, std::string_view parameter) {
    constexpr std::string_view allowed =
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789 ._-:/()#,@[]+=&;{}!$*";
    if (text.empty()) return errors::missing(parameter);
    if (text.size() <= group_text_limit && text.find_first_not_of(allowed) == text.npos) return {};
    return errors::invalid_value(text, parameter, "Character sets beyond ASCII are not supported.");
}

}  // namespace

Result<Access> create_security_group_access(const Context& context, const CreateSecurityGroupInput& input) {
    auto questions = on_new(context, "ec2:CreateSecurityGroup", "security-group", input.tag_specifications);
    const auto vpc = input.vpc_id ? std::nullopt : default_vpc(context);
    if (input.vpc_id || vpc) {
        questions.push_back(on(context, "ec2:CreateSecurityGroup", input.vpc_id ? *input.vpc_id : vpc->id, "vpc"));
    }
    return asks(std::move(questions));
}

Result<CreateSecurityGroupOutput> create_security_group(Context& context, const CreateSecurityGroupInput& input) {
    BACKLOT_CHECK(begin(input, {"Description", "GroupName", "VpcId", "TagSpecifications"}));
    BACKLOT_CHECK(check_group_text(input.group_name, "groupName"));
    BACKLOT_CHECK(check_group_text(input.description, "groupDescription"));
    if (input.group_name.starts_with("sg-")) {
        return errors::invalid_value(input.group_name, "groupName", "Group names may not be in the format sg-*.");
    }
    auto vpc = default_vpc(context);
    if (input.vpc_id) {
        BACKLOT_TRY(named, need(context, vpcs, *input.vpc_id));
        vpc = named;
    }
    if (!vpc) return errors::make("VPCIdNotSpecified", "No default VPC for this user");
    if (input.group_name == "default") {
        return errors::make("InvalidParameterValue", "Cannot use reserved security group name: default");
    }
    if (find_group_named(context, vpc->id, input.group_name)) {
        return errors::make("InvalidGroup.Duplicate", "The security group '" + input.group_name +
                                                          "' already exists for VPC '" + vpc->id + "'");
    }
    BACKLOT_TRY(tags, tags_in(input.tag_specifications, "security-group"));
    const GroupRecord group{.id = new_id(context, "sg-"),
                            .name = input.group_name,
                            .description = input.description,
                            .vpc = vpc->id};
    keep(context, groups, group);
    keep_tags(context, group.id, tags);
    allow_all_egress(context, group.id);
    return CreateSecurityGroupOutput{.group_id = group.id,
                                     .tags = tag_list(tags),
                                     .security_group_arn = arn_of(context, "security-group", group.id)};
}

}  // namespace backlot::ec2
