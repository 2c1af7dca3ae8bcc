#include <catch2/catch.hpp>

#include "services/iam/testing.h"

using namespace backlot;
using namespace backlot::iam;
using iam::testing::error_of;

TEST_CASE("GenerateServiceLastAccessedDetails", "[iam]") {
    iam::testing::Stage stage;
    REQUIRE(stage.call(CreateUserInput{.user_name = "ana"}));
    GenerateServiceLastAccessedDetailsInput generate{.arn = iam::testing::arn("user/ana")};

    SECTION("is there at once") {
        const auto made = stage.call(generate);
        REQUIRE(made);
        const auto read = stage.call(GetServiceLastAccessedDetailsInput{.job_id = *made->job_id});
        REQUIRE(read);
        CHECK(read->job_status == "COMPLETED");
        CHECK(read->services_last_accessed.empty());
    }
    SECTION("of what there is not") {
        for (const auto* resource : {"user/ben", "group/team", "role/reader", "policy/own"}) {
            generate.arn = iam::testing::arn(resource);
            CHECK(error_of(stage.call(generate)) == "NoSuchEntity");
        }
        generate.arn = "arn:aws:iam::aws:policy/NoSuchPolicy";
        CHECK(error_of(stage.call(generate)) == "NoSuchEntity");
    }
    SECTION("single actions are not kept") {
        generate.granularity = "ACTION_LEVEL";
        CHECK(error_of(stage.call(generate)) == "NotImplemented");
    }
    SECTION("asks for its permission on the user") {
        backlot::testing::be_user_without(stage, "iam:GenerateServiceLastAccessedDetails");
        CHECK(error_of(stage.call(generate)) == "AccessDenied");
        CHECK(backlot::testing::is_refused(stage, "iam:GenerateServiceLastAccessedDetails", iam::testing::arn("user/ana")));
    }
}
