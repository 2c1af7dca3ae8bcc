#include <catch2/catch.hpp>

#include "services/iam/testing.h"
#include "services/s3/model.h"

using namespace backlot;
using namespace backlot::iam;
using iam::testing::error_of;

TEST_CASE("GetServiceLastAccessedDetailsWithEntities", "[iam]") {
    iam::testing::Stage stage;
    backlot::testing::be_user_with(stage, iam::testing::allows_all);
    REQUIRE(stage.call(s3::ListBucketsInput{}));
    stage.as("main");
    REQUIRE(stage.call(CreateGroupInput{.group_name = "team"}));
    REQUIRE(stage.call(CreateUserInput{.user_name = "ben"}));
    for (const auto* name : {"ana", "ben"}) REQUIRE(stage.call(AddUserToGroupInput{.group_name = "team", .user_name = name}));
    const auto made = stage.call(GenerateServiceLastAccessedDetailsInput{.arn = iam::testing::arn("group/team")}).value();
    GetServiceLastAccessedDetailsWithEntitiesInput get{.job_id = *made.job_id, .service_namespace = "s3"};

    SECTION("each of the group's users, and when it used the service") {
        const auto read = stage.call(get);
        REQUIRE(read);
        REQUIRE(read->entity_details_list.size() == 2);
        CHECK(read->entity_details_list[0].entity_info.name == "ana");
        CHECK(read->entity_details_list[0].entity_info.type == "USER");
        CHECK(read->entity_details_list[0].last_authenticated);
        CHECK_FALSE(read->entity_details_list[1].last_authenticated);
        get.service_namespace = "sqs";
        CHECK_FALSE(stage.call(get)->entity_details_list[0].last_authenticated);
    }
    SECTION("a service that there is not") {
        get.service_namespace = "no-such-service";
        CHECK(error_of(stage.call(get)) == "InvalidInput");
    }
}
