#include <catch2/catch.hpp>

#include "services/ssm/testing.h"

using namespace backlot;
using namespace backlot::ssm;
using namespace backlot::ssm::testing;
using namespace std::chrono_literals;

TEST_CASE("ListTagsForResource of Parameter Store", "[ssm]") {
    auto stage = empty_stage();
    put(stage, "/dev/db");
    ListTagsForResourceInput input{.resource_type = "Parameter", .resource_id = "/dev/db"};

    SECTION("an empty list where there is none") {
        const auto done = stage.call(input);
        REQUIRE(done);
        CHECK(done->tag_list.present());
        CHECK(done->tag_list.empty());
        input.resource_id = "/no";
        CHECK(error_of(stage.call(input)) == "InvalidResourceId");
    }
    SECTION("a policy refuses it") {
        const auto arn = arn_of(stage, "/dev/db");
        be_user_without(stage, "ssm:ListTagsForResource");
        CHECK(error_of(stage.call(input)) == "AccessDeniedException");
        CHECK(is_refused(stage, "ssm:ListTagsForResource", arn));
    }
}
