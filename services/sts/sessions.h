// What the operations that give out temporary credentials share: session policies, session tags, MFA, and the
// answer's Credentials.
//
// Source: IAM User Guide, "Session policies", "Pass session tags in AWS STS", "Monitor and control actions taken with
// assumed roles", "IAM and STS quotas"; AWS STS API Reference, AssumeRole.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "identity/question.h"
#include "identity/records.h"
#include "kernel/context.h"
#include "model/types.h"
#include "services/sts/model.h"

namespace backlot::sts {

using identity::ConditionKey;
using identity::Question;
using identity::Session;
using identity::Tags;
using kernel::Access;
using kernel::Context;

inline constexpr std::size_t session_tags_limit = 50;
inline constexpr std::size_t session_policies_limit = 10;          // PolicyArns
inline constexpr std::size_t session_policy_limit_characters = 2'048;
inline constexpr std::int64_t chained_limit_seconds = 3'600;
inline constexpr std::int64_t root_session_limit_seconds = 3'600;
inline constexpr std::size_t token_limit_bytes = 4'096;

// What narrows or describes a session, as its asker gave it.
struct SessionScope {
    std::string inline_policy;
    std::vector<std::string> policy_arns;
    Tags tags;                          // with the transitive ones of the calling session
    std::vector<std::string> transitive_keys;
    std::optional<std::int64_t> packed_percent;  // absent where no policy or tag was passed
};

// Checks and packs Policy and PolicyArns. Fails with MalformedPolicyDocument, PackedPolicyTooLarge, ValidationError.
[[nodiscard]] Result<SessionScope> pack_policies(const Context& context, std::string_view account,
                                                 const std::optional<std::string>& policy,
                                                 const model::List<PolicyDescriptorType>& arns);
// Adds tags. Fails with InvalidParameterValue, ValidationError, PackedPolicyTooLarge.
[[nodiscard]] Result<> pack_tags(SessionScope& scope, const std::vector<Tag>& tags,
                                 const std::vector<std::string>& transitive_keys, const Session* calling);

// The condition keys of passed tags: aws:RequestTag/*, aws:TagKeys, sts:TransitiveTagKeys.
void add_tag_keys(std::vector<ConditionKey>& keys, const std::vector<Tag>& tags,
                  const std::vector<std::string>& transitive_keys);

// The caller's MFA device and the step its code belongs to; nothing where neither member was sent.
// Fails with AccessDenied, and ValidationError where one is missing.
struct MfaProof {
    identity::MfaDevice device;
    std::int64_t step = 0;
};
[[nodiscard]] Result<std::optional<MfaProof>> check_mfa(const Context& context,
                                                        const std::optional<std::string>& serial_number,
                                                        const std::optional<std::string>& token_code);
// Marks the code as used.
void spend(Context& context, MfaProof proof);

// A new session of a kind with its keys; not stored.
[[nodiscard]] Session new_session(Context& context, identity::SessionKind kind, std::string_view account,
                                  std::int64_t seconds, std::int64_t token_minimum);
void narrow(Session& session, SessionScope scope);
void store_session(Context& context, const Session& session);

[[nodiscard]] Credentials credentials_of(const Context& context, const Session& session);
[[nodiscard]] std::int64_t utilization_of(const Session& session);  // percent of the largest token

}  // namespace backlot::sts
