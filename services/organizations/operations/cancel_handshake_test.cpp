#include <catch2/catch.hpp>

#include "services/organizations/testing.h"

using namespace backlot::organizations;
using namespace backlot::organizations::testing;

TEST_CASE("CancelHandshake", "[organizations]") {
    Company company;
    auto& stage = company.stage;
    const auto id = must(stage.call(InviteAccountToOrganizationInput{.target = {.id = company.loner, .type = "ACCOUNT"}}))
                        .handshake->id.value();
    const CancelHandshakeInput cancel{.handshake_id = id};

    SECTION("the invited account can no longer accept") {
        CHECK(must(stage.call(cancel)).handshake->state == "CANCELED");
        CHECK(error_of(stage.call(cancel)) == "HandshakeAlreadyInStateException");
        stage.as("loner");
        CHECK(error_of(stage.call(AcceptHandshakeInput{.handshake_id = id})) == "InvalidHandshakeTransitionException");
    }
    SECTION("it is shown for 30 days more") {
        REQUIRE(stage.call(cancel));
        stage.advance(30 * 24h - 1s);
        CHECK(stage.call(DescribeHandshakeInput{.handshake_id = id}));
        stage.advance(1s);
        CHECK(error_of(stage.call(DescribeHandshakeInput{.handshake_id = id})) == "HandshakeNotFoundException");
    }
    SECTION("who received it declines, and cannot cancel") {
        stage.as("loner");
        CHECK(error_of(stage.call(cancel)) == "AccessDeniedException");
    }
    SECTION("a policy refuses it") {
        CHECK(company.refuses_by_policy("CancelHandshake", cancel));
        CHECK(error_of(stage.call(CancelHandshakeInput{.handshake_id = "h-12345678"})) == "HandshakeNotFoundException");
    }
}
