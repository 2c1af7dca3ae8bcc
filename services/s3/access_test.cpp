// Whose object it is decides what a bucket's policy may say of it.
#include <catch2/catch.hpp>

#include "journal/again.h"
#include "services/s3/testing.h"

using namespace backlot;
using namespace backlot::s3;
using s3::testing::error_of;
using s3::testing::Stage;

TEST_CASE("A bucket's policy and objects of other accounts", "[s3]") {
    Stage stage{{.seed = 1, .organization_file = "fixtures/organizations/keys.yaml", .legacy_s3_defaults = true}};
    stage.as("main/admin").in("us-east-1");
    REQUIRE(stage.call(CreateBucketInput{.bucket = "reports"}));
    const std::string allow_all = R"({"Effect":"Allow","Principal":{"AWS":["111111111111","222222222222"]},"Action":"s3:*",)"
                                  R"("Resource":["arn:aws:s3:::reports","arn:aws:s3:::reports/*"]})";
    const auto put_policy = [&](const std::string& statements) {
        stage.as("main/admin");
        const auto text = R"({"Version":"2012-10-17","Statement":[)" + statements + "]}";
        REQUIRE(stage.call(PutBucketPolicyInput{.bucket = "reports", .policy = text}));
    };
    put_policy(allow_all);
    stage.as("other/admin");
    REQUIRE(stage.call(PutObjectInput{.bucket = "reports", .key = "theirs"}));
    const GetObjectInput get{.bucket = "reports", .key = "theirs"};

    SECTION("what it allows is of the owner's own objects") {
        CHECK(stage.call(get));
        stage.as("main/admin");
        CHECK(error_of(stage.call(get)) == "AccessDenied");
    }
    SECTION("what it denies is of all, told by its place in the policy, today and from the journal") {
        put_policy(allow_all + R"(,{"Effect":"Deny","Principal":"*","Action":"s3:GetObject","Resource":"arn:aws:s3:::reports/*"})");
        stage.as("other/admin");
        CHECK(error_of(stage.call(get)) == "AccessDenied");
        const auto entry = stage.backlot().journal().tail(1).front();
        REQUIRE_FALSE(entry.checks.empty());
        const auto& check = entry.checks.back();
        CHECK(check.outcome == "explicit-deny");
        CHECK(check.statement == "1");
        const auto again = journal::decide_again(stage.backlot().journal(), check);
        REQUIRE(again);
        CHECK(again->is_same);
        CHECK(again->decision.statement == "1");
    }
    SECTION("an implicit refusal is decided the same again from the journal") {
        stage.as("main/admin");
        CHECK(error_of(stage.call(get)) == "AccessDenied");
        const auto again = journal::decide_again(stage.backlot().journal(), stage.backlot().journal().tail(1).front().checks.back());
        REQUIRE(again);
        CHECK(again->is_same);
        CHECK_FALSE(again->decision.is_allowed());
    }
}
