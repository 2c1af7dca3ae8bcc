// PutResourcePolicy: the organization's delegation policy: which members may call which of its operations.
//
// Only reading and the management of policies can be delegated. Fails with InvalidInputException
// (INVALID_RESOURCE_POLICY_JSON, INVALID_PRINCIPAL, UNSUPPORTED_ACTION_IN_RESOURCE_POLICY).
//
// Source: AWS Organizations API Reference (2016-11-28), PutResourcePolicy; User Guide, "Update a resource-based
// delegation policy".
#include "base/encoding.h"
#include "identity/principals.h"
#include "policy/validate.h"
#include "services/organizations/organization.h"
#include "services/organizations/resource_policy.h"
#include "services/organizations/tags.h"
#include "text/json.h"

namespace backlot::organizations {

namespace {

constexpr std::string_view delegable_writes[] = {
    "createpolicy",  "updatepolicy",      "deletepolicy", "attachpolicy",  "detachpolicy",
    "enablepolicytype", "disablepolicytype", "tagresource",  "untagresource",
};

// Reading, and managing policies.
bool is_delegable(std::string action) {
    action = to_lower(action);
    constexpr std::string_view service = "organizations:";
    if (!action.starts_with(service)) return false;
    action.erase(0, service.size());
    if (action.starts_with("describe") || action.starts_with("list")) return true;
    return std::ranges::find(delegable_writes, action) != std::end(delegable_writes);
}

std::vector<Json> several(const Json& value) { return value.is_array() ? value.as_array() : std::vector<Json>{value}; }

// Fails with InvalidInputException (UNSUPPORTED_ACTION_IN_RESOURCE_POLICY, INVALID_RESOURCE_POLICY_JSON).
Result<> check_statements(const std::string& content) {
    const auto document = Json::parse(content);
    if (!document) return errors::invalid_input("INVALID_RESOURCE_POLICY_JSON", document.error().message);
    for (const auto& statement : several((*document)["Statement"])) {
        if (statement.find("NotAction") != nullptr || statement.find("NotResource") != nullptr) {
            return errors::invalid_input("INVALID_RESOURCE_POLICY_JSON",
                                         "A resource policy cannot contain NotAction or NotResource.");
        }
        for (const auto& action : several(statement["Action"])) {
            if (is_delegable(action.string_or(""))) continue;
            return errors::invalid_input("UNSUPPORTED_ACTION_IN_RESOURCE_POLICY",
                                         "The resource policy contains an action that cannot be delegated: " +
                                             action.string_or(""));
        }
    }
    return {};
}

}  // namespace

Result<Access> put_resource_policy_access(const Context& context, const PutResourcePolicyInput& input) {
    BACKLOT_TRY(access, access_to(context, Callers::management, "PutResourcePolicy"));
    add_tags(access, input.tags);
    return access;
}

Result<PutResourcePolicyOutput> put_resource_policy(Context& context, const PutResourcePolicyInput& input) {
    BACKLOT_TRY(home, home_of(context));
    auto& organization = home.organization;
    auto valid = policy::validate(input.content, {.kind = policy::PolicyKind::resource, .service = "organizations"});
    if (!valid) return errors::invalid_input("INVALID_RESOURCE_POLICY_JSON", valid.error().message);
    BACKLOT_CHECK(check_statements(input.content));
    BACKLOT_TRY(tags, checked_tags(input.tags));
    // AWS says that this fails, and not how.
    if (!tags.empty() && !organization.resource_policy.empty()) {
        return errors::invalid_input("INVALID_LIST_MEMBER", "Tags apply only when the resource policy is created.");
    }
    auto stored = identity::canonical(context.view(), input.content);
    if (!stored) {
        return errors::invalid_input("INVALID_PRINCIPAL", "You specified an invalid principal: " + stored.error().message);
    }
    if (organization.resource_policy_id.empty()) organization.resource_policy_id = "rp-" + context.ids().alnum_lower(8);
    organization.resource_policy = *std::move(stored);
    if (!tags.empty()) organization.resource_policy_tags = std::move(tags);
    store_organization(context, organization);
    return PutResourcePolicyOutput{.resource_policy = describe_resource_policy(context, organization)};
}

}  // namespace backlot::organizations
