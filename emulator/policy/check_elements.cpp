#include "policy/validate.h"

#include <algorithm>

namespace backlot::policy {
namespace {

std::unexpected<Error> elements_malformed(std::string message) {
    return fail("MalformedPolicyDocument", std::move(message), 400);
}

bool is_every(const std::vector<Pattern>& patterns) { return patterns.size() == 1 && patterns[0].is_any(); }

Result<> check_attached(const Statement& statement) {
    if (statement.principal) return elements_malformed("Policy document should not specify a principal.");
    if (!statement.has_resource) return elements_malformed("Policy statement must contain resources.");
    return {};
}

// Source: Organizations User Guide, "RCP syntax".
Result<> check_resource_control(const Statement& statement) {
    const auto refuse = [](const char* why) {
        return elements_malformed(std::string("The provided policy document does not meet the requirements of the "
                                              "specified policy type: ") + why);
    };
    if (!statement.principal || statement.is_not_principal || !statement.principal->everyone)
        return refuse("Principal must be \"*\".");
    if (statement.is_not_action) return refuse("NotAction is not supported.");
    if (!statement.has_resource) return refuse("Resource or NotResource is required.");
    if (statement.effect == Effect::allow) {
        const bool is_full_access = is_every(statement.actions) && is_every(statement.resources) &&
                                    !statement.is_not_resource && statement.conditions.empty();
        return is_full_access ? Result<>{} : Result<>(refuse("Effect must be Deny."));
    }
    if (std::ranges::any_of(statement.actions, &Pattern::is_any)) return refuse("Action \"*\" is not supported.");
    return {};
}

Result<> check_trust(const Statement& statement) {
    if (!statement.principal) return elements_malformed("Missing required field Principal");
    if (statement.is_not_principal) return elements_malformed("Has prohibited field NotPrincipal");
    if (statement.has_resource) return elements_malformed("Has prohibited field Resource");
    if (statement.is_not_action) return elements_malformed("Has prohibited field NotAction");
    return {};
}

}  // namespace

Result<> check_elements(const Document& document, PolicyKind kind) {
    for (const auto& statement : document.statements) {
        switch (kind) {
            case PolicyKind::identity:
            case PolicyKind::boundary:
            case PolicyKind::session:
            case PolicyKind::service_control: BACKLOT_CHECK(check_attached(statement)); break;
            case PolicyKind::resource_control: BACKLOT_CHECK(check_resource_control(statement)); break;
            case PolicyKind::trust: BACKLOT_CHECK(check_trust(statement)); break;
            case PolicyKind::resource:
            case PolicyKind::endpoint:
                if (!statement.principal) return elements_malformed("Missing required field Principal");
                break;
        }
    }
    return {};
}

}  // namespace backlot::policy
