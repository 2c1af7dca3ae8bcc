// RetireGrant: a grant is given back by who may: its retiring principal, or its grantee if it allows that.
//
// Decided by the grant: a key policy has no say in it.
//
// Fails with NotFoundException, InvalidGrantIdException, InvalidGrantTokenException, ValidationException,
// DryRunOperationException.
//
// Source: KMS API Reference, RetireGrant.
#include "services/kms/access.h"
#include "services/kms/errors.h"
#include "services/kms/grants.h"
#include "services/kms/model.h"

namespace backlot::kms {

namespace {

Result<GrantRecord> grant_of(const Context& context, const RetireGrantInput& input) {
    const bool has_ids = input.key_id && input.grant_id;
    if (has_ids == input.grant_token.has_value()) {
        return errors::validation("Specify either a grant token, or a key ARN and a grant id.");
    }
    if (input.grant_token) {
        BACKLOT_TRY(grant, read_grant_token(context, *input.grant_token));
        if (!grant) return errors::make("NotFoundException", "The grant of this token does not exist.");
        return std::move(*grant);
    }
    BACKLOT_TRY(target, find_target(context, *input.key_id, "kms:RetireGrant", Names::keys));
    auto grant = find_grant(context, target.key, *input.grant_id);
    if (!grant) return errors::make("InvalidGrantIdException", "The grant id " + *input.grant_id + " is not valid.");
    return std::move(*grant);
}

}  // namespace

Result<Access> retire_grant_access(const Context& context, const RetireGrantInput& input) {
    BACKLOT_TRY(grant, grant_of(context, input));
    BACKLOT_TRY(key, find_key(context, grant.account, grant.region, grant.key_id));
    if (!key) return errors::key_not_found(key_arn(grant.account, grant.region, grant.key_id));
    ConditionKeys more;
    Pairs pairs = grant.equals;
    pairs.insert(grant.subset.begin(), grant.subset.end());
    add_encryption_context(more, pairs);
    if (grant.has_equals) add_key(more, "kms:GrantConstraintType", std::string("EncryptionContextEquals"));
    else if (grant.has_subset) add_key(more, "kms:GrantConstraintType", std::string("EncryptionContextSubset"));
    auto asked = key_question(context, {.key = std::move(*key)}, "kms:RetireGrant", std::move(more));
    asked.owned.grants = {decidable(context, grant, "kms:RetireGrant")};
    context.keep(std::move(grant));
    return access_of(std::move(asked));
}

Result<RetireGrantOutput> retire_grant(Context& context, const RetireGrantInput& input) {
    auto grant = context.take_kept<GrantRecord>();
    if (!grant) {
        BACKLOT_TRY(found, grant_of(context, input));
        grant = std::move(found);
    }
    if (input.dry_run.value_or(false)) return errors::dry_run();
    erase_grant(context, *grant);
    return RetireGrantOutput{};
}

}  // namespace backlot::kms
