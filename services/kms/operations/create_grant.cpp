// CreateGrant: lets a principal do certain things to a key, beside its policy.
//
// Asked again with the same name and the same parameters, it gives the grant that is there. Who may create grants by a
// grant alone gives on no more than it has.
//
// Fails with InvalidArnException (no such principal), ValidationException (operations that the key does not have,
// constraints that do not fit), LimitExceededException, DisabledException, KMSInvalidStateException, NotFoundException,
// InvalidGrantTokenException, DryRunOperationException.
//
// Source: KMS API Reference, CreateGrant, GrantConstraints; KMS Developer Guide, "Grants in AWS KMS", "Quotas".
#include <algorithm>

#include "services/kms/cryptography.h"
#include "services/kms/grants.h"
#include "services/kms/model.h"

namespace backlot::kms {

namespace {

constexpr std::uint64_t grant_limit = 50'000;       // of a key
constexpr std::size_t pair_limit = 8;               // of a constraint
constexpr std::size_t pairs_limit_characters = 384;

GrantRecord draft(const Context& context, const CreateGrantInput& input) {
    GrantRecord grant;
    grant.name = input.name.value_or("");
    grant.created = context.now();
    grant.grantee = input.grantee_principal.value_or("");
    grant.grantee_service = input.grantee_service_principal.value_or("");
    grant.retiree = input.retiring_principal.value_or("");
    grant.retiree_service = input.retiring_service_principal.value_or("");
    grant.issuer = context.account();
    grant.operations = input.operations;
    if (!input.constraints) return grant;
    const auto& constraints = *input.constraints;
    grant.has_equals = constraints.encryption_context_equals.present();
    grant.equals = constraints.encryption_context_equals;
    grant.has_subset = constraints.encryption_context_subset.present();
    grant.subset = constraints.encryption_context_subset;
    grant.source_arn = constraints.source_arn.value_or("");
    return grant;
}

// kms:GrantConstraintType and kms:GrantConstraintSourceArn.
void add_constraint_keys(ConditionKeys& keys, const GrantRecord& grant) {
    if (grant.has_equals) add_key(keys, "kms:GrantConstraintType", std::string("EncryptionContextEquals"));
    else if (grant.has_subset) add_key(keys, "kms:GrantConstraintType", std::string("EncryptionContextSubset"));
    if (!grant.source_arn.empty()) add_key(keys, "kms:GrantConstraintSourceArn", grant.source_arn);
}

Result<> check_pairs(const Pairs& pairs) {
    std::size_t characters = 0;
    for (const auto& [name, value] : pairs) characters += name.size() + value.size();
    if (pairs.size() > pair_limit || characters > pairs_limit_characters) {
        return errors::validation("An encryption context of a grant constraint has at most 8 pairs and 384 characters.");
    }
    return {};
}

Result<> check(const KeyRecord& key, const GrantRecord& grant) {
    if (grant.grantee.empty() == grant.grantee_service.empty()) {
        return errors::validation("Specify either GranteePrincipal or GranteeServicePrincipal.");
    }
    if (!grant.retiree.empty() && !grant.retiree_service.empty()) {
        return errors::validation("Specify either RetiringPrincipal or RetiringServicePrincipal.");
    }
    if (!grant.grantee_service.empty() && (grant.source_arn.empty() || (grant.retiree.empty() && grant.retiree_service.empty()))) {
        return errors::validation("A grant to a service needs a SourceArn constraint and a retiring principal.");
    }
    const auto& spec = spec_of(key);
    for (const auto& operation : grant.operations) {
        if (!supports_operation(spec, key.usage, operation)) {
            return errors::validation("Operation " + operation + " is not supported for this key.");
        }
    }
    if ((grant.has_equals || grant.has_subset) && spec.family != Family::symmetric) {
        return errors::validation("Encryption context grant constraints are for symmetric encryption keys alone.");
    }
    BACKLOT_CHECK(check_pairs(grant.equals));
    return check_pairs(grant.subset);
}

bool is_same(const GrantRecord& a, const GrantRecord& b) {
    return a.name == b.name && a.grantee == b.grantee && a.grantee_id == b.grantee_id && a.grantee_service == b.grantee_service &&
           a.retiree == b.retiree && a.retiree_id == b.retiree_id && a.retiree_service == b.retiree_service &&
           a.operations == b.operations && a.has_equals == b.has_equals && a.equals == b.equals && a.has_subset == b.has_subset &&
           a.subset == b.subset && a.source_arn == b.source_arn && a.issuer == b.issuer;
}

Result<> name_principals(const Context& context, GrantRecord& grant) {
    if (!grant.grantee.empty()) {
        BACKLOT_TRY(grantee, grant_principal(context, grant.grantee));
        grant.grantee = std::move(grantee.arn);
        grant.grantee_id = std::move(grantee.unique_id);
    }
    if (!grant.retiree.empty()) {
        BACKLOT_TRY(retiree, grant_principal(context, grant.retiree));
        grant.retiree = std::move(retiree.arn);
        grant.retiree_id = std::move(retiree.unique_id);
    }
    return {};
}

}  // namespace

Result<Access> create_grant_access(const Context& context, const CreateGrantInput& input) {
    BACKLOT_CHECK(check_grant_tokens(context, input.grant_tokens));
    BACKLOT_TRY(target, find_target(context, input.key_id, "kms:CreateGrant", Names::keys));
    const auto wanted = draft(context, input);
    ConditionKeys more;
    add_constraint_keys(more, wanted);
    add_list(more, "kms:GrantOperations", wanted.operations);
    add_key(more, "kms:GranteePrincipal", input.grantee_principal);
    add_key(more, "kms:GranteeServicePrincipal", input.grantee_service_principal);
    add_key(more, "kms:RetiringPrincipal", input.retiring_principal);
    add_key(more, "kms:RetiringServicePrincipal", input.retiring_service_principal);
    const bool is_by_service = !context.caller().via_service.empty() || !context.caller().service.empty();
    add_key(more, "kms:GrantIsForAWSResource", truth(is_by_service));
    auto asked = key_question(context, target, "kms:CreateGrant", std::move(more));
    asked.owned.grants.clear();
    for (const auto& parent : grants_of(context, target.key)) {
        if (may_create(parent, wanted)) asked.owned.grants.push_back(decidable(context, parent, "kms:CreateGrant"));
    }
    context.keep(std::move(target));
    return access_of(std::move(asked));
}

Result<CreateGrantOutput> create_grant(Context& context, const CreateGrantInput& input) {
    BACKLOT_TRY(target, kept_target(context, input.key_id, "kms:CreateGrant", Names::keys));
    auto& key = target.key;
    BACKLOT_CHECK(require_enabled(key));
    auto grant = draft(context, input);
    BACKLOT_CHECK(check(key, grant));
    BACKLOT_CHECK(name_principals(context, grant));
    grant.account = key.account;
    grant.region = key.region;
    grant.key_id = key.id;
    if (input.dry_run.value_or(false)) return errors::dry_run();
    if (!grant.name.empty()) {
        for (const auto& old : grants_of(context, key)) {
            if (is_same(old, grant)) return CreateGrantOutput{.grant_token = make_grant_token(context, old), .grant_id = old.id};
        }
    }
    if (key.grant_count >= grant_limit) return errors::limit_exceeded("A key has at most 50,000 grants.");
    grant.id = context.ids().hex(64);
    put_grant(context, grant);
    ++key.grant_count;
    put_key(context, key);
    return CreateGrantOutput{.grant_token = make_grant_token(context, grant), .grant_id = grant.id};
}

}  // namespace backlot::kms
