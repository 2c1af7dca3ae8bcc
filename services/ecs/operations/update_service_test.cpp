#include <catch2/catch.hpp>

#include "services/ecs/service_testing.h"

using namespace backlot;
using namespace backlot::ecs;

TEST_CASE("UpdateService", "[ecs]") {
    ecs::testing::ServiceSet set;
    REQUIRE(set.stage.call(set.service(1)));
    set.all_start();
    SECTION("up and down") {
        REQUIRE(set.stage.call(UpdateServiceInput{.cluster = "c", .service = "web", .desired_count = 3}));
        set.all_start();
        CHECK(set.described().running_count == 3);
        REQUIRE(set.stage.call(UpdateServiceInput{.cluster = "c", .service = "web", .desired_count = 1}));
        CHECK(set.described().running_count == 1);
        CHECK(set.runtime.signals.size() == 2);
    }
    SECTION("another definition comes before the old one goes") {
        set.define(set.definition());
        const auto old = set.runtime.started.front().id;
        REQUIRE(set.stage.call(UpdateServiceInput{.cluster = "c", .service = "web", .task_definition = "app:2"}));
        CHECK(set.described().deployments.size() == 2);
        CHECK(set.runtime.signals.empty());  // the old one runs until the new one does
        set.all_start();
        REQUIRE(set.runtime.signals.size() == 1);
        CHECK(set.runtime.signals.front().first == old);
        set.happens("exited", 0, old);
        CHECK(set.described().deployments.size() == 1);
        CHECK(set.described().deployments.front().task_definition == set.arn("task-definition/app:2"));
        CHECK(set.described().deployments.front().rollout_state == "COMPLETED");
    }
    SECTION("a forced deployment replaces what runs") {
        UpdateServiceInput input{.cluster = "c", .service = "web", .force_new_deployment = true};
        REQUIRE(set.stage.call(input));
        set.all_start();
        CHECK(set.runtime.started.size() == 2);
        CHECK(set.runtime.signals.size() == 1);
    }
    SECTION("must be there, and be allowed") {
        CHECK(set.stage.call(UpdateServiceInput{.cluster = "c", .service = "none"}).error().code == "ServiceNotFoundException");
        set.be_user_without("ecs:UpdateService");
        CHECK(set.stage.call(UpdateServiceInput{.cluster = "c", .service = "web"}).error().code == "AccessDeniedException");
        CHECK(set.is_refused("ecs:UpdateService", set.arn("service/c/web")));
    }
}
