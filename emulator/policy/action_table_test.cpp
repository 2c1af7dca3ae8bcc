#include "policy/action_table.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <string>

using namespace backlot::policy;

TEST_CASE("The action table", "[policy]") {
    SECTION("finds an action whatever the case of its name") {
        CHECK(action_exists("s3", "GetObject"));
        CHECK(action_exists("S3", "getOBJECT"));
        CHECK_FALSE(action_exists("s3", "GetObjectt"));
        CHECK_FALSE(action_exists("s3", "GetObjec"));
        CHECK_FALSE(action_exists("s4", "GetObject"));
        CHECK_FALSE(action_exists("", ""));
    }
    SECTION("gives an action's level, resources and keys") {
        const auto found = find_action("s3:getobject");
        REQUIRE(found);
        CHECK(found->service == "s3");
        CHECK(found->name == "GetObject");
        CHECK(found->access_level == "Read");
        const auto object = std::ranges::find(found->resource_types, "object", &ActionResource::name);
        REQUIRE(object != found->resource_types.end());
        CHECK(object->arn_pattern == "arn:${Partition}:s3:::${BucketName}/${ObjectName}");
        CHECK(std::ranges::count(found->condition_keys, "s3:ExistingObjectTag/<key>") == 1);
    }
    SECTION("tells a required resource from an optional one") {
        const auto found = find_action("lambda:CreateFunction");
        REQUIRE(found);
        REQUIRE(found->resource_types.size() == 1);
        CHECK(found->resource_types[0].name == "function");
        CHECK(found->resource_types[0].required);
        CHECK(std::ranges::count(found->condition_keys, "lambda:VpcIds") == 1);
    }
    SECTION("finds no action without a colon") { CHECK_FALSE(find_action("GetObject")); }
    SECTION("finds every action that it lists") {
        std::size_t count = 0;
        for (const auto service : all_services()) {
            for (const auto name : action_names_of(service)) {
                ++count;
                const auto found = find_action(std::string(service) + ":" + std::string(name));
                REQUIRE(found);
                REQUIRE(found->name == name);
            }
        }
        CHECK(all_services().size() > 400);
        CHECK(count > 20'000);
    }
    SECTION("knows resource types and condition keys of a service") {
        const auto types = resource_types_of("s3");
        const auto bucket = std::ranges::find(types, "bucket", &ResourceTypeInfo::name);
        REQUIRE(bucket != types.end());
        CHECK(bucket->arn_pattern == "arn:${Partition}:s3:::${BucketName}");
        const auto keys = condition_keys_of("s3");
        const auto acl = std::ranges::find(keys, "s3:x-amz-acl", &ConditionKeyInfo::key);
        REQUIRE(acl != keys.end());
        CHECK(acl->type == "String");
        CHECK(resource_types_of("nowhere").empty());
    }
    SECTION("knows where resource control policies apply") {
        for (const auto* service : {"s3", "sts", "sqs", "kms", "secretsmanager"}) CHECK(rcp_supports(service));
        for (const auto* service : {"iam", "organizations", "nowhere"}) CHECK_FALSE(rcp_supports(service));
        CHECK(service_exists("iam"));
    }
}
