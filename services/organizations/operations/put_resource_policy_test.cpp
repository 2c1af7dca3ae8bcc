#include <catch2/catch.hpp>

#include "services/organizations/testing.h"

using namespace backlot::organizations;
using namespace backlot::organizations::testing;

TEST_CASE("PutResourcePolicy", "[organizations]") {
    Company company;
    auto& stage = company.stage;
    const auto policy_for = [&](const std::string& rest) {
        return PutResourcePolicyInput{.content = R"({"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::)" +
                                                 company.dev + R"(:root"},)" + rest + "}]}"};
    };
    const auto input = policy_for(R"("Action":["organizations:Describe*","organizations:ListAccounts"],"Resource":"*")");

    SECTION("the member whom it names may do what it says, and no more") {
        REQUIRE(stage.call(input));
        CHECK(company.others_who_may(ListAccountsInput{}) == "ops dev");
        CHECK(company.others_who_may(ListRootsInput{}) == "ops");
        stage.as("dev/OrganizationAccountAccessRole");
        CHECK(stage.call(ListAccountsInput{}));
    }
    SECTION("its own policies must allow it too") {
        REQUIRE(stage.call(input));
        company.be_user_of("dev", R"({"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:*","Resource":"*"}]})");
        CHECK(error_of(stage.call(ListAccountsInput{})) == "AccessDeniedException");
    }
    SECTION("it is named, and keeps its name when it is changed") {
        const auto first = must(stage.call(input)).resource_policy->resource_policy_summary;
        CHECK(first->arn == "arn:aws:organizations::000000000000:resourcepolicy/" + company.organization + "/" + first->id.value());
        CHECK(must(stage.call(input)).resource_policy->resource_policy_summary->id == first->id);
    }
    SECTION("only reading and policies can be delegated, named one by one") {
        CHECK(stage.call(policy_for(R"("Action":["organizations:CreatePolicy","organizations:TagResource"],"Resource":"*")")));
        for (const auto* action : {"organizations:CloseAccount", "organizations:*", "s3:GetObject"}) {
            CHECK(reason_of(stage.call(policy_for(R"("Action":")" + std::string(action) + R"(","Resource":"*")"))) ==
                  "InvalidInputException UNSUPPORTED_ACTION_IN_RESOURCE_POLICY");
        }
        CHECK(reason_of(stage.call(policy_for(R"("NotAction":"organizations:CloseAccount","Resource":"*")"))) ==
              "InvalidInputException INVALID_RESOURCE_POLICY_JSON");
    }
    SECTION("what is no policy, or names nobody, is refused") {
        CHECK(reason_of(stage.call(PutResourcePolicyInput{.content = "{"})) == "InvalidInputException INVALID_RESOURCE_POLICY_JSON");
        CHECK(reason_of(stage.call(PutResourcePolicyInput{
                  .content = R"({"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::)" + company.dev +
                             R"(:user/nobody"},"Action":"organizations:ListRoots","Resource":"*"}]})"})) ==
              "InvalidInputException INVALID_PRINCIPAL");
    }
    SECTION("tags come with the first one only") {
        auto tagged = input;
        tagged.tags = {{.key = "team", .value = "data"}};
        const auto id = must(stage.call(tagged)).resource_policy->resource_policy_summary->id.value();
        CHECK(must(stage.call(ListTagsForResourceInput{.resource_id = id})).tags.size() == 1);
        CHECK(error_of(stage.call(tagged)) == "InvalidInputException");
    }
    SECTION("only the management account may") {
        CHECK(company.others_who_may(input).empty());
        CHECK(company.refuses_by_policy("PutResourcePolicy", input));
    }
}
