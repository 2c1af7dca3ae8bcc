#include <catch2/catch.hpp>

#include "services/ecr/testing.h"

using namespace backlot;
using namespace backlot::ecr;
using namespace backlot::ecr::testing;

TEST_CASE("DescribeImages", "[ecr]") {
    Registry registry;
    auto& stage = registry.stage;
    const auto digest = registry.push("bytes", "1");
    registry.push("more");
    DescribeImagesInput input{.repository_name = "app"};
    CHECK(stage.call(input)->image_details.size() == 2);
    input.image_ids.push_back(Registry::by_tag("1"));
    const auto got = stage.call(input);
    REQUIRE(got);
    const auto& detail = got->image_details[0];
    CHECK(detail.image_digest == digest);
    CHECK(detail.image_size_in_bytes == 7);
    CHECK(detail.artifact_media_type == "application/vnd.oci.image.config.v1+json");
    CHECK_FALSE(detail.image_scan_status);
    input.image_ids.push_back(Registry::by_tag("none"));
    CHECK(error_of(stage.call(input)) == "ImageNotFoundException");
    DescribeImagesInput untagged{.repository_name = "app", .filter = DescribeImagesFilter{.tag_status = "UNTAGGED"}};
    CHECK(stage.call(untagged)->image_details.size() == 1);
    be_user_without(stage, "ecr:DescribeImages", "organisation");
    CHECK(error_of(stage.call(input)) == "AccessDeniedException");
}
