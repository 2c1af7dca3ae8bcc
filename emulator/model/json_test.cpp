#include "model/json.h"

#include <catch2/catch.hpp>

#include "services/s3/model.h"
#include "services/sqs/model.h"

namespace backlot::model {

namespace {

const Operation& operation(const Service& service, std::string_view name) {
    for (const auto& one : service.operations)
        if (one.name == name) return one;
    FAIL("no such operation");
    return service.operations[0];
}

template <class Input>
Result<Input> read(const Service& service, std::string_view name, std::string_view text) {
    Input input;
    BACKLOT_CHECK(from_json(*operation(service, name).input, &input, *Json::parse(text)));
    return input;
}

}  // namespace

TEST_CASE("Objects from JSON", "[model]") {
    SECTION("members have AWS's names; what a scenario may shorten is taken") {
        const auto input = read<s3::PutBucketTaggingInput>(
            s3::service(), "PutBucketTagging", R"({"Bucket": "r", "Tagging": {"TagSet": [{"Key": "a", "Value": 1}]}})");
        REQUIRE(input);
        CHECK(input->bucket == "r");
        CHECK(input->tagging.tag_set.at(0).value == "1");
        const auto policy = read<s3::PutBucketPolicyInput>(s3::service(), "PutBucketPolicy",
                                                           R"({"Bucket": "r", "Policy": {"Version": "2012-10-17"}})");
        CHECK(policy->policy == R"({"Version":"2012-10-17"})");
    }
    SECTION("a body is text or base64") {
        const auto plain = read<s3::PutObjectInput>(s3::service(), "PutObject", R"({"Bucket": "r", "Key": "k", "Body": "abc"})");
        REQUIRE(plain);
        CHECK(plain->body.bytes == "abc");
        CHECK(plain->body.size == 3);
        const auto encoded = read<s3::PutObjectInput>(s3::service(), "PutObject",
                                                      R"({"Bucket": "r", "Key": "k", "Body": {"base64": "AP8="}})");
        CHECK(encoded->body.bytes == std::string("\0\xff", 2));
    }
    SECTION("what was sent empty was sent") {
        const auto input = read<sqs::CreateQueueInput>(sqs::service(), "CreateQueue", R"({"QueueName": "a", "Attributes": {}})");
        REQUIRE(input);
        CHECK(input->attributes.given);
        CHECK_FALSE(input->tags.given);
    }
    SECTION("what is missing or of another type is refused") {
        CHECK(read<sqs::CreateQueueInput>(sqs::service(), "CreateQueue", "{}").error().code == "ValidationException");
        CHECK(read<sqs::CreateQueueInput>(sqs::service(), "CreateQueue", R"({"QueueName": "a", "Attributes": []})").error().code ==
              "SerializationException");
        CHECK(read<s3::ListObjectsV2Input>(s3::service(), "ListObjectsV2", R"({"Bucket": "r", "MaxKeys": 1.5})").error().code ==
              "SerializationException");
    }
}

TEST_CASE("Objects to JSON", "[model]") {
    s3::ListObjectsV2Output output;
    output.key_count = 1;
    s3::Object object;
    object.key = "a";
    object.last_modified = Timestamp{std::chrono::seconds{1769851800}};
    output.contents = {object};
    const auto json = to_json(*operation(s3::service(), "ListObjectsV2").output, &output);
    CHECK(json.dump() == R"({"Contents":[{"Key":"a","LastModified":"2026-01-31T09:30:00Z"}],"KeyCount":1})");
}

}  // namespace backlot::model
