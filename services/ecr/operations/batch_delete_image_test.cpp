#include <catch2/catch.hpp>

#include "services/ecr/testing.h"

using namespace backlot;
using namespace backlot::ecr;
using namespace backlot::ecr::testing;

TEST_CASE("BatchDeleteImage", "[ecr]") {
    Registry registry;
    auto& stage = registry.stage;
    const auto digest = registry.push("layer", "1");
    REQUIRE(stage.call(PutImageInput{.repository_name = "app", .image_manifest = registry.manifest("layer"), .image_tag = "2"}));
    const auto remove = [&](const ImageIdentifier& id) {
        BatchDeleteImageInput input{.repository_name = "app"};
        input.image_ids.push_back(id);
        return stage.call(input);
    };
    const auto has_layer = [&](const std::string& bytes) {
        BatchCheckLayerAvailabilityInput input{.repository_name = "app"};
        input.layer_digests.push_back(digest_of_text(bytes));
        return !stage.call(input)->layers.empty();
    };
    CHECK(remove(Registry::by_tag("none"))->failures[0].failure_code == "ImageNotFound");
    CHECK(remove({})->failures[0].failure_code == "MissingDigestAndTag");
    CHECK(remove({.image_digest = "digest"})->failures[0].failure_code == "InvalidImageDigest");
    CHECK(remove({.image_digest = digest_of_text("other"), .image_tag = "1"})->failures[0].failure_code == "ImageTagDoesNotMatchDigest");
    CHECK(remove(Registry::by_tag("1"))->image_ids[0].image_tag == "1");
    CHECK(has_layer("layer"));
    const auto other = registry.push("other", "other");
    SECTION("the last tag takes the image, and the layers that nothing else has") {
        CHECK(remove(Registry::by_tag("2"))->image_ids[0].image_digest == digest);
        CHECK_FALSE(has_layer("layer"));
        CHECK(has_layer("{}"));  // the configuration of both
    }
    SECTION("its digest takes all tags") {
        CHECK(remove({.image_digest = digest})->image_ids.size() == 1);
        CHECK(remove(Registry::by_tag("2"))->failures.size() == 1);
    }
    SECTION("an index holds what it names") {
        const auto index = R"({"schemaVersion":2,"mediaType":"application/vnd.oci.image.index.v1+json","manifests":[)" +
                           Registry::descriptor("application/vnd.oci.image.manifest.v1+json", other, 3) + "]}";
        REQUIRE(stage.call(PutImageInput{.repository_name = "app", .image_manifest = index, .image_tag = "index"}));
        CHECK(remove({.image_digest = other})->failures[0].failure_code == "ImageReferencedByManifestList");
        CHECK(remove(Registry::by_tag("index"))->failures.empty());
        CHECK(remove({.image_digest = other})->failures.empty());
    }
    SECTION("the gate is asked") {
        be_user_without(stage, "ecr:BatchDeleteImage", "organisation");
        CHECK(error_of(remove(Registry::by_tag("2"))) == "AccessDeniedException");
    }
}
