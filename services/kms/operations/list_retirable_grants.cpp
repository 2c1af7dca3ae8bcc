// ListRetirableGrants: the grants in a region that a principal may retire, on keys of whatever account.
//
// DIFFERS: finds them by reading every grant.
//
// Fails with InvalidMarkerException, InvalidArnException, ValidationException.
//
// Source: KMS API Reference, ListRetirableGrants.
#include "services/kms/access.h"
#include "services/kms/grant_shapes.h"
#include "services/kms/grants.h"
#include "services/kms/paging.h"

namespace backlot::kms {

Result<Access> list_retirable_grants_access(const Context& context, const ListRetirableGrantsInput&) {
    return plain_access(context, "kms:ListRetirableGrants");
}

Result<ListRetirableGrantsOutput> list_retirable_grants(const Context& context, const ListRetirableGrantsInput& input) {
    if (input.retiring_principal.has_value() == input.retiring_service_principal.has_value()) {
        return errors::validation("Specify either RetiringPrincipal or RetiringServicePrincipal.");
    }
    std::string wanted = input.retiring_service_principal.value_or("");
    if (input.retiring_principal) {
        BACKLOT_TRY(principal, grant_principal(context, *input.retiring_principal));
        wanted = std::move(principal.arn);
    }
    BACKLOT_TRY(page, Page<GrantListEntry>::begin(input, 50));
    store::scan(context.view(), grant_records, [&](const GrantRecord& grant) {
        const auto& retiree = input.retiring_principal ? grant.retiree : grant.retiree_service;
        if (grant.region != context.region() || retiree != wanted) return true;
        return page.add(grant.account + grant.key_id + grant.id, entry_of(grant));
    });
    ListRetirableGrantsOutput output;
    page.fill(output, output.grants);
    return output;
}

}  // namespace backlot::kms
