#include <catch2/catch.hpp>

#include "services/kms/model.h"
#include "services/s3/testing.h"

using namespace backlot;
using namespace backlot::s3;
using s3::testing::error_of;
using s3::testing::Stage;

TEST_CASE("UpdateObjectEncryption", "[s3]") {
    Stage stage{{.seed = 1, .organization_file = "fixtures/organizations/keys.yaml"}};
    stage.as("main/admin").in("us-east-1");
    REQUIRE(stage.call(CreateBucketInput{.bucket = "reports"}));
    s3::testing::put(stage, "a.csv", "1,2");
    const auto new_key = [&] { return *stage.call(kms::CreateKeyInput{})->key_metadata->arn; };
    const auto key = new_key();
    const auto update = [&](const std::string& arn) {
        UpdateObjectEncryptionInput input{.bucket = "reports", .key = "a.csv"};
        input.object_encryption.ssekms = SSEKMSEncryption{.kms_key_arn = arn};
        return stage.call(input);
    };
    const auto head = [&] { return stage.call(HeadObjectInput{.bucket = "reports", .key = "a.csv"}).value(); };
    const auto be = [&](const std::string& policy) {
        stage.be(*stage.backlot().principal("main/admin", {.inline_policy = R"({"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"*","Resource":"*"},)" + policy + "]}"}));
    };

    SECTION("another key, and all else as it was") {
        const auto before = head();
        stage.advance(std::chrono::hours{1});
        REQUIRE(update(key));
        CHECK(head().server_side_encryption == "aws:kms");
        CHECK(head().ssekms_key_id == key);
        CHECK(head().etag == before.etag);
        CHECK(head().last_modified == before.last_modified);
        const auto other = new_key();
        REQUIRE(update(other));
        CHECK(head().ssekms_key_id == other);
        CHECK(stage.call(GetObjectInput{.bucket = "reports", .key = "a.csv"})->body.bytes == "1,2");
    }
    SECTION("a key is named by its ARN, and is there") {
        CHECK(error_of(update("")) == "InvalidRequest");
        CHECK(error_of(update("alias/a")) == "InvalidRequest");
        CHECK(error_of(update(key.substr(0, key.rfind('/') + 1) + "00000000-0000-0000-0000-000000000000")) == "KMS.NotFoundException");
        CHECK(error_of(update("arn:aws:kms:us-east-1:999999999999:key/00000000-0000-0000-0000-000000000000")) == "AccessDenied");
        CHECK(error_of(stage.call(UpdateObjectEncryptionInput{.bucket = "reports", .key = "a.csv"})) == "InvalidRequest");
    }
    SECTION("what Object Lock holds stays") {
        REQUIRE(stage.call(CreateBucketInput{.bucket = "locked", .object_lock_enabled_for_bucket = true}));
        PutObjectInput held{.bucket = "locked", .key = "a.csv", .object_lock_legal_hold_status = "ON"};
        held.content_md5 = "1B2M2Y8AsgTpgAmY7PhCfg==";
        REQUIRE(stage.call(held));
        UpdateObjectEncryptionInput input{.bucket = "locked", .key = "a.csv"};
        input.object_encryption.ssekms = SSEKMSEncryption{.kms_key_arn = key};
        CHECK(error_of(stage.call(input)) == "AccessDenied");
    }
    SECTION("it asks S3, and the keys by the caller's own right") {
        be(R"({"Effect":"Deny","Action":"s3:UpdateObjectEncryption","Resource":"*"})");
        CHECK(error_of(update(key)) == "AccessDenied");
        be(R"({"Effect":"Deny","Action":"kms:GenerateDataKey","Resource":"*"})");
        CHECK(error_of(update(key)) == "AccessDenied");
        stage.as("main/admin");
        REQUIRE(update(key));
        be(R"({"Effect":"Deny","Action":"kms:Decrypt","Resource":"*"})");
        CHECK(error_of(update(new_key())) == "AccessDenied");
    }
}
