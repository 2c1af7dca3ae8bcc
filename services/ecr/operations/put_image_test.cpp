#include <catch2/catch.hpp>

#include "services/ecr/testing.h"

using namespace backlot;
using namespace backlot::ecr;
using namespace backlot::ecr::testing;

TEST_CASE("PutImage", "[ecr]") {
    Registry registry;
    auto& stage = registry.stage;
    const auto text = registry.manifest("layer");
    const auto put = [&](const std::string& manifest, std::optional<std::string> tag = {}, std::optional<std::string> digest = {}) {
        return stage.call(PutImageInput{.repository_name = "app", .image_manifest = manifest, .image_tag = tag, .image_digest = digest});
    };
    const auto first = put(text, "1");
    REQUIRE(first);
    CHECK(first->image->image_id->image_digest == digest_of_text(text));
    CHECK(error_of(put(text, "1")) == "ImageAlreadyExistsException");
    CHECK(error_of(put(text)) == "ImageAlreadyExistsException");
    CHECK(error_of(put(text, "2")).empty());
    CHECK(stage.call(DescribeImagesInput{.repository_name = "app"})->image_details[0].image_tags.size() == 2);
    CHECK(error_of(put(registry.manifest("other"), {}, digest_of_text("x"))) == "ImageDigestDoesNotMatchException");
    SECTION("a tag goes on to the next image") {
        REQUIRE(put(registry.manifest("other"), "1"));
        DescribeImagesInput asked{.repository_name = "app"};
        asked.image_ids.push_back(Registry::by_tag("1"));
        CHECK(stage.call(asked)->image_details[0].image_digest != digest_of_text(text));
    }
    SECTION("what it is made of must be there") {
        auto missing = text;
        missing.replace(missing.find(digest_of_text("layer")), 71, digest_of_text("missing"));
        CHECK(error_of(put(missing)) == "LayersNotFoundException");
        const auto index = R"({"schemaVersion":2,"mediaType":"application/vnd.oci.image.index.v1+json","manifests":[)" +
                           Registry::descriptor("application/vnd.oci.image.manifest.v1+json", digest_of_text("none"), 3) + "]}";
        CHECK(error_of(put(index)) == "ReferencedImagesNotFoundException");
    }
    SECTION("what is no manifest") {
        for (const auto* bad : {"", "{", "[]", "{}", R"({"schemaVersion":1})", R"({"schemaVersion":2,"mediaType":"text/plain"})",
                                R"({"schemaVersion":2,"config":{"digest":"md5:1","size":1}})"}) {
            CHECK(error_of(put(bad)) == "InvalidParameterException");
        }
    }
    SECTION("the gate is asked") {
        be_user_without(stage, "ecr:PutImage", "organisation");
        CHECK(error_of(put(text, "3")) == "AccessDeniedException");
    }
}
