#include <catch2/catch.hpp>

#include "services/servicediscovery/testing.h"

using namespace backlot;
using namespace backlot::servicediscovery;
using servicediscovery::testing::error_of;

TEST_CASE("DeleteServiceAttributes", "[servicediscovery]") {
    servicediscovery::testing::Set set;
    auto& stage = set.stage;
    UpdateServiceAttributesInput update{.service_id = set.web};
    update.attributes = std::map<std::string, std::string>{{"port", "80"}, {"team", "data"}};
    REQUIRE(stage.call(update));
    DeleteServiceAttributesInput input{.service_id = set.web};
    input.attributes.push_back("port");
    input.attributes.push_back("never there");

    SECTION("takes away what it names") {
        REQUIRE(stage.call(input));
        const auto read = stage.call(GetServiceAttributesInput{.service_id = set.web});
        REQUIRE(read);
        CHECK(read->service_attributes->attributes.size() == 1);
    }
    SECTION("a policy refuses it") {
        set.be_user_without("servicediscovery:DeleteServiceAttributes");
        CHECK(error_of(stage.call(input)) == "AccessDeniedException");
        CHECK(set.is_refused("servicediscovery:DeleteServiceAttributes", set.arn("service/" + set.web)));
    }
}
