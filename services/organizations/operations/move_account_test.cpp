#include <catch2/catch.hpp>

#include "services/organizations/testing.h"

using namespace backlot::organizations;
using namespace backlot::organizations::testing;

TEST_CASE("MoveAccount", "[organizations]") {
    Company company;
    auto& stage = company.stage;
    company.attach(company.make_policy("no-buckets", std::string(deny_buckets)), company.unit);
    const MoveAccountInput out{.account_id = company.dev, .source_parent_id = company.unit, .destination_parent_id = company.root};

    SECTION("the guardrails are those of the new place at once") {
        stage.as("dev");
        REQUIRE(company.other("s3", "ListBuckets", backlot::Json::object()) == "AccessDenied");
        stage.as("main");
        REQUIRE(stage.call(out));
        REQUIRE(stage.call(MoveAccountInput{
            .account_id = company.ops, .source_parent_id = company.root, .destination_parent_id = company.unit}));
        stage.as("dev");
        CHECK(company.other("s3", "ListBuckets", backlot::Json::object()).empty());
        stage.as("ops");
        CHECK(company.other("s3", "ListBuckets", backlot::Json::object()) == "AccessDenied");
    }
    SECTION("its parent is the new one") {
        REQUIRE(stage.call(out));
        CHECK(must(stage.call(ListParentsInput{.child_id = company.dev})).parents.front().id == company.root);
    }
    SECTION("source and destination must be right") {
        auto wrong = out;
        wrong.source_parent_id = company.root;
        CHECK(error_of(stage.call(wrong)) == "SourceParentNotFoundException");
        wrong = out;
        wrong.destination_parent_id = "ou-abcd-12345678";
        CHECK(error_of(stage.call(wrong)) == "DestinationParentNotFoundException");
        wrong.destination_parent_id = company.unit;
        CHECK(error_of(stage.call(wrong)) == "DuplicateAccountException");
        wrong = out;
        wrong.account_id = company.loner;
        CHECK(error_of(stage.call(wrong)) == "AccountNotFoundException");
    }
    SECTION("only the management account may") {
        CHECK(company.others_who_may(out).empty());
        CHECK(company.refuses_by_policy("MoveAccount", out));
    }
    SECTION("a policy may allow an account to leave one place and refuse it another") {
        company.be_user_of("main",
                           R"({"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"organizations:MoveAccount","Resource":"*"},)"
                           R"({"Effect":"Deny","Action":"organizations:MoveAccount","Resource":"arn:aws:organizations::*:root/*"}]})");
        CHECK(error_of(stage.call(out)) == "AccessDeniedException");
    }
}
