#include <catch2/catch.hpp>

#include "services/ecr/testing.h"

using namespace backlot;
using namespace backlot::ecr;
using namespace backlot::ecr::testing;

TEST_CASE("BatchCheckLayerAvailability", "[ecr]") {
    Registry registry;
    const auto digest = registry.push_layer("bytes");
    BatchCheckLayerAvailabilityInput input{.repository_name = "app"};
    for (const auto& one : {digest, digest_of_text("other"), std::string("odd")}) input.layer_digests.push_back(one);
    const auto got = registry.stage.call(input);
    REQUIRE(got);
    REQUIRE(got->layers.size() == 1);
    CHECK(got->layers[0].layer_size == 5);
    REQUIRE(got->failures.size() == 2);
    CHECK(got->failures[0].failure_code == "MissingLayerDigest");
    CHECK(got->failures[1].failure_code == "InvalidLayerDigest");
}
