#include <catch2/catch.hpp>

#include "services/organizations/testing.h"

using namespace backlot::organizations;
using namespace backlot::organizations::testing;

TEST_CASE("CreateAccount", "[organizations]") {
    Company company;
    auto& stage = company.stage;
    const CreateAccountInput data{.email = "data@example.org", .account_name = "data"};

    SECTION("the request is in progress first, and the account shows when it succeeds") {
        const auto status = must(stage.call(data)).create_account_status;
        CHECK(status->state == "IN_PROGRESS");
        CHECK_FALSE(status->account_id);
        CHECK(must(stage.call(ListAccountsInput{})).accounts.size() == 3);
        stage.advance(5s);
        const auto done = must(stage.call(DescribeCreateAccountStatusInput{.create_account_request_id = status->id.value()}))
                              .create_account_status;
        CHECK(done->state == "SUCCEEDED");
        const auto account = must(stage.call(DescribeAccountInput{.account_id = done->account_id.value()})).account;
        CHECK(account->name == "data");
        CHECK(account->joined_method == "CREATED");
        CHECK(must(stage.call(ListParentsInput{.child_id = done->account_id.value()})).parents.front().id == company.root);
    }
    SECTION("the management account administers it through OrganizationAccountAccessRole, or a role of another name") {
        const auto id = company.make_account("data");
        auto named = data;
        named.email = "named@example.org";
        named.role_name = "Keeper";
        const auto request = must(stage.call(named)).create_account_status->id.value();
        stage.advance(5s);
        const auto other = must(stage.call(DescribeCreateAccountStatusInput{.create_account_request_id = request}))
                               .create_account_status->account_id.value();
        company.be_user_of("main", std::string(allow_all));
        const auto assume = [&](const std::string& account, const std::string& role) {
            return company.other("sts", "AssumeRole",
                                 backlot::Json::object({{"RoleArn", "arn:aws:iam::" + account + ":role/" + role},
                                                        {"RoleSessionName", "session"}}));
        };
        CHECK(assume(id, "OrganizationAccountAccessRole").empty());
        CHECK(assume(other, "Keeper").empty());
        CHECK(assume(other, "OrganizationAccountAccessRole") == "AccessDenied");
        stage.as(id + "/OrganizationAccountAccessRole");
        CHECK(company.iam("CreateUser", backlot::Json::object({{"UserName", "ana"}})).empty());
    }
    SECTION("what governs the root governs it from the start") {
        company.attach(company.make_policy("no-buckets", std::string(deny_buckets)), company.root);
        company.make_account("data");
        stage.as("data");
        CHECK(company.other("s3", "ListBuckets", backlot::Json::object()) == "AccessDenied");
    }
    SECTION("an address in use makes the request fail, not the call") {
        auto again = data;
        again.email = "dev@example.org";
        const auto status = must(stage.call(again)).create_account_status;
        stage.advance(5s);
        const auto done = must(stage.call(DescribeCreateAccountStatusInput{.create_account_request_id = status->id.value()}))
                              .create_account_status;
        CHECK(done->state == "FAILED");
        CHECK(done->failure_reason == "EMAIL_ALREADY_EXISTS");
        CHECK_FALSE(done->account_id);
    }
    SECTION("tags are kept, and checked") {
        auto tagged = data;
        tagged.tags = {{.key = "team", .value = "data"}};
        REQUIRE(stage.call(tagged));
        tagged.tags.push_back({.key = "team", .value = "other"});
        CHECK(reason_of(stage.call(tagged)) == "InvalidInputException DUPLICATE_TAG_KEY");
        tagged.tags = {{.key = "aws:team", .value = "data"}};
        CHECK(reason_of(stage.call(tagged)) == "InvalidInputException INVALID_SYSTEM_TAGS_PARAMETER");
    }
    SECTION("a role name of service-linked roles is refused") {
        auto wrong = data;
        wrong.role_name = "AWSServiceRoleForMe";
        CHECK(reason_of(stage.call(wrong)) == "InvalidInputException INVALID_ROLE_NAME");
    }
    SECTION("only the management account may") {
        CHECK(company.others_who_may(data).empty());
        CHECK(company.refuses_by_policy("CreateAccount", data));
        auto tagged = data;
        tagged.tags = {{.key = "team", .value = "data"}};
        CHECK(company.refuses_by_policy("TagResource", tagged));
    }
}
