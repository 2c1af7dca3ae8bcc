#include <catch2/catch.hpp>

#include "services/ecr/testing.h"

using namespace backlot;
using namespace backlot::ecr;
using namespace backlot::ecr::testing;

TEST_CASE("RegisterPullTimeUpdateExclusion", "[ecr]") {
    Registry registry;
    auto& stage = registry.stage;
    registry.push("layer", "1");
    const std::string ana = "arn:aws:iam::" + registry.organisation + ":user/ana";
    REQUIRE(stage.call(RegisterPullTimeUpdateExclusionInput{.principal_arn = ana}));
    CHECK(error_of(stage.call(RegisterPullTimeUpdateExclusionInput{.principal_arn = ana})) == "ExclusionAlreadyExistsException");
    BatchGetImageInput pull{.repository_name = "app"};
    pull.image_ids.push_back(Registry::by_tag("1"));
    be_user_with(stage, R"({"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"ecr:*","Resource":"*"}]})", "organisation");
    REQUIRE(stage.caller().arn == ana);
    REQUIRE(stage.call(pull));
    const auto pulled = [&] { return stage.call(DescribeImagesInput{.repository_name = "app"})->image_details[0].last_recorded_pull_time; };
    CHECK_FALSE(pulled());
    stage.as("organisation");
    REQUIRE(stage.call(pull));
    CHECK(pulled());
}
