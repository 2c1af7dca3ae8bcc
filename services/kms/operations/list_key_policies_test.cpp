#include <catch2/catch.hpp>

#include "services/kms/testing.h"

using namespace backlot;
using namespace backlot::kms;
using namespace backlot::kms::testing;

TEST_CASE("ListKeyPolicies", "[kms]") {
    auto stage = kms::testing::stage();
    const ListKeyPoliciesInput input{.key_id = make_key(stage).key_id};

    SECTION("a key has one, called default") {
        const auto found = stage.call(input);
        REQUIRE(found);
        CHECK(found->policy_names == std::vector<std::string>{"default"});
        CHECK_FALSE(*found->truncated);
    }
    SECTION("needs kms:ListKeyPolicies") { CHECK(refuses_without(stage, "kms:ListKeyPolicies", input)); }
}
