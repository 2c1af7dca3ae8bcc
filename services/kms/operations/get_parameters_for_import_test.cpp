#include <catch2/catch.hpp>

#include "services/kms/testing.h"

using namespace backlot;
using namespace backlot::kms;
using namespace backlot::kms::testing;

TEST_CASE("GetParametersForImport", "[kms]") {
    auto stage = kms::testing::stage();
    const auto key = make_key(stage, CreateKeyInput{.origin = "EXTERNAL"});
    GetParametersForImportInput input{.key_id = key.key_id, .wrapping_algorithm = "RSAES_OAEP_SHA_256", .wrapping_key_spec = "RSA_2048"};

    SECTION("a public key of the spec and a token, for a day") {
        const auto given = stage.call(input);
        REQUIRE(given);
        CHECK(given->public_key->bytes.size() == 294);
        CHECK(*given->parameters_valid_to == stage.backlot().now() + 24h);
        CHECK(stage.call(input)->public_key->bytes != given->public_key->bytes);
    }
    SECTION("only for keys that take imports, and an algorithm that is for them") {
        input.key_id = make_key(stage).key_id;
        CHECK(error_of(stage.call(input)) == "UnsupportedOperationException");
        input.key_id = make_key(stage, CreateKeyInput{.key_usage = "SIGN_VERIFY", .key_spec = "RSA_2048", .origin = "EXTERNAL"}).key_id;
        CHECK(error_of(stage.call(input)) == "UnsupportedOperationException");
        input.wrapping_algorithm = "RSA_AES_KEY_WRAP_SHA_256";
        CHECK(stage.call(input));
        input.wrapping_algorithm = "RSAES_PKCS1_V1_5";
        CHECK(error_of(stage.call(input)) == "UnsupportedOperationException");
        input.wrapping_algorithm = "SM2PKE";
        CHECK(error_of(stage.call(input)) == "NotImplemented");
    }
    SECTION("needs kms:GetParametersForImport") { CHECK(refuses_without(stage, "kms:GetParametersForImport", input)); }
}
