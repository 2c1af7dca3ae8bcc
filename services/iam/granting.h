// Which services the policies of an identity let it reach, as far as identity policies say.
//
// Source: IAM API Reference, ListPoliciesGrantingServiceAccess.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "services/iam/access.h"
#include "services/iam/entities.h"

namespace backlot::iam {

struct HeldPolicy {
    std::string name;
    std::string arn;  // empty: inline
    std::string document;
    Kind kind{};  // who holds it: the identity, or one of a user's groups
    std::string entity;
};

[[nodiscard]] Access on_identity(const Context& context, std::string_view action, const std::string& arn);
// The user, group or role of the account that an ARN names. Fails with NoSuchEntity, InvalidInput.
[[nodiscard]] Result<Entity> entity_at(const Context& context, const std::string& arn);
// A user's groups' too. Fails with NoSuchEntity.
[[nodiscard]] Result<std::vector<HeldPolicy>> policies_held_by(const Context& context, Entity& entity);
// Whether a document allows any action of a service.
[[nodiscard]] bool grants_service(std::string_view document, std::string_view service);

}  // namespace backlot::iam
