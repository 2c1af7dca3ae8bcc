#include <catch2/catch.hpp>

#include "services/s3/testing.h"

using namespace backlot;
using namespace backlot::s3;
using s3::testing::error_of;

TEST_CASE("Logging of a bucket", "[s3]") {
    auto stage = s3::testing::stage_with_bucket();
    const GetBucketLoggingInput get{.bucket = "reports"};
    PutBucketLoggingInput put{.bucket = "reports"};
    put.bucket_logging_status.logging_enabled = LoggingEnabled{.target_bucket = "log-archive"};

    SECTION("the target must be there") {
        CHECK(error_of(stage.call(put)) == "InvalidTargetBucketForLogging");
    }
    SECTION("it is put, and ended by an empty status") {
        REQUIRE(stage.call(CreateBucketInput{.bucket = "log-archive"}));
        REQUIRE(stage.call(put));
        CHECK(stage.call(get)->logging_enabled->target_bucket == "log-archive");
        REQUIRE(stage.call(PutBucketLoggingInput{.bucket = "reports"}));
        CHECK_FALSE(stage.call(get)->logging_enabled);
    }
    SECTION("the target is the owner's, in the same region") {
        stage.in("eu-west-2");
        CreateBucketInput abroad{.bucket = "abroad"};
        abroad.create_bucket_configuration.emplace().location_constraint = "eu-west-2";
        REQUIRE(stage.call(abroad));
        put.bucket_logging_status.logging_enabled->target_bucket = "abroad";
        CHECK(error_of(stage.call(put)) == "CrossLocationLoggingProhibitted");
    }
    SECTION("grants need a target with ACLs enabled, and name somebody that is known") {
        REQUIRE(stage.call(CreateBucketInput{.bucket = "log-archive"}));
        auto& grants = put.bucket_logging_status.logging_enabled->target_grants;
        TargetGrant grant;
        grant.permission = "READ";
        grant.grantee.emplace().type = "Group";
        grants.push_back(grant);
        CHECK(error_of(stage.call(put)) == "MalformedXML");
        grants.front().grantee->uri = "http://acs.amazonaws.com/groups/global/AllUsers";
        CHECK(error_of(stage.call(put)) == "InvalidTargetBucketForLogging");
        grants.front().grantee->type = "CanonicalUser";
        grants.front().grantee->id = std::string(64, 'a');
        CHECK(error_of(stage.call(put)) == "InvalidArgument");
        grants.front().grantee->id.reset();
        grants.front().grantee->type = "AmazonCustomerByEmail";
        CHECK(error_of(stage.call(put)) == "MethodNotAllowed");
    }
    SECTION("a policy may refuse it") {
        s3::testing::be_user_with(stage, s3::testing::all_but("s3:PutBucketLogging"));
        CHECK(error_of(stage.call(put)) == "AccessDenied");
        CHECK(s3::testing::refused_by_own_policy(stage, "s3:PutBucketLogging"));
    }
}
