#include <catch2/catch.hpp>

#include "services/organizations/testing.h"

using namespace backlot::organizations;
using namespace backlot::organizations::testing;

TEST_CASE("ListHandshakesForOrganization", "[organizations]") {
    Company company;
    auto& stage = company.stage;
    const auto id = must(stage.call(InviteAccountToOrganizationInput{.target = {.id = company.loner, .type = "ACCOUNT"}}))
                        .handshake->id.value();

    SECTION("what the organization sent") {
        CHECK(ids_of(must(stage.call(ListHandshakesForOrganizationInput{})).handshakes) == std::vector{id});
        const ListHandshakesForOrganizationInput others{.filter = HandshakeFilter{.action_type = "ENABLE_ALL_FEATURES"}};
        CHECK(must(stage.call(others)).handshakes.empty());
        const ListHandshakesForOrganizationInput both{
            .filter = HandshakeFilter{.action_type = "INVITE", .parent_handshake_id = "h-12345678"}};
        CHECK(reason_of(stage.call(both)) == "InvalidInputException MAX_LIMIT_EXCEEDED_FILTER");
    }
    SECTION("delegated administrators may ask, other members may not") {
        CHECK(company.others_who_may(ListHandshakesForOrganizationInput{}) == "ops");
        CHECK(company.refuses_by_policy("ListHandshakesForOrganization", ListHandshakesForOrganizationInput{}));
    }
}
