#include <catch2/catch.hpp>

#include "services/organizations/testing.h"

using namespace backlot::organizations;
using namespace backlot::organizations::testing;

TEST_CASE("ListHandshakesForAccount", "[organizations]") {
    Company company;
    auto& stage = company.stage;
    const auto id = must(stage.call(InviteAccountToOrganizationInput{.target = {.id = company.loner, .type = "ACCOUNT"}}))
                        .handshake->id.value();

    SECTION("an account sees what it was sent, though it is in no organization") {
        stage.as("loner");
        CHECK(ids_of(must(stage.call(ListHandshakesForAccountInput{})).handshakes) == std::vector{id});
        stage.as("dev");
        CHECK(must(stage.call(ListHandshakesForAccountInput{})).handshakes.empty());
    }
    SECTION("one filter at a time") {
        stage.as("loner");
        const ListHandshakesForAccountInput others{.filter = HandshakeFilter{.action_type = "APPROVE_ALL_FEATURES"}};
        CHECK(must(stage.call(others)).handshakes.empty());
        const ListHandshakesForAccountInput both{
            .filter = HandshakeFilter{.action_type = "INVITE", .parent_handshake_id = "h-12345678"}};
        CHECK(reason_of(stage.call(both)) == "InvalidInputException MAX_LIMIT_EXCEEDED_FILTER");
    }
    SECTION("an expired one is shown for 30 days more") {
        stage.as("loner");
        stage.advance((15 + 30) * 24h - 1s);
        CHECK(must(stage.call(ListHandshakesForAccountInput{})).handshakes.size() == 1);
        stage.advance(1s);
        CHECK(must(stage.call(ListHandshakesForAccountInput{})).handshakes.empty());
    }
    SECTION("a policy refuses it") {
        CHECK(company.refuses_by_policy("ListHandshakesForAccount", ListHandshakesForAccountInput{}));
    }
}
