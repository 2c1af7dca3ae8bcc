// Objects under KMS keys: who may write and read them is also the key's affair.
#include <catch2/catch.hpp>

#include "base/encoding.h"
#include "services/kms/model.h"
#include "services/s3/testing.h"

using namespace backlot;
using namespace backlot::s3;
using s3::testing::error_of;
using s3::testing::Stage;

namespace {

PutObjectInput put_under(std::optional<std::string> key_id) {
    PutObjectInput input{.bucket = "reports", .key = "a.csv"};
    input.body.bytes = "1,2";
    input.body.size = 3;
    input.server_side_encryption = "aws:kms";
    input.ssekms_key_id = std::move(key_id);
    return input;
}

std::string policy_of_key(const std::string& statement) {
    return R"({"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::111111111111:root"},)"
           R"("Action":"kms:*","Resource":"*"},)" + statement + "]}";
}

}  // namespace

TEST_CASE("Objects under KMS keys", "[s3]") {
    Stage stage{{.seed = 1, .organization_file = "fixtures/organizations/keys.yaml"}};
    stage.as("main/admin").in("us-east-1");
    REQUIRE(stage.call(CreateBucketInput{.bucket = "reports"}));
    const auto key = *stage.call(kms::CreateKeyInput{})->key_metadata->arn;
    const GetObjectInput get{.bucket = "reports", .key = "a.csv"};
    const auto be = [&](const std::string& policy) {
        stage.be(*stage.backlot().principal("main/admin", {.inline_policy = R"({"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:*","Resource":"*"})" + policy + "]}"}));
    };

    SECTION("answers name the key, and the object is read by who may use it") {
        const auto done = stage.call(put_under(key));
        REQUIRE(done);
        CHECK(*done->server_side_encryption == "aws:kms");
        CHECK(*done->ssekms_key_id == key);
        const auto read = stage.call(get);
        REQUIRE(read);
        CHECK(*read->ssekms_key_id == key);
        CHECK(*stage.call(HeadObjectInput{.bucket = "reports", .key = "a.csv"})->server_side_encryption == "aws:kms");
    }
    SECTION("who may use the bucket and not the key neither writes nor reads") {
        REQUIRE(stage.call(put_under(key)));
        be("");
        const auto written = stage.call(put_under(key));
        CHECK(error_of(written) == "AccessDenied");
        CHECK(written.error().message.find("is not authorized to perform: kms:GenerateDataKey on resource: " + key) != std::string::npos);
        const auto read = stage.call(get);
        CHECK(error_of(read) == "AccessDenied");
        CHECK(read.error().message.find("kms:Decrypt") != std::string::npos);
        CHECK(error_of(stage.call(CopyObjectInput{.bucket = "reports", .copy_source = "reports/a.csv", .key = "b.csv"})) == "AccessDenied");
        be(R"(,{"Effect":"Allow","Action":"kms:Decrypt","Resource":"*"})");
        CHECK(stage.call(get));
        CHECK(error_of(stage.call(put_under(key))) == "AccessDenied");
    }
    SECTION("a key that is open through S3 alone is no use directly") {
        REQUIRE(stage.call(kms::PutKeyPolicyInput{.key_id = key, .policy = policy_of_key(
            R"({"Effect":"Deny","Principal":"*","Action":["kms:GenerateDataKey","kms:Decrypt"],"Resource":"*","Condition":{"StringNotEquals":{"kms:ViaService":"s3.us-east-1.amazonaws.com"}}})")}));
        CHECK(error_of(stage.call(kms::GenerateDataKeyInput{.key_id = key, .key_spec = "AES_256"})) == "AccessDeniedException");
        CHECK(stage.call(put_under(key)));
        CHECK(stage.call(get));
    }
    SECTION("the encryption context is the object's ARN; with a bucket key the bucket's; and what the request adds") {
        const auto only = [&](const std::string& condition) {
            REQUIRE(stage.call(kms::PutKeyPolicyInput{.key_id = key, .policy = policy_of_key(
                R"({"Effect":"Deny","Principal":"*","Action":"kms:GenerateDataKey","Resource":"*","Condition":{"StringNotEquals":)" + condition + "}}")}));
        };
        only(R"({"kms:EncryptionContext:aws:s3:arn":"arn:aws:s3:::reports/a.csv"})");
        CHECK(stage.call(put_under(key)));
        auto bucket_key = put_under(key);
        bucket_key.bucket_key_enabled = true;
        CHECK(error_of(stage.call(bucket_key)) == "AccessDenied");
        only(R"({"kms:EncryptionContext:aws:s3:arn":"arn:aws:s3:::reports"})");
        CHECK(*stage.call(bucket_key)->bucket_key_enabled);
        CHECK(stage.call(get));
        only(R"({"kms:EncryptionContext:team":"search"})");
        auto with_context = put_under(key);
        with_context.ssekms_encryption_context = base64(R"({"team":"search"})");
        CHECK(stage.call(with_context));
        CHECK(stage.call(get));
        with_context.ssekms_encryption_context = "nonsense";
        CHECK(error_of(stage.call(with_context)) == "InvalidArgument");
    }
    SECTION("without a key named it is the account's AWS managed key, which another account cannot use") {
        const auto done = stage.call(put_under({}));
        REQUIRE(done);
        CHECK(*stage.call(kms::DescribeKeyInput{.key_id = "alias/aws/s3"})->key_metadata->arn == *done->ssekms_key_id);
        CHECK(stage.call(get));
        REQUIRE(stage.call(PutBucketPolicyInput{.bucket = "reports", .policy = R"({"Version":"2012-10-17","Statement":{"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::222222222222:root"},"Action":"s3:*","Resource":"arn:aws:s3:::reports/*"}})"}));
        stage.as("other/admin");
        CHECK(error_of(stage.call(get)) == "AccessDenied");
        stage.as("main/admin");
        REQUIRE(stage.call(kms::PutKeyPolicyInput{.key_id = key, .policy = policy_of_key(R"({"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::222222222222:root"},"Action":"kms:Decrypt","Resource":"*"})")}));
        REQUIRE(stage.call(put_under(key)));
        stage.as("other/admin");
        CHECK(stage.call(get));
    }
    SECTION("a bucket's default is taken by requests that say nothing") {
        PutBucketEncryptionInput preset{.bucket = "reports"};
        ServerSideEncryptionRule rule;
        rule.apply_server_side_encryption_by_default = ServerSideEncryptionByDefault{.sse_algorithm = "aws:kms", .kms_master_key_id = key};
        rule.bucket_key_enabled = true;
        preset.server_side_encryption_configuration.rules.push_back(rule);
        REQUIRE(stage.call(preset));
        auto silent = put_under({});
        silent.server_side_encryption.reset();
        const auto done = stage.call(silent);
        REQUIRE(done);
        CHECK(*done->ssekms_key_id == key);
        CHECK(*done->bucket_key_enabled);
        be("");
        CHECK(error_of(stage.call(silent)) == "AccessDenied");
    }
    SECTION("a key that is disabled, or not there, is told as KMS tells it") {
        REQUIRE(stage.call(put_under(key)));
        REQUIRE(stage.call(kms::DisableKeyInput{.key_id = key}));
        CHECK(error_of(stage.call(get)) == "KMS.DisabledException");
        CHECK(error_of(stage.call(put_under(key))) == "KMS.DisabledException");
        CHECK(error_of(stage.call(put_under("alias/nothing"))) == "KMS.NotFoundException");
    }
    SECTION("an upload in parts is under the key it began with") {
        CreateMultipartUploadInput begin{.bucket = "reports", .key = "big"};
        begin.server_side_encryption = "aws:kms";
        begin.ssekms_key_id = key;
        const auto upload = stage.call(begin);
        REQUIRE(upload);
        CHECK(*upload->ssekms_key_id == key);
        UploadPartInput part{.bucket = "reports", .key = "big", .part_number = 1, .upload_id = *upload->upload_id};
        part.body.bytes = "x";
        part.body.size = 1;
        be("");
        CHECK(error_of(stage.call(part)) == "AccessDenied");
    }
}
