// Grants: which of them may count in a decision, their tokens, and the principals they name.
//
// A grant names a user or role as AWS does, by its unique id behind the ARN: one that was deleted and made again under
// the same name is not the grantee. Grants count at once, with a token or without: there is no eventual consistency.
//
// Source: KMS API Reference, CreateGrant, RetireGrant; KMS Developer Guide, "Grants in AWS KMS".
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "kernel/context.h"
#include "policy/layers.h"
#include "services/kms/tables.h"

namespace backlot::kms {

using kernel::Context;

// In the order of their ids.
[[nodiscard]] std::vector<GrantRecord> grants_of(const Context& context, const KeyRecord& key);
[[nodiscard]] std::optional<GrantRecord> find_grant(const Context& context, const KeyRecord& key, std::string_view id);

// The grants of a key as the policy engine takes them, without those whose grantee is gone or whose SourceArn is not the
// request's.
[[nodiscard]] std::vector<policy::Grant> grants_for_decision(const Context& context, const KeyRecord& key,
                                                             std::string_view action);

// Whether `parent`, which allows CreateGrant, lets its grantee create `child`: no operation more, constraints no looser.
[[nodiscard]] bool may_create(const GrantRecord& parent, const GrantRecord& child);

[[nodiscard]] policy::Grant decidable(const Context& context, const GrantRecord& grant, std::string_view action);

struct GrantPrincipal {
    std::string arn;
    std::string unique_id;
};
// Fails with InvalidArnException where there is no such account, user, role, session or federated user.
[[nodiscard]] Result<GrantPrincipal> grant_principal(const Context& context, std::string_view text);

// A token opens nothing by itself: it names its grant, and proves that it was given out here.
[[nodiscard]] std::string make_grant_token(const Context& context, const GrantRecord& grant);
// The grant of a token, or nothing where it is gone. Fails with InvalidGrantTokenException.
[[nodiscard]] Result<std::optional<GrantRecord>> read_grant_token(const Context& context, std::string_view token);
[[nodiscard]] Result<> check_grant_tokens(const Context& context, const std::vector<std::string>& tokens);

void put_grant(Context& context, const GrantRecord& grant);
void erase_grant(Context& context, const GrantRecord& grant);

}  // namespace backlot::kms
