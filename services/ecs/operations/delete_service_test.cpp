#include <catch2/catch.hpp>

#include "services/ecs/service_testing.h"

using namespace backlot;
using namespace backlot::ecs;

TEST_CASE("DeleteService", "[ecs]") {
    ecs::testing::ServiceSet set;
    REQUIRE(set.stage.call(set.service(1)));
    set.all_start();
    CHECK(set.stage.call(DeleteServiceInput{.cluster = "c", .service = "web"}).error().message ==
          "The service cannot be stopped while it is scaled above 0.");
    CHECK(set.stage.call(DeleteServiceInput{.cluster = "c", .service = "web", .force = true})->service->status == "DRAINING");
    REQUIRE(set.runtime.signals.size() == 1);
    CHECK(set.described().status == "DRAINING");
    set.happens("exited");
    CHECK(set.described().status == "INACTIVE");
    CHECK(set.stage.call(DeleteServiceInput{.cluster = "c", .service = "web"}).error().code == "ServiceNotFoundException");
    CHECK(set.stage.call(set.service(0)));
}
