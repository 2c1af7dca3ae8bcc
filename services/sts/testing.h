// What the tests of AWS STS begin with: two accounts of one organization, and short ways to roles, users and sessions.
//
//     Desk desk;
//     desk.role("reader", trusts_account(main_account), allows("s3:*"));
//     desk.user("ana", allows("sts:*"));                       // ana calls from now on
//     const auto session = desk.assume("reader");
#pragma once

#include <chrono>
#include <string>
#include <string_view>

#include "identity/authenticate.h"
#include "identity/directory.h"
#include "library/testing.h"
#include "services/sts/model.h"

namespace backlot::sts::testing {

using backlot::testing::error_of;
using backlot::testing::Stage;
using namespace std::chrono_literals;

inline const std::string main_account{default_account};

[[nodiscard]] inline std::string statement(const std::string& inner) {
    return R"({"Version":"2012-10-17","Statement":[{"Effect":"Allow",)" + inner + "}]}";
}
// Identity policies.
[[nodiscard]] inline std::string allows(const std::string& action, const std::string& resource = "*") {
    return statement(R"("Action":")" + action + R"(","Resource":")" + resource + "\"");
}
[[nodiscard]] inline std::string denies(const std::string& action) {
    return R"({"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"*","Resource":"*"},)"
           R"({"Effect":"Deny","Action":")" +
           action + R"(","Resource":"*"}]})";
}
// Trust policies: of an ARN, with the actions and conditions given as JSON.
[[nodiscard]] inline std::string trusts(const std::string& arn, const std::string& actions = R"("sts:AssumeRole")",
                                        const std::string& condition = "{}") {
    return statement(R"("Principal":{"AWS":")" + arn + R"("},"Action":)" + actions + R"(,"Condition":)" + condition);
}
[[nodiscard]] inline std::string trusts_account(const std::string& account, const std::string& actions = R"("sts:AssumeRole")",
                                                const std::string& condition = "{}") {
    return trusts("arn:aws:iam::" + account + ":root", actions, condition);
}
[[nodiscard]] inline std::string role_arn(const std::string& name, const std::string& account = main_account) {
    return "arn:aws:iam::" + account + ":role/" + name;
}
[[nodiscard]] inline std::string user_arn(const std::string& name, const std::string& account = main_account) {
    return "arn:aws:iam::" + account + ":user/" + name;
}

// From now on the holder of these credentials calls.
inline void be(Stage& stage, const Credentials& credentials) {
    const auto snapshot = stage.backlot().branch()->snapshot();
    auto found = identity::find_credential(*snapshot, credentials.access_key_id, stage.backlot().now());
    BACKLOT_ASSERT(found.has_value());
    stage.be(std::move(found->caller));
}

struct Desk {
    Stage stage{{.seed = 1}};
    std::string other;  // a member account of the organization

    Desk() {
        stage.as("main");
        const auto asked = by_name("organizations", "CreateAccount",
                                   Json::object({{"AccountName", "other"}, {"Email", "other@example.org"}}));
        const auto id = (*asked.output)["CreateAccountStatus"]["Id"].as_string();
        stage.advance(5s);
        const auto done = by_name("organizations", "DescribeCreateAccountStatus",
                                  Json::object({{"CreateAccountRequestId", id}}));
        other = (*done.output)["CreateAccountStatus"]["AccountId"].as_string();
    }

    CallResult by_name(std::string_view service, std::string_view operation, const Json& input) {
        return stage.backlot().call(stage.caller(), stage.origin(), "us-east-1", service, operation, input);
    }
    // The code of an operation's failure, or "".
    std::string outcome(std::string_view service, std::string_view operation, const Json& input = Json::object()) {
        const auto done = by_name(service, operation, input);
        return done.error ? done.error->code : std::string{};
    }

    // These act as the root user of the account, and leave the caller as it was.
    void role(const std::string& name, const std::string& trust, const std::string& policy = {},
              const std::string& account = main_account) {
        as_root(account, [&] {
            expect("CreateRole", Json::object({{"RoleName", name}, {"AssumeRolePolicyDocument", trust}}));
            if (policy.empty()) return;
            expect("PutRolePolicy",
                   Json::object({{"RoleName", name}, {"PolicyName", "own"}, {"PolicyDocument", policy}}));
        });
    }
    // A user, who calls from now on.
    void user(const std::string& name, const std::string& policy = {}, const std::string& account = main_account) {
        as_root(account, [&] {
            expect("CreateUser", Json::object({{"UserName", name}}));
            if (policy.empty()) return;
            expect("PutUserPolicy",
                   Json::object({{"UserName", name}, {"PolicyName", "own"}, {"PolicyDocument", policy}}));
        });
        stage.as(account + "/user/" + name);
    }

    [[nodiscard]] AssumeRoleInput assuming(const std::string& name, const std::string& account = main_account) const {
        return {.role_arn = role_arn(name, account), .role_session_name = "work"};
    }
    // Whoever holds these credentials calls from now on, as the server would find them.
    void be(const Credentials& credentials) {
        auto found = stage.backlot().principal("key:" + credentials.access_key_id);
        BACKLOT_ASSERT(found.has_value());
        stage.be(*std::move(found));
    }
    // Assumes a role and becomes its session.
    AssumeRoleOutput become(const AssumeRoleInput& input) {
        auto done = stage.call(input);
        BACKLOT_ASSERT(done.has_value());
        be(*done->credentials);
        return *std::move(done);
    }
    // Whether the last call was refused by a Deny of this action.
    [[nodiscard]] bool was_denied(std::string_view action) const {
        for (const auto& verdict : stage.verdicts()) {
            if (verdict.question.action == action && verdict.decision.outcome == policy::Outcome::explicit_deny) return true;
        }
        return false;
    }

    void expect(std::string_view operation, const Json& input) {
        const auto done = by_name("iam", operation, input);
        BACKLOT_ASSERT(!done.error);
    }
    template <class Work>
    void as_root(const std::string& account, Work&& work) {
        const auto before = stage.caller();
        stage.as(account);
        work();
        stage.be(before);
    }
};

}  // namespace backlot::sts::testing
