#include <catch2/catch.hpp>

#include "services/iam/testing.h"

using namespace backlot;
using namespace backlot::iam;
using iam::testing::error_of;

TEST_CASE("ListPoliciesGrantingServiceAccess", "[iam]") {
    iam::testing::Stage stage;
    REQUIRE(stage.call(CreateUserInput{.user_name = "ana"}));
    REQUIRE(stage.call(CreateGroupInput{.group_name = "team"}));
    REQUIRE(stage.call(AddUserToGroupInput{.group_name = "team", .user_name = "ana"}));
    const auto prefix = "arn:aws:iam::" + stage.caller().account;
    const auto allow = [](const std::string& effect, const std::string& element, const std::string& action) {
        return R"({"Version":"2012-10-17","Statement":{"Effect":")" + effect + "\",\"" + element + "\":\"" + action +
               R"(","Resource":"*"}})";
    };
    const auto put = [&](const std::string& document) {
        return stage.call(
            PutUserPolicyInput{.user_name = "ana", .policy_name = "own", .policy_document = document});
    };
    ListPoliciesGrantingServiceAccessInput list{.arn = prefix + ":user/ana"};
    list.service_namespaces.push_back("s3");
    const auto names = [&] {
        std::vector<std::string> found;
        const auto listed = stage.call(list);
        REQUIRE(listed);
        for (const auto& one : listed->policies_granting_service_access[0].policies) {
            found.push_back(one.policy_name);
        }
        return found;
    };

    SECTION("a user's own policies and those of its groups, each with where it is") {
        REQUIRE(put(allow("Allow", "Action", "s3:GetObject")));
        REQUIRE(stage.call(AttachGroupPolicyInput{.group_name = "team",
                                                  .policy_arn = "arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess"}));
        const auto listed = stage.call(list);
        REQUIRE(listed);
        REQUIRE(listed->policies_granting_service_access.size() == 1);
        const auto& entry = listed->policies_granting_service_access[0];
        CHECK(entry.service_namespace == "s3");
        REQUIRE(entry.policies.size() == 2);
        CHECK(entry.policies[0].policy_type == "INLINE");
        CHECK(entry.policies[0].entity_type == "USER");
        CHECK(entry.policies[0].entity_name == "ana");
        CHECK(entry.policies[1].policy_type == "MANAGED");
        CHECK(entry.policies[1].policy_arn == "arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess");
        CHECK_FALSE(entry.policies[1].entity_name);
    }
    SECTION("wildcards and NotAction are read for what they allow") {
        REQUIRE(put(allow("Allow", "Action", "s3:Get*")));
        CHECK(names() == std::vector<std::string>{"own"});
        REQUIRE(put(allow("Allow", "NotAction", "s3:*")));
        CHECK(names().empty());
        REQUIRE(put(allow("Allow", "NotAction", "iam:*")));
        CHECK(names() == std::vector<std::string>{"own"});
    }
    SECTION("a denial grants nothing, another service's policy is not listed") {
        REQUIRE(put(allow("Deny", "Action", "s3:*")));
        CHECK(names().empty());
        REQUIRE(put(allow("Allow", "Action", "sqs:*")));
        CHECK(names().empty());
    }
    SECTION("a group is asked by itself") {
        list.arn = prefix + ":group/team";
        REQUIRE(put(allow("Allow", "Action", "s3:*")));
        CHECK(names().empty());
    }
    SECTION("an unknown identity or service is refused") {
        list.arn = prefix + ":user/bob";
        CHECK(error_of(stage.call(list)) == "NoSuchEntity");
        list.arn = prefix + ":policy/ana";
        CHECK(error_of(stage.call(list)) == "InvalidInput");
        list.arn = prefix + ":user/ana";
        list.service_namespaces[0] = "nothing";
        CHECK(error_of(stage.call(list)) == "InvalidInput");
    }
    SECTION("a policy can deny it") {
        CHECK(iam::testing::refused_without(stage, "iam:ListPoliciesGrantingServiceAccess", list));
    }
}
