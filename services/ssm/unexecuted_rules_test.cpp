#include "services/ssm/unexecuted_rules.h"

#include <catch2/catch.hpp>

#include "services/ssm/testing.h"

using namespace backlot;
using namespace backlot::ssm;

TEST_CASE("Policies of parameters that nothing carries out", "[ssm]") {
    auto stage = ssm::testing::empty_stage();
    PutParameterInput input{.name = "/x", .value = "v", .type = "String", .tier = "Advanced"};
    input.policies = R"([{"Type":"NoChangeNotification","Version":"1.0","Attributes":{"After":"2","Unit":"Hours"}}])";
    REQUIRE(stage.call(input));

    SECTION("are told as long as the newest version has them") {
        CHECK(stage.backlot().kernel().unexecuted_rules().size() == 1);
        input.overwrite = true;
        input.policies = "[]";
        REQUIRE(stage.call(input));
        CHECK(stage.backlot().kernel().unexecuted_rules().empty());
    }
}
