#include <catch2/catch.hpp>

#include "services/kms/testing.h"

using namespace backlot;
using namespace backlot::kms;
using namespace backlot::kms::testing;

TEST_CASE("ReEncrypt", "[kms]") {
    auto stage = kms::testing::stage();
    const auto from = make_key(stage);
    const auto to = make_key(stage);
    const auto sealed = stage.call(EncryptInput{.key_id = from.key_id, .plaintext = blob("secret"), .encryption_context = {{"a", "1"}}});
    REQUIRE(sealed);
    ReEncryptInput input{.ciphertext_blob = sealed->ciphertext_blob,
                         .source_encryption_context = {{"a", "1"}},
                         .destination_key_id = to.key_id,
                         .destination_encryption_context = {{"b", "2"}}};

    SECTION("the new ciphertext opens under the other key and context") {
        const auto done = stage.call(input);
        REQUIRE(done);
        CHECK(*done->source_key_id == *from.arn);
        CHECK(*done->key_id == *to.arn);
        const auto opened = stage.call(DecryptInput{.ciphertext_blob = done->ciphertext_blob, .encryption_context = {{"b", "2"}}});
        REQUIRE(opened);
        CHECK(opened->plaintext->bytes == "secret");
        CHECK(*opened->key_id == *to.arn);
    }
    SECTION("a source key that is another is refused, and the wrong context") {
        input.source_key_id = to.key_id;
        CHECK(error_of(stage.call(input)) == "IncorrectKeyException");
        input.source_key_id.reset();
        input.source_encryption_context = {};
        CHECK(error_of(stage.call(input)) == "InvalidCiphertextException");
    }
    SECTION("goes across accounts where each key's policy and the caller's allow their half") {
        stage.as("other/admin");
        const auto theirs = make_key(stage);
        stage.as("main/admin");
        input.destination_key_id = *theirs.arn;
        CHECK(error_of(stage.call(input)) == "AccessDeniedException");
        stage.as("other/admin");
        put_policy(stage, theirs.key_id,
                   R"({"Version":"2012-10-17","Statement":[)" + allow("arn:aws:iam::222222222222:root", "kms:*") + "," +
                       allow("arn:aws:iam::111111111111:root", "kms:ReEncryptTo") + "]}");
        stage.as("main/admin");
        CHECK(stage.call(input)->key_id == theirs.arn);
    }
    SECTION("kms:ReEncryptOnSameKey says whether both keys are one") {
        put_policy(stage, from.key_id,
                   policy_with(R"({"Sid":"Same","Effect":"Deny","Principal":"*","Action":"kms:ReEncrypt*","Resource":"*","Condition":{"Bool":{"kms:ReEncryptOnSameKey":"false"}}})"));
        CHECK(error_of(stage.call(input)) == "AccessDeniedException");
        input.destination_key_id = from.key_id;
        CHECK(stage.call(input));
    }
    SECTION("needs both halves") {
        CHECK(refuses_without(stage, "kms:ReEncryptFrom", input));
        CHECK(refuses_without(stage, "kms:ReEncryptTo", input));
    }
}
