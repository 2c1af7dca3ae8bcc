// ListGrants: the grants of a key, all or those of one grantee.
//
// Fails with InvalidGrantIdException, InvalidMarkerException, NotFoundException, InvalidArnException.
//
// Source: KMS API Reference, ListGrants.
#include "services/kms/access.h"
#include "services/kms/grant_shapes.h"
#include "services/kms/grants.h"
#include "services/kms/paging.h"

namespace backlot::kms {

Result<Access> list_grants_access(const Context& context, const ListGrantsInput& input) {
    ConditionKeys more;
    add_key(more, "kms:GrantIsForAWSResource", truth(!context.caller().via_service.empty() || !context.caller().service.empty()));
    return key_access(context, input.key_id, "kms:ListGrants", std::move(more), Names::keys);
}

Result<ListGrantsOutput> list_grants(const Context& context, const ListGrantsInput& input) {
    BACKLOT_TRY(target, kept_target(context, input.key_id, "kms:ListGrants", Names::keys));
    if (input.grant_id && !find_grant(context, target.key, *input.grant_id)) {
        return errors::make("InvalidGrantIdException", "The grant id " + *input.grant_id + " is not valid.");
    }
    BACKLOT_TRY(page, Page<GrantListEntry>::begin(input, 50));
    for (const auto& grant : grants_of(context, target.key)) {
        if (input.grant_id && grant.id != *input.grant_id) continue;
        if (input.grantee_principal && grant.grantee != *input.grantee_principal) continue;
        if (input.grantee_service_principal && grant.grantee_service != *input.grantee_service_principal) continue;
        if (!page.add(grant.id, entry_of(grant))) break;
    }
    ListGrantsOutput output;
    page.fill(output, output.grants);
    return output;
}

}  // namespace backlot::kms
