// What the tests of KMS's operations begin with: a stage with two accounts, called by the first one's administrator.
#pragma once

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>

#include "library/testing.h"
#include "services/kms/model.h"

namespace backlot::kms::testing {

using backlot::testing::error_of;
using backlot::testing::Stage;
using namespace std::chrono_literals;

inline Stage stage() {
    Stage made{{.seed = 1, .organization_file = "fixtures/organizations/keys.yaml"}};
    made.as("main/admin").in("eu-west-2");
    return made;
}

inline KeyMetadata make_key(Stage& stage, const CreateKeyInput& input = {}) {
    const auto made = stage.call(input);
    BACKLOT_ASSERT(made.has_value());
    return *made->key_metadata;
}

inline KeyMetadata make_key(Stage& stage, std::string spec, std::string usage) {
    return make_key(stage, CreateKeyInput{.key_usage = std::move(usage), .key_spec = std::move(spec)});
}

inline model::Blob blob(std::string bytes) { return model::Blob{std::move(bytes)}; }

// The administrator with a session policy that allows everything but one action.
inline void be_without(Stage& stage, const std::string& action) {
    const auto caller = stage.backlot().principal(
        "main/admin", {.inline_policy = R"({"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"*","Resource":"*"},)"
                                        R"({"Sid":"NotThis","Effect":"Deny","Action":")" + action + R"(","Resource":"*"}]})"});
    BACKLOT_ASSERT(caller.has_value());
    stage.be(*caller);
}

// Whether the call is refused, for the sake of that action, by a policy that denies just this one.
template <class Input>
bool refuses_without(Stage& stage, const std::string& action, const Input& input) {
    be_without(stage, action);
    const auto refused = error_of(stage.call(input)) == "AccessDeniedException";
    bool by_policy = false;
    for (const auto& verdict : stage.verdicts()) {
        by_policy = by_policy || (verdict.question.action == action && verdict.decision.outcome == policy::Outcome::explicit_deny);
    }
    stage.as("main/admin");
    return refused && by_policy;
}

// A key policy of the account's root statement and one more statement.
inline std::string policy_with(const std::string& statement) {
    return R"({"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::111111111111:root"},)"
           R"("Action":"kms:*","Resource":"*"},)" + statement + "]}";
}

inline std::string allow(const std::string& principal, const std::string& action, const std::string& condition = {}) {
    return R"({"Effect":"Allow","Principal":{"AWS":")" + principal + R"("},"Action":")" + action + R"(","Resource":"*")" +
           (condition.empty() ? "" : R"(,"Condition":)" + condition) + "}";
}

inline void put_policy(Stage& stage, const std::string& key_id, const std::string& policy) {
    const auto done = stage.call(PutKeyPolicyInput{.key_id = key_id, .policy = policy});
    BACKLOT_ASSERT(done.has_value());
}

}  // namespace backlot::kms::testing
