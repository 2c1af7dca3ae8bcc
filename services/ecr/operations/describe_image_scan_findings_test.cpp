#include <catch2/catch.hpp>

#include "services/ecr/testing.h"

using namespace backlot;
using namespace backlot::ecr;
using namespace backlot::ecr::testing;

TEST_CASE("DescribeImageScanFindings", "[ecr]") {
    Registry registry;
    auto& stage = registry.stage;
    registry.push("layer", "1");
    DescribeImageScanFindingsInput input{.repository_name = "app", .image_id = Registry::by_tag("1")};
    CHECK(error_of(stage.call(input)) == "ScanNotFoundException");
    REQUIRE(stage.call(StartImageScanInput{.repository_name = "app", .image_id = Registry::by_tag("1")}));
    const auto got = stage.call(input);
    REQUIRE(got);
    CHECK(got->image_scan_findings->findings.empty());
    CHECK(got->image_scan_status->description->find("nothing was looked for") != std::string::npos);
}
