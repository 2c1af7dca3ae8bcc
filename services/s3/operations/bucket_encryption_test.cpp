#include <catch2/catch.hpp>

#include "services/s3/testing.h"

using namespace backlot;
using namespace backlot::s3;
using s3::testing::error_of;

TEST_CASE("Default encryption of a bucket", "[s3]") {
    auto stage = s3::testing::stage_with_bucket();
    const GetBucketEncryptionInput get{.bucket = "reports"};
    const auto put = [&](const std::string& algorithm) {
        PutBucketEncryptionInput input{.bucket = "reports"};
        ServerSideEncryptionRule rule;
        rule.apply_server_side_encryption_by_default = ServerSideEncryptionByDefault{.sse_algorithm = algorithm};
        rule.bucket_key_enabled = true;
        input.server_side_encryption_configuration.rules.push_back(rule);
        return stage.call(input);
    };
    const auto rule_of = [&] { return stage.call(get).value().server_side_encryption_configuration->rules.at(0); };

    SECTION("a bucket without a configuration has SSE-S3") {
        CHECK(rule_of().apply_server_side_encryption_by_default->sse_algorithm == "AES256");
        CHECK(rule_of().bucket_key_enabled == false);
    }
    SECTION("what is put is read back, and a deletion goes back to SSE-S3") {
        REQUIRE(put("AES256"));
        CHECK(rule_of().bucket_key_enabled == true);
        REQUIRE(stage.call(DeleteBucketEncryptionInput{.bucket = "reports"}));
        CHECK(rule_of().bucket_key_enabled == false);
    }
    SECTION("SSE-C is blocked until the configuration allows it, and whatever its key is") {
        const auto write = [&] {
            return stage.call(PutObjectInput{.body = {.bytes = "x"},
                                             .bucket = "reports",
                                             .key = "k",
                                             .sse_customer_algorithm = "AES256",
                                             .sse_customer_key = "MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=",
                                             .sse_customer_key_md5 = "KYvwGXoFFJ42a2u2GDWhwQ=="});
        };
        CHECK(rule_of().blocked_encryption_types->encryption_type.front() == "SSE-C");
        CHECK(error_of(write()) == "AccessDenied");
        PutBucketEncryptionInput input{.bucket = "reports"};
        auto& rules = input.server_side_encryption_configuration.rules;
        rules.push_back({});
        rules.front().blocked_encryption_types.emplace().encryption_type.push_back("NONE");
        REQUIRE(stage.call(input));
        CHECK(rule_of().blocked_encryption_types->encryption_type.front() == "NONE");
        CHECK(write());
        rules.front().blocked_encryption_types->encryption_type.front() = "SSE-KMS";
        CHECK(error_of(stage.call(input)) == "MalformedXML");
    }
    SECTION("an unknown algorithm is refused, and a KMS key is not looked for until an object comes") {
        CHECK(error_of(put("ROT13")) == "MalformedXML");
        CHECK(error_of(put("aws:kms")) == "");
    }
}
