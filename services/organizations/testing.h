// What the tests of AWS Organizations begin with: a company of a management account, two members, and an account outside.
#pragma once

#include <catch2/catch.hpp>
#include <chrono>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "library/testing.h"
#include "services/organizations/model.h"

namespace backlot::organizations::testing {

using backlot::testing::error_of;
using backlot::testing::Stage;
using namespace std::chrono_literals;

// "ConstraintViolationException OU_DEPTH_LIMIT_EXCEEDED": the code with its Reason.
template <class T>
[[nodiscard]] std::string reason_of(const Result<T>& result) {
    auto text = error_of(result);
    if (result) return text;
    for (const auto& [name, value] : result.error().details) {
        if (name == "Reason") text += " " + value;
    }
    return text;
}

// The value of a call that has to succeed.
template <class T>
[[nodiscard]] T must(Result<T> result) {
    if (!result) FAIL(result.error().code << ": " << result.error().message);
    return *std::move(result);
}

struct Company {
    Stage stage{{.seed = 1}};
    std::string organization;  // o-...
    std::string root;          // r-...
    std::string unit;          // "sandbox", right below the root
    std::string main = std::string(default_account);  // the management account, which calls unless a test says otherwise
    std::string dev;           // a member, in the unit
    std::string ops;           // a member below the root that administers config.amazonaws.com
    std::string loner;         // in no organization

    Company() {
        stage.as("main");
        organization = must(stage.call(DescribeOrganizationInput{})).organization->id.value();
        root = must(stage.call(ListRootsInput{})).roots.front().id.value();
        dev = make_account("dev");
        ops = make_account("ops");
        loner = make_account("loner");
        unit = make_unit("sandbox", root);
        (void)must(stage.call(
            MoveAccountInput{.account_id = dev, .source_parent_id = root, .destination_parent_id = unit}));
        stage.advance(5 * 24h);  // a created account stays for four days
        (void)must(stage.call(RemoveAccountFromOrganizationInput{.account_id = loner}));
        (void)must(stage.call(EnableAWSServiceAccessInput{.service_principal = "config.amazonaws.com"}));
        (void)must(stage.call(RegisterDelegatedAdministratorInput{.account_id = ops,
                                                                  .service_principal = "config.amazonaws.com"}));
    }

    std::string make_account(const std::string& name) {
        const auto asked = must(stage.call(CreateAccountInput{.email = name + "@example.org", .account_name = name}));
        stage.advance(5s);
        const auto done = must(stage.call(
            DescribeCreateAccountStatusInput{.create_account_request_id = asked.create_account_status->id.value()}));
        return done.create_account_status->account_id.value();
    }
    std::string make_unit(const std::string& name, const std::string& parent) {
        return must(stage.call(CreateOrganizationalUnitInput{.parent_id = parent, .name = name}))
            .organizational_unit->id.value();
    }
    std::string make_policy(const std::string& name, const std::string& content,
                            const std::string& type = "SERVICE_CONTROL_POLICY") {
        return must(stage.call(CreatePolicyInput{.content = content, .description = "", .name = name, .type = type}))
            .policy->policy_summary->id.value();
    }
    void enable(const std::string& type) {
        (void)must(stage.call(EnablePolicyTypeInput{.root_id = root, .policy_type = type}));
    }
    void attach(const std::string& policy, const std::string& target) {
        (void)must(stage.call(AttachPolicyInput{.policy_id = policy, .target_id = target}));
    }
    // A policy of a type that is enabled if it is not yet, attached to a target.
    std::string govern(const std::string& target, const std::string& type, const std::string& content) {
        (void)stage.call(EnablePolicyTypeInput{.root_id = root, .policy_type = type});
        const auto policy = make_policy(target + "-" + std::to_string(++governed_), content, type);
        attach(policy, target);
        return policy;
    }

    // Which members may call, and the account outside where it is not told that it is in no organization: "ops dev".
    // Leaves the management account calling.
    template <class Input>
    std::string others_who_may(const Input& input) {
        std::string names;
        for (const auto* name : {"ops", "dev", "loner"}) {
            stage.as(name);
            const auto error = error_of(stage.call(input));
            const bool is_refused = name == std::string_view("loner") ? error == "AWSOrganizationsNotInUseException"
                                                                      : error == "AccessDeniedException";
            if (!is_refused) names += (names.empty() ? "" : " ") + std::string(name);
        }
        stage.as("main");
        return names;
    }

    // Whether a user of the management account is refused whose policy denies just this action. Leaves the account's
    // root calling.
    template <class Input>
    bool refuses_by_policy(const std::string& action, const Input& input) {
        be_user_of("main", R"({"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"*","Resource":"*"},)"
                           R"({"Effect":"Deny","Action":"organizations:)" + action + R"(","Resource":"*"}]})");
        const auto error = error_of(stage.call(input));
        bool is_denied = false;
        for (const auto& verdict : stage.verdicts()) {
            const bool is_it = verdict.question.action == "organizations:" + action;
            is_denied = is_denied || (is_it && verdict.decision.outcome == policy::Outcome::explicit_deny);
        }
        stage.as("main");
        return error == "AccessDeniedException" && is_denied;
    }

    // From now on a user of the account calls, with this one policy.
    void be_user_of(const std::string& account, const std::string& document) {
        stage.as(account);
        iam("CreateUser", Json::object({{"UserName", "ana"}}));
        iam("PutUserPolicy",
            Json::object({{"UserName", "ana"}, {"PolicyName", "own"}, {"PolicyDocument", document}}));
        stage.as(account + "/user/ana");
    }
    // A call of another service, by names; gives the error's code.
    std::string iam(std::string_view operation, const Json& input) { return other("iam", operation, input); }
    std::string other(std::string_view service, std::string_view operation, const Json& input) {
        const auto done = stage.backlot().call(stage.caller(), stage.origin(), "us-east-1", service, operation, input);
        return done.error ? done.error->code : std::string{};
    }

    // The management account lets a member do these actions.
    void delegate(const std::string& account, const std::string& actions) {
        (void)must(stage.call(PutResourcePolicyInput{
            .content = R"({"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::)" +
                       account + R"(:root"},"Action":)" + actions + R"(,"Resource":"*"}]})"}));
    }

  private:
    int governed_ = 0;
};

inline constexpr std::string_view deny_buckets =
    R"({"Version":"2012-10-17","Statement":[{"Sid":"NoBuckets","Effect":"Deny","Action":"s3:*","Resource":"*"}]})";
inline constexpr std::string_view allow_all =
    R"({"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}]})";

// The ids, in order, of what a list holds.
template <class List>
[[nodiscard]] std::vector<std::string> ids_of(const List& list) {
    std::vector<std::string> ids;
    for (const auto& one : list) ids.push_back(one.id.value());
    return ids;
}

// Everything that a paged list gives, a few at a time, through `member`.
template <class Input, class Member>
[[nodiscard]] auto all_pages(Stage& stage, Input input, Member member) {
    auto page = must(stage.call(input));
    auto all = std::invoke(member, page);
    while (page.next_token) {
        input.next_token = page.next_token;
        page = must(stage.call(input));
        const auto& more = std::invoke(member, page);
        all.insert(all.end(), more.begin(), more.end());
    }
    return all;
}

}  // namespace backlot::organizations::testing
