#include <catch2/catch.hpp>

#include "services/ssm/testing.h"

using namespace backlot;
using namespace backlot::ssm;
using namespace backlot::ssm::testing;
using namespace std::chrono_literals;

TEST_CASE("AddTagsToResource", "[ssm]") {
    auto stage = empty_stage();
    put(stage, "/dev/db");
    AddTagsToResourceInput input{.resource_type = "Parameter", .resource_id = "/dev/db"};
    input.tags.push_back({.key = "team", .value = "search"});

    SECTION("writes over what is there") {
        REQUIRE(stage.call(input));
        input.tags.front().value = "mail";
        REQUIRE(stage.call(input));
        const auto tags = stage.call(ListTagsForResourceInput{.resource_type = "Parameter", .resource_id = "/dev/db"})->tag_list;
        REQUIRE(tags.size() == 1);
        CHECK(tags.front().value == "mail");
    }
    SECTION("at most fifty, none of AWS's own, of parameters that are there") {
        for (int i = 0; i < 50; ++i) input.tags.push_back({.key = "k" + std::to_string(i), .value = "v"});
        CHECK(error_of(stage.call(input)) == "TooManyTagsError");
        input.tags = {{.key = "aws:x", .value = "v"}};
        CHECK(error_of(stage.call(input)) == "ValidationException");
        input.tags = {};
        input.resource_id = "/no";
        CHECK(error_of(stage.call(input)) == "InvalidResourceId");
        input.resource_type = "Document";
        CHECK(error_of(stage.call(input)) == "NotImplemented");
    }
    SECTION("a policy refuses it") {
        const auto arn = arn_of(stage, "/dev/db");
        be_user_without(stage, "ssm:AddTagsToResource");
        CHECK(error_of(stage.call(input)) == "AccessDeniedException");
        CHECK(is_refused(stage, "ssm:AddTagsToResource", arn));
    }
}
