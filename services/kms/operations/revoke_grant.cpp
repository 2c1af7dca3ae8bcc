// RevokeGrant: a grant is taken back by who may, by the key's policy.
//
// Fails with NotFoundException, InvalidGrantIdException, InvalidArnException, DryRunOperationException.
//
// Source: KMS API Reference, RevokeGrant.
#include "services/kms/access.h"
#include "services/kms/errors.h"
#include "services/kms/grants.h"
#include "services/kms/model.h"

namespace backlot::kms {

Result<Access> revoke_grant_access(const Context& context, const RevokeGrantInput& input) {
    ConditionKeys more;
    add_key(more, "kms:GrantIsForAWSResource", truth(!context.caller().via_service.empty() || !context.caller().service.empty()));
    return key_access(context, input.key_id, "kms:RevokeGrant", std::move(more), Names::keys);
}

Result<RevokeGrantOutput> revoke_grant(Context& context, const RevokeGrantInput& input) {
    BACKLOT_TRY(target, kept_target(context, input.key_id, "kms:RevokeGrant", Names::keys));
    const auto grant = find_grant(context, target.key, input.grant_id);
    if (!grant) return errors::make("InvalidGrantIdException", "The grant id " + input.grant_id + " is not valid.");
    if (input.dry_run.value_or(false)) return errors::dry_run();
    erase_grant(context, *grant);
    return RevokeGrantOutput{};
}

}  // namespace backlot::kms
