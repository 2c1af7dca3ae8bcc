#include <catch2/catch.hpp>

#include "services/servicediscovery/testing.h"

using namespace backlot;
using namespace backlot::servicediscovery;
using servicediscovery::testing::error_of;

TEST_CASE("UpdateServiceAttributes", "[servicediscovery]") {
    servicediscovery::testing::Set set;
    auto& stage = set.stage;
    const auto setting = [&](std::map<std::string, std::string> attributes) {
        UpdateServiceAttributesInput input{.service_id = set.web};
        input.attributes = std::move(attributes);
        return input;
    };

    SECTION("sets what it names; the others stay") {
        REQUIRE(stage.call(setting({{"port", "80"}, {"team", "data"}})));
        REQUIRE(stage.call(setting({{"port", "81"}})));
        const auto read = stage.call(GetServiceAttributesInput{.service_id = set.web});
        REQUIRE(read);
        CHECK(read->service_attributes->attributes.at("port") == "81");
        CHECK(read->service_attributes->attributes.at("team") == "data");
    }
    SECTION("thirty at most") {
        std::map<std::string, std::string> many;
        for (int i = 0; i < 30; ++i) many.emplace("key-" + std::to_string(i), "x");
        REQUIRE(stage.call(setting(many)));
        CHECK(error_of(stage.call(setting({{"one more", "x"}}))) == "ServiceAttributesLimitExceededException");
    }
    SECTION("a policy refuses it") {
        set.be_user_without("servicediscovery:UpdateServiceAttributes");
        CHECK(error_of(stage.call(setting({{"port", "80"}}))) == "AccessDeniedException");
        CHECK(set.is_refused("servicediscovery:UpdateServiceAttributes", set.arn("service/" + set.web)));
    }
}
