#include <catch2/catch.hpp>

#include "services/ecr/testing.h"

using namespace backlot;
using namespace backlot::ecr;
using namespace backlot::ecr::testing;

TEST_CASE("DescribeImageReplicationStatus", "[ecr]") {
    Registry registry;
    auto& stage = registry.stage;
    registry.push("layer", "1");
    DescribeImageReplicationStatusInput input{.repository_name = "app", .image_id = Registry::by_tag("1")};
    CHECK(stage.call(input)->replication_statuses.empty());
    input.image_id = Registry::by_tag("2");
    CHECK(error_of(stage.call(input)) == "ImageNotFoundException");
    be_user_without(stage, "ecr:DescribeImageReplicationStatus", "organisation");
    CHECK(error_of(stage.call(input)) == "AccessDeniedException");
}
