#include <catch2/catch.hpp>

#include "services/kms/testing.h"

using namespace backlot;
using namespace backlot::kms;
using namespace backlot::kms::testing;

TEST_CASE("CreateKey", "[kms]") {
    auto stage = kms::testing::stage();

    SECTION("without anything said: an enabled symmetric key with the default policy") {
        const auto key = make_key(stage);
        CHECK(*key.arn == "arn:aws:kms:eu-west-2:111111111111:key/" + key.key_id);
        CHECK(*key.key_state == "Enabled");
        CHECK(*key.key_spec == "SYMMETRIC_DEFAULT");
        CHECK(*key.key_usage == "ENCRYPT_DECRYPT");
        CHECK(*key.key_manager == "CUSTOMER");
        CHECK_FALSE(*key.multi_region);
        CHECK(key.current_key_material_id->size() == 64);
        const auto policy = stage.call(GetKeyPolicyInput{.key_id = key.key_id});
        CHECK(policy->policy->find("Enable IAM User Permissions") != std::string::npos);
    }
    SECTION("the same seed gives the same ids") {
        auto again = kms::testing::stage();
        CHECK(make_key(stage).key_id == make_key(again).key_id);
    }
    SECTION("usage and spec must fit, and usage is required of all but symmetric keys") {
        const auto refused = stage.call(CreateKeyInput{.key_spec = "RSA_2048"});
        CHECK(error_of(refused) == "ValidationException");
        CHECK(refused.error().message == "You must specify a KeyUsage value for all KMS keys except for symmetric encryption keys.");
        for (const auto& [spec, usage] : {std::pair{"SYMMETRIC_DEFAULT", "SIGN_VERIFY"}, std::pair{"RSA_2048", "GENERATE_VERIFY_MAC"},
                                          std::pair{"ECC_SECG_P256K1", "KEY_AGREEMENT"}, std::pair{"HMAC_256", "ENCRYPT_DECRYPT"}}) {
            CHECK(error_of(stage.call(CreateKeyInput{.key_usage = usage, .key_spec = spec})) == "ValidationException");
        }
        for (const auto* spec : {"SM2", "ML_DSA_44", "ML_KEM_512"}) {
            CHECK(error_of(stage.call(CreateKeyInput{.key_usage = "SIGN_VERIFY", .key_spec = spec})) == "NotImplemented");
        }
        CHECK(error_of(stage.call(CreateKeyInput{.origin = "AWS_CLOUDHSM"})) == "NotImplemented");
    }
    SECTION("imported material is waited for") {
        const auto key = make_key(stage, CreateKeyInput{.origin = "EXTERNAL"});
        CHECK(*key.key_state == "PendingImport");
        CHECK_FALSE(*key.enabled);
    }
    SECTION("a policy that shuts its author out is refused, unless that is wanted") {
        CreateKeyInput input{.policy = R"({"Version":"2012-10-17","Statement":[)" + allow("arn:aws:iam::222222222222:root", "kms:*") + "]}"};
        const auto refused = stage.call(input);
        CHECK(error_of(refused) == "MalformedPolicyDocumentException");
        CHECK(refused.error().message == "The new key policy will not allow you to update the key policy in the future.");
        input.bypass_policy_lockout_safety_check = true;
        CHECK(stage.call(input));
    }
    SECTION("tags need kms:TagResource, and each key once") {
        CreateKeyInput input;
        input.tags.push_back({.tag_key = "team", .tag_value = "search"});
        CHECK(stage.call(input));
        CHECK(refuses_without(stage, "kms:TagResource", input));
        input.tags.push_back({.tag_key = "team", .tag_value = "ads"});
        CHECK(error_of(stage.call(input)) == "TagException");
    }
    SECTION("a multi-Region key has its own kind of id") {
        const auto key = make_key(stage, CreateKeyInput{.multi_region = true});
        CHECK(key.key_id.starts_with("mrk-"));
        CHECK(*key.multi_region_configuration->multi_region_key_type == "PRIMARY");
    }
    SECTION("needs kms:CreateKey") { CHECK(refuses_without(stage, "kms:CreateKey", CreateKeyInput{})); }
}
