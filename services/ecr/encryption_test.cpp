#include <catch2/catch.hpp>

#include "services/ecr/testing.h"
#include "services/kms/model.h"

using namespace backlot;
using namespace backlot::ecr;
using ecr::testing::error_of;

TEST_CASE("A repository under a key of KMS", "[ecr]") {
    ecr::testing::Registry registry;
    auto& stage = registry.stage;
    const auto key = *stage.call(kms::CreateKeyInput{})->key_metadata->arn;
    CreateRepositoryInput create{.repository_name = "sealed"};
    create.encryption_configuration = EncryptionConfiguration{.encryption_type = "KMS", .kms_key = key};
    const auto pull = [&] {
        BatchGetImageInput get{.repository_name = "sealed"};
        get.image_ids.push_back(ecr::testing::Registry::by_tag("1"));
        return error_of(stage.call(get));
    };

    SECTION("is made with a grant on the key, and pushed and pulled by it") {
        const auto made = stage.call(create);
        REQUIRE(made);
        CHECK(made->repository->encryption_configuration->kms_key == key);
        const auto grants = stage.call(kms::ListGrantsInput{.key_id = key}).value();
        REQUIRE(grants.grants.size() == 1);
        CHECK(grants.grants.front().constraints->encryption_context_subset.at("aws:ecr:arn") == *made->repository->repository_arn);
        const auto manifest = registry.manifest("layer", {}, "sealed");
        REQUIRE(stage.call(PutImageInput{.repository_name = "sealed", .image_manifest = manifest, .image_tag = "1"}));
        CHECK(pull().empty());

        REQUIRE(stage.call(kms::DisableKeyInput{.key_id = key}));
        CHECK(pull() == "KmsException");
        CHECK(error_of(stage.call(GetDownloadUrlForLayerInput{.repository_name = "sealed", .layer_digest = ecr::testing::digest_of_text("layer")})) ==
              "KmsException");
        CHECK(error_of(stage.call(PutImageInput{.repository_name = "sealed", .image_manifest = manifest, .image_tag = "2"})) == "KmsException");
        REQUIRE(stage.call(kms::EnableKeyInput{.key_id = key}));
        CHECK(pull().empty());

        SECTION("a grant that is revoked opens nothing more") {
            REQUIRE(stage.call(kms::RevokeGrantInput{.key_id = key, .grant_id = *grants.grants.front().grant_id}));
            CHECK(pull() == "KmsException");
        }
        SECTION("the grant goes with the repository") {
            REQUIRE(stage.call(DeleteRepositoryInput{.repository_name = "sealed", .force = true}));
            CHECK(stage.call(kms::ListGrantsInput{.key_id = key})->grants.empty());
        }
    }
    SECTION("under AWS's own key where none is named") {
        create.encryption_configuration->kms_key.reset();
        const auto made = stage.call(create);
        REQUIRE(made);
        CHECK(made->repository->encryption_configuration->kms_key->starts_with("arn:aws:kms:eu-west-2:" + registry.organisation + ":key/"));
    }
    SECTION("only by who may give grants on it") {
        backlot::testing::be_user_without(stage, "kms:CreateGrant", "organisation");
        CHECK(error_of(stage.call(create)) == "KmsException");
        create.encryption_configuration = EncryptionConfiguration{.encryption_type = "AES256", .kms_key = key};
        CHECK(error_of(stage.call(create)) == "InvalidParameterException");
    }
}
