#include <catch2/catch.hpp>

#include "services/ecr/testing.h"

using namespace backlot;
using namespace backlot::ecr;
using namespace backlot::ecr::testing;

TEST_CASE("PutImageScanningConfiguration", "[ecr]") {
    Registry registry;
    auto& stage = registry.stage;
    PutImageScanningConfigurationInput input{.repository_name = "app"};
    input.image_scanning_configuration.scan_on_push = true;
    REQUIRE(stage.call(input));
    registry.push("one", "1");
    DescribeImagesInput asked{.repository_name = "app"};
    CHECK(stage.call(asked)->image_details[0].image_scan_status->status == "COMPLETE");
    input.repository_name = "none";
    CHECK(error_of(stage.call(input)) == "RepositoryNotFoundException");
}
