#include <catch2/catch.hpp>

#include "services/ecr/testing.h"

using namespace backlot;
using namespace backlot::ecr;
using namespace backlot::ecr::testing;

TEST_CASE("StartImageScan", "[ecr]") {
    Registry registry;
    auto& stage = registry.stage;
    registry.push("layer", "1");
    CHECK(error_of(stage.call(StartImageScanInput{.repository_name = "app", .image_id = Registry::by_tag("2")})) == "ImageNotFoundException");
    CHECK(stage.call(StartImageScanInput{.repository_name = "app", .image_id = Registry::by_tag("1")})->image_scan_status->status == "IN_PROGRESS");
    DescribeImageScanFindingsInput asked{.repository_name = "app", .image_id = Registry::by_tag("1")};
    CHECK(stage.call(asked)->image_scan_status->status == "COMPLETE");
    be_user_without(stage, "ecr:StartImageScan", "organisation");
    CHECK(error_of(stage.call(StartImageScanInput{.repository_name = "app", .image_id = Registry::by_tag("1")})) == "AccessDeniedException");
}
