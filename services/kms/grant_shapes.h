// Grants as answers show them.
//
// Source: KMS API Reference, GrantListEntry.
#pragma once

#include "services/kms/keys.h"
#include "services/kms/model.h"

namespace backlot::kms {

[[nodiscard]] inline GrantListEntry entry_of(const GrantRecord& grant) {
    GrantListEntry out{.key_id = key_arn(grant.account, grant.region, grant.key_id), .grant_id = grant.id};
    if (!grant.name.empty()) out.name = grant.name;
    out.creation_date = grant.created;
    if (!grant.grantee.empty()) out.grantee_principal = grant.grantee;
    if (!grant.retiree.empty()) out.retiring_principal = grant.retiree;
    if (!grant.grantee_service.empty()) out.grantee_service_principal = grant.grantee_service;
    if (!grant.retiree_service.empty()) out.retiring_service_principal = grant.retiree_service;
    out.issuing_account = "arn:aws:iam::" + grant.issuer + ":root";
    out.operations = grant.operations;
    if (!grant.has_equals && !grant.has_subset && grant.source_arn.empty()) return out;
    GrantConstraints constraints;
    if (grant.has_equals) constraints.encryption_context_equals = model::Map<std::string>(grant.equals);
    if (grant.has_subset) constraints.encryption_context_subset = model::Map<std::string>(grant.subset);
    if (!grant.source_arn.empty()) constraints.source_arn = grant.source_arn;
    out.constraints = std::move(constraints);
    return out;
}

}  // namespace backlot::kms
