#include <catch2/catch.hpp>

#include "services/s3/testing.h"

using namespace backlot;
using namespace backlot::s3;
using s3::testing::error_of;

TEST_CASE("CreateBucket", "[s3]") {
    s3::testing::Stage stage{{.seed = 1}};
    stage.as("main").in("us-east-1");

    SECTION("a bucket is made once; in us-east-1 its owner is told again that it is there") {
        const auto made = stage.call(CreateBucketInput{.bucket = "reports"});
        REQUIRE(made);
        CHECK(made->location == "/reports");
        CHECK(stage.call(CreateBucketInput{.bucket = "reports"}));
    }
    SECTION("elsewhere the owner is told that the name is taken") {
        stage.in("eu-west-2");
        CreateBucketInput input{.bucket = "reports"};
        CHECK(error_of(stage.call(input)) == "IllegalLocationConstraintException");
        input.create_bucket_configuration.emplace().location_constraint = "eu-west-2";
        REQUIRE(stage.call(input));
        CHECK(error_of(stage.call(input)) == "BucketAlreadyOwnedByYou");
        input.create_bucket_configuration->location_constraint = "mars-1";
        CHECK(error_of(stage.call(input)) == "IllegalLocationConstraintException");
        stage.in("us-east-1");
        CHECK(error_of(stage.call(input)) == "InvalidLocationConstraint");
    }
    SECTION("an account has a regional namespace of its own") {
        stage.in("eu-west-2");
        CreateBucketInput input{.bucket = "mine-" + stage.caller().account + "-eu-west-2-an", .bucket_namespace = "account-regional"};
        input.create_bucket_configuration.emplace().location_constraint = "eu-west-2";
        CHECK(stage.call(input));
        input.bucket = "mine-111122223333-eu-west-2-an";
        CHECK(error_of(stage.call(input)) == "InvalidNamespaceHeader");
        input.bucket = "mine";
        CHECK(error_of(stage.call(input)) == "InvalidNamespaceHeader");
        input.bucket_namespace.reset();
        input.bucket = "mine-" + stage.caller().account + "-eu-west-2-an";
        CHECK(error_of(stage.call(input)) == "InvalidBucketName");
        s3::testing::be_user_with(stage, R"({"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:CreateBucket","Resource":"*",)"
                                         R"("Condition":{"StringEquals":{"s3:x-amz-bucket-namespace":"account-regional"}}}]})");
        input.bucket = "global-one";
        CHECK(error_of(stage.call(input)) == "AccessDenied");
    }
    SECTION("names keep to the rules") {
        for (const auto* name : {"ab", "Reports", "a..b", "192.168.0.1", "xn--b", "-ab"}) {
            CHECK(error_of(stage.call(CreateBucketInput{.bucket = name})) == "InvalidBucketName");
        }
    }
    SECTION("a new bucket has ACLs disabled, so that a canned ACL is refused, unless ownership says otherwise") {
        CHECK(error_of(stage.call(CreateBucketInput{.acl = "public-read", .bucket = "reports"})) ==
              "InvalidBucketAclWithObjectOwnership");
        CHECK(error_of(stage.call(CreateBucketInput{.acl = "public-read", .bucket = "reports",
                                                    .object_ownership = "ObjectWriter"})) ==
              "InvalidBucketAclWithBlockPublicAccessError");
        CHECK(error_of(stage.call(CreateBucketInput{.bucket = "reports", .object_ownership = "Nobody"})) ==
              "InvalidArgument");
        CHECK(stage.call(CreateBucketInput{.bucket = "reports", .object_ownership = "ObjectWriter"}));
    }
    SECTION("Object Lock brings versioning with it, and asks for both permissions") {
        s3::testing::be_user_with(stage, s3::testing::all_but("s3:PutBucketVersioning"));
        const CreateBucketInput locked{.bucket = "locked", .object_lock_enabled_for_bucket = true};
        CHECK(error_of(stage.call(locked)) == "AccessDenied");
        CHECK(s3::testing::refused_by_own_policy(stage, "s3:PutBucketVersioning"));
        CHECK(error_of(stage.call(HeadBucketInput{.bucket = "locked"})) != "");
        stage.as("main");
        REQUIRE(stage.call(locked));
        CHECK(stage.call(GetBucketVersioningInput{.bucket = "locked"})->status == "Enabled");
        CHECK(stage.call(GetObjectLockConfigurationInput{.bucket = "locked"})
                  ->object_lock_configuration->object_lock_enabled == "Enabled");
    }
}
