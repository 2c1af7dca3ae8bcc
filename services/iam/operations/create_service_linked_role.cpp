// CreateServiceLinkedRole: the role that a service keeps for itself, with its trust and its policy.
//
// Fails with InvalidInput where the service has no such role, one of the name exists, or takes no suffix.
//
// Source: IAM API Reference, CreateServiceLinkedRole; IAM User Guide, "Create a service-linked role".
#include "policy/managed_policies.h"
#include "services/iam/access.h"
#include "services/iam/entities.h"
#include "services/iam/errors.h"
#include "services/iam/linked_roles.h"
#include "text/json.h"

namespace backlot::iam {

namespace {

std::string linked_role_path(std::string_view service) { return "/aws-service-role/" + std::string(service) + "/"; }

}  // namespace

Result<Access> create_service_linked_role_access(const Context& context, const CreateServiceLinkedRoleInput& input) {
    const auto linked = linked_role_of(input.aws_service_name);
    auto name = std::string(linked ? linked->role : "*");
    if (input.custom_suffix) name += "_" + *input.custom_suffix;
    auto access = on_arn("iam:CreateServiceLinkedRole",
                         iam_arn(context, "role", linked_role_path(input.aws_service_name), name));
    add_key(access, "iam:AWSServiceName", input.aws_service_name);
    return access;
}

Result<CreateServiceLinkedRoleOutput> create_service_linked_role(Context& context,
                                                                 const CreateServiceLinkedRoleInput& input) {
    const auto linked = linked_role_of(input.aws_service_name);
    if (!linked) {
        return errors::invalid_input("Service role is not available for the service " + input.aws_service_name + ".");
    }
    if (input.custom_suffix && !linked->takes_suffix) {
        return errors::invalid_input("Custom suffix is not allowed for " + input.aws_service_name);
    }
    identity::Role role;
    role.name = linked->role;
    if (input.custom_suffix) role.name += "_" + *input.custom_suffix;
    if (identity::find_role(context.view(), context.account(), role.name)) {
        return errors::invalid_input("Service role name " + role.name +
                                     " has been taken in this account, please try a different suffix.");
    }
    role.path = linked_role_path(input.aws_service_name);
    role.id = identity::unique_id(context.ids(), "AROA");
    role.created = second_of(context.now());
    role.description = input.description.value_or("");
    role.linked_service = input.aws_service_name;
    const auto statement = Json::object({{"Action", Json::array({"sts:AssumeRole"})},
                                         {"Effect", "Allow"},
                                         {"Principal", Json::object({{"Service", Json::array({input.aws_service_name})}})}});
    role.trust = Json::object({{"Version", "2012-10-17"}, {"Statement", Json::array({statement})}}).dump();
    if (const auto attached = policy::managed_policy_named(linked->policy)) {
        role.attached.emplace_back(attached->arn);
    }
    identity::put_role(context.writes(), context.account(), role);
    return CreateServiceLinkedRoleOutput{.role = shape_of(context, role, Detail::least)};
}

}  // namespace backlot::iam
