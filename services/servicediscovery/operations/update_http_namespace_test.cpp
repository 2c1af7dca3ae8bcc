#include <catch2/catch.hpp>

#include "services/servicediscovery/testing.h"

using namespace backlot;
using namespace backlot::servicediscovery;
using servicediscovery::testing::error_of;

TEST_CASE("UpdateHttpNamespace", "[servicediscovery]") {
    servicediscovery::testing::Set set;
    auto& stage = set.stage;
    const UpdateHttpNamespaceInput update{.id = set.in, .namespace_ = {.description = "of the tests"}};

    SECTION("changes the description, as an operation") {
        const auto done = stage.call(update);
        REQUIRE(done);
        CHECK(stage.call(GetOperationInput{.operation_id = *done->operation_id})->operation->type == "UPDATE_NAMESPACE");
        CHECK(stage.call(GetNamespaceInput{.id = set.in})->namespace_->description == "of the tests");
        CHECK(error_of(stage.call(UpdateHttpNamespaceInput{.id = "ns-no"})) == "NamespaceNotFound");
    }
    SECTION("a policy refuses it") {
        set.be_user_without("servicediscovery:UpdateHttpNamespace");
        CHECK(error_of(stage.call(update)) == "AccessDeniedException");
        CHECK(set.is_refused("servicediscovery:UpdateHttpNamespace", set.arn("namespace/" + set.in)));
    }
}
