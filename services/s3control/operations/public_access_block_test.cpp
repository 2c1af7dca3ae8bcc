#include <catch2/catch.hpp>

#include "services/s3/testing.h"
#include "services/s3control/model.h"

using namespace backlot;
using namespace backlot::s3control;
using backlot::testing::error_of;

namespace {

constexpr auto account = "000000000000";
constexpr auto public_policy = R"({"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":"*",)"
                               R"("Action":"s3:GetObject","Resource":"arn:aws:s3:::reports/*"}]})";

}  // namespace

TEST_CASE("Block Public Access of an account", "[s3control]") {
    auto stage = s3::testing::stage_with_bucket();
    const GetPublicAccessBlockInput get{.account_id = account};

    SECTION("a new account has none") { CHECK(error_of(stage.call(get)) == "NoSuchPublicAccessBlockConfiguration"); }
    SECTION("what is put is read, and a setting that is not named is off") {
        REQUIRE(stage.call(PutPublicAccessBlockInput{.public_access_block_configuration = {.ignore_public_acls = true}, .account_id = account}));
        const auto read = stage.call(get);
        REQUIRE(read);
        CHECK(read->public_access_block_configuration->ignore_public_acls == true);
        CHECK(read->public_access_block_configuration->block_public_acls == false);
        REQUIRE(stage.call(DeletePublicAccessBlockInput{.account_id = account}));
        CHECK(error_of(stage.call(get)) == "NoSuchPublicAccessBlockConfiguration");
    }
    SECTION("it blocks a bucket that blocks nothing itself") {
        REQUIRE(stage.call(s3::DeletePublicAccessBlockInput{.bucket = "reports"}));
        const s3::PutBucketPolicyInput open{.bucket = "reports", .policy = public_policy};
        REQUIRE(stage.call(open));
        REQUIRE(stage.call(PutPublicAccessBlockInput{.public_access_block_configuration = {.block_public_policy = true}, .account_id = account}));
        CHECK(error_of(stage.call(open)) == "AccessDenied");
        REQUIRE(stage.call(DeletePublicAccessBlockInput{.account_id = account}));
        CHECK(stage.call(open));
    }
    SECTION("a Put of no setting is none") {
        CHECK(error_of(stage.call(PutPublicAccessBlockInput{.account_id = account})) == "InvalidRequest");
    }
    SECTION("another account's is refused") {
        CHECK(error_of(stage.call(GetPublicAccessBlockInput{.account_id = "111122223333"})) == "AccessDenied");
        CHECK(error_of(stage.call(PutPublicAccessBlockInput{.account_id = "111122223333"})) == "AccessDenied");
    }
    SECTION("each asks for its own permission") {
        testing::be_user_without(stage, "s3:PutAccountPublicAccessBlock");
        CHECK(error_of(stage.call(PutPublicAccessBlockInput{.account_id = account})) == "AccessDenied");
        CHECK(error_of(stage.call(DeletePublicAccessBlockInput{.account_id = account})) == "AccessDenied");
        CHECK(error_of(stage.call(get)) == "NoSuchPublicAccessBlockConfiguration");
        testing::be_user_without(stage, "s3:GetAccountPublicAccessBlock");
        CHECK(error_of(stage.call(get)) == "AccessDenied");
    }
}
