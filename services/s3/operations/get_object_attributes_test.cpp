#include <catch2/catch.hpp>

#include "services/s3/testing.h"

using namespace backlot;
using namespace backlot::s3;
using s3::testing::error_of;

TEST_CASE("GetObjectAttributes", "[s3]") {
    auto stage = s3::testing::stage_with_bucket();
    s3::testing::put(stage, "k", "hello");
    const auto get = [&](std::initializer_list<const char*> attributes) {
        GetObjectAttributesInput input{.bucket = "reports", .key = "k"};
        for (const auto* one : attributes) input.object_attributes.push_back(one);
        return stage.call(input);
    };

    SECTION("only what is asked for") {
        const auto size = get({"ObjectSize"});
        REQUIRE(size);
        CHECK(size->object_size == 5);
        CHECK_FALSE(size->etag);
        const auto two = get({"ETag", "StorageClass"});
        REQUIRE(two);
        CHECK(two->etag == "5d41402abc4b2a76b9719d911017c592");
        CHECK(two->storage_class == "STANDARD");
        CHECK_FALSE(two->object_size);
    }
    SECTION("an attribute that does not exist is refused") {
        CHECK(error_of(get({"Colour"})) == "InvalidArgument");
        CHECK(error_of(get({})) != "");
    }
    SECTION("a number of parts that is none is not looked at") {
        GetObjectAttributesInput input{.bucket = "reports", .key = "k", .max_parts = -1};
        input.object_attributes.push_back("ObjectParts");
        CHECK(stage.call(input));
    }
    SECTION("it asks for s3:GetObjectAttributes beside s3:GetObject") {
        s3::testing::be_user_with(stage, s3::testing::all_but("s3:GetObjectAttributes"));
        CHECK(error_of(get({"ETag"})) == "AccessDenied");
        CHECK(s3::testing::refused_by_own_policy(stage, "s3:GetObjectAttributes"));
    }
}
