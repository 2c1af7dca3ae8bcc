#include "services/sts/sessions.h"

#include "base/arn.h"
#include "base/encoding.h"
#include "identity/directory.h"
#include "identity/totp.h"
#include "kernel/kernel.h"
#include "policy/validate.h"
#include "services/sts/errors.h"
#include "text/json.h"

namespace backlot::sts {

namespace {

// DIFFERS: AWS does not say how it packs; here the compact policy and the ARNs are measured against 2,048 characters
// and the tags against what fifty tags of common length take.
constexpr std::size_t packed_tags_limit_characters = 4'096;

std::int64_t percent_of(std::size_t size, std::size_t limit) {
    return static_cast<std::int64_t>((size * 100 + limit - 1) / limit);
}

Result<> check_arn(const Context& context, std::string_view account, const std::string& text) {
    const auto arn = Arn::parse(text);
    if (!arn || arn->service != "iam" || !arn->resource.starts_with("policy/")) {
        return errors::validation("The specified policy ARN is invalid: " + text);
    }
    if (arn->account != "aws" && arn->account != account) {
        return errors::validation("The managed session policies must be in the account of the session: " + text);
    }
    if (!identity::managed_document(context.view(), text)) {
        return errors::malformed_policy("The specified policy does not exist: " + text);
    }
    return {};
}

bool is_user(const Context& context) {
    return context.caller().kind == policy::PrincipalKind::user || context.caller().is_root();
}

}  // namespace

Result<SessionScope> pack_policies(const Context& context, std::string_view account,
                                   const std::optional<std::string>& policy,
                                   const model::List<PolicyDescriptorType>& arns) {
    SessionScope scope;
    std::size_t size = 0;
    if (policy) {
        if (policy->size() > session_policy_limit_characters) {
            return errors::packed_policy_too_large(percent_of(policy->size(), session_policy_limit_characters));
        }
        if (auto valid = policy::validate(*policy, {.kind = policy::PolicyKind::session}); !valid) {
            return errors::malformed_policy(valid.error().message);
        }
        scope.inline_policy = *policy;
        if (const auto json = Json::parse(*policy)) size += json->dump().size();
    }
    if (arns.size() > session_policies_limit) {
        return errors::validation("1 validation error detected: Value at 'policyArns' failed to satisfy constraint: "
                                  "Member must have length less than or equal to 10");
    }
    for (const auto& one : arns) {
        BACKLOT_CHECK(check_arn(context, account, one.arn.value_or("")));
        scope.policy_arns.push_back(one.arn.value_or(""));
        size += one.arn->size();
    }
    if (size > 0) scope.packed_percent = percent_of(size, session_policy_limit_characters);
    if (size > session_policy_limit_characters) return errors::packed_policy_too_large(*scope.packed_percent);
    return scope;
}

Result<> pack_tags(SessionScope& scope, const std::vector<Tag>& tags, const std::vector<std::string>& transitive_keys,
                   const Session* calling) {
    if (tags.size() > session_tags_limit) {
        return errors::validation("1 validation error detected: Value at 'tags' failed to satisfy constraint: Member "
                                  "must have length less than or equal to 50");
    }
    const auto is_same = [](std::string_view a) { return [a](const auto& b) { return equal_ignoring_case(a, b); }; };
    std::size_t size = 0;
    for (const auto& tag : tags) {
        if (to_lower(tag.key).starts_with("aws:")) {
            return errors::invalid_parameter("Invalid tag key: " + tag.key + ". Tag keys may not begin with aws:.");
        }
        for (const auto& [key, value] : scope.tags) {
            if (equal_ignoring_case(key, tag.key)) {
                return errors::invalid_parameter(
                    "Duplicate tag keys found. Please note that Tag keys are case insensitive.");
            }
        }
        if (calling != nullptr && std::ranges::any_of(calling->transitive_keys, is_same(tag.key))) {
            return errors::invalid_parameter("One of the specified transitive tag keys can't be set because it "
                                             "conflicts with a transitive tag key from the calling session.");
        }
        scope.tags.emplace(tag.key, tag.value);
        size += tag.key.size() + tag.value.size();
    }
    for (const auto& key : transitive_keys) {
        if (std::ranges::none_of(tags, [&](const Tag& tag) { return equal_ignoring_case(tag.key, key); })) {
            return errors::invalid_parameter("The specified transitive tag key must be included in the requested tags.");
        }
        scope.transitive_keys.push_back(key);
    }
    if (size > packed_tags_limit_characters) {
        return errors::packed_policy_too_large(percent_of(size, packed_tags_limit_characters));
    }
    if (size > 0) {
        scope.packed_percent = std::max(scope.packed_percent.value_or(0), percent_of(size, packed_tags_limit_characters));
    }
    if (calling == nullptr) return {};
    for (const auto& key : calling->transitive_keys) {
        for (const auto& [name, value] : calling->tags) {
            if (equal_ignoring_case(name, key)) scope.tags.emplace(name, value);
        }
        scope.transitive_keys.push_back(key);
    }
    return {};
}

void add_tag_keys(std::vector<ConditionKey>& keys, const std::vector<Tag>& tags,
                  const std::vector<std::string>& transitive_keys) {
    if (!transitive_keys.empty()) {
        keys.push_back({.name = "sts:TransitiveTagKeys", .values = transitive_keys, .is_multivalued = true});
    }
    if (tags.empty()) return;
    std::vector<std::string> names;
    for (const auto& tag : tags) {
        keys.push_back({.name = "aws:RequestTag/" + tag.key, .values = {tag.value}});
        names.push_back(tag.key);
    }
    keys.push_back({.name = "aws:TagKeys", .values = std::move(names), .is_multivalued = true});
}

Result<std::optional<MfaProof>> check_mfa(const Context& context, const std::optional<std::string>& serial_number,
                                          const std::optional<std::string>& token_code) {
    if (!serial_number && !token_code) return std::nullopt;
    if (!serial_number || !token_code) {
        return errors::validation("Both SerialNumber and TokenCode must be specified for MFA authentication");
    }
    const auto& caller = context.caller();
    const auto device = context.find(identity::mfa_devices, caller.account, *serial_number);
    const std::string owner = caller.is_root() ? std::string("<root>") : caller.user_name;
    if (!is_user(context) || !device || !device->enabled || !equal_ignoring_case(device->user, owner)) {
        return errors::access_denied("MultiFactorAuthentication failed, unable to validate MFA code.  Please verify "
                                     "your MFA serial number is valid and associated with this user.");
    }
    const auto step = identity::match_totp(*device, *token_code, context.now());
    if (!step) return errors::access_denied("MultiFactorAuthentication failed with invalid MFA one time pass code. ");
    return MfaProof{.device = *device, .step = *step};
}

void spend(Context& context, MfaProof proof) {
    proof.device.last_step = proof.step;
    store::put(context.writes(), identity::mfa_devices, proof.device, context.account(), proof.device.serial);
}

Session new_session(Context& context, identity::SessionKind kind, std::string_view account, std::int64_t seconds,
                    std::int64_t token_minimum) {
    Session session;
    session.access_key_id = identity::new_access_key_id(context.ids(), "ASIA");
    session.secret = identity::new_secret(context.ids());
    session.token = "IQoJ" + context.ids().alnum(356);
    if (const auto minimum = static_cast<std::size_t>(token_minimum); session.token.size() < minimum) {
        session.token += context.ids().alnum(minimum - session.token.size());
    }
    session.kind = kind;
    session.account = account;
    session.created = context.now();
    session.expires = context.now() + std::chrono::seconds{seconds};
    session.assumer = context.caller().arn;
    return session;
}

void narrow(Session& session, SessionScope scope) {
    session.inline_policy = std::move(scope.inline_policy);
    session.policy_arns = std::move(scope.policy_arns);
    session.tags = std::move(scope.tags);
    session.transitive_keys = std::move(scope.transitive_keys);
}

void store_session(Context& context, const Session& session) {
    store::put(context.writes(), identity::sessions, session, session.access_key_id);
}

Credentials credentials_of(const Context& context, const Session& session) {
    return {.access_key_id = session.access_key_id,
            .secret_access_key = session.secret,
            .session_token = session.token,
            // SDKs compare it with their own clock.
            .expiration = context.kernel().stage().clock->to_wall(session.expires)};
}

std::int64_t utilization_of(const Session& session) { return percent_of(session.token.size(), token_limit_bytes); }

}  // namespace backlot::sts
