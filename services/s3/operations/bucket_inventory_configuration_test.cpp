#include <catch2/catch.hpp>

#include "services/s3/testing.h"

using namespace backlot;
using namespace backlot::s3;
using s3::testing::error_of;

TEST_CASE("PutBucketInventoryConfiguration", "[s3]") {
    auto stage = s3::testing::stage_with_bucket();
    const GetBucketInventoryConfigurationInput get{.bucket = "reports", .id = "one"};
    PutBucketInventoryConfigurationInput put{.bucket = "reports", .id = "one"};
    put.inventory_configuration.id = "one";
    put.inventory_configuration.is_enabled = true;
    put.inventory_configuration.destination.s3bucket_destination.bucket = "arn:aws:s3:::archive";
    put.inventory_configuration.destination.s3bucket_destination.format = "CSV";
    put.inventory_configuration.schedule.frequency = "Daily";
    put.inventory_configuration.included_object_versions = "Current";

    SECTION("what is put is read back, until it is deleted") {
        CHECK(error_of(stage.call(get)) == "NoSuchConfiguration");
        REQUIRE(stage.call(put));
        const auto read = stage.call(get);
        REQUIRE(read);
        CHECK(read->inventory_configuration->id == "one");
        const DeleteBucketInventoryConfigurationInput remove{.bucket = "reports", .id = "one"};
        REQUIRE(stage.call(remove));
        CHECK(error_of(stage.call(remove)) == "NoSuchConfiguration");
    }
    SECTION("the id is the same in the query and in the body") {
        put.inventory_configuration.id = "two";
        CHECK(error_of(stage.call(put)) == "IdMismatch");
    }
    SECTION("fields are known ones, each once, and a report is encrypted in one way") {
        auto& wanted = put.inventory_configuration;
        wanted.optional_fields.push_back("Size");
        CHECK(stage.call(put));
        wanted.optional_fields.push_back("Size");
        CHECK(error_of(stage.call(put)) == "MalformedXML");
        wanted.optional_fields.clear();
        wanted.optional_fields.push_back("Colour");
        CHECK(error_of(stage.call(put)) == "MalformedXML");
        wanted.optional_fields.clear();
        wanted.destination.s3bucket_destination.encryption.emplace();
        CHECK(error_of(stage.call(put)) == "MalformedXML");
    }
    SECTION("deleting it asks for the permission to put") {
        REQUIRE(stage.call(put));
        s3::testing::be_user_with(stage, s3::testing::all_but("s3:PutInventoryConfiguration"));
        CHECK(error_of(stage.call(DeleteBucketInventoryConfigurationInput{.bucket = "reports", .id = "one"})) ==
              "AccessDenied");
        CHECK(s3::testing::refused_by_own_policy(stage, "s3:PutInventoryConfiguration"));
        CHECK(stage.call(get));
    }
}
