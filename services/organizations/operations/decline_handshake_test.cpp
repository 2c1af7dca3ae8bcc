#include <catch2/catch.hpp>

#include "services/organizations/testing.h"

using namespace backlot::organizations;
using namespace backlot::organizations::testing;

TEST_CASE("DeclineHandshake", "[organizations]") {
    Company company;
    auto& stage = company.stage;
    const auto id = must(stage.call(InviteAccountToOrganizationInput{.target = {.id = company.loner, .type = "ACCOUNT"}}))
                        .handshake->id.value();
    const DeclineHandshakeInput decline{.handshake_id = id};

    SECTION("it ends there") {
        stage.as("loner");
        CHECK(must(stage.call(decline)).handshake->state == "DECLINED");
        CHECK(error_of(stage.call(decline)) == "HandshakeAlreadyInStateException");
        CHECK(error_of(stage.call(AcceptHandshakeInput{.handshake_id = id})) == "InvalidHandshakeTransitionException");
        CHECK(error_of(stage.call(DescribeOrganizationInput{})) == "AWSOrganizationsNotInUseException");
    }
    SECTION("the sender cancels, and cannot decline") { CHECK(error_of(stage.call(decline)) == "AccessDeniedException"); }
    SECTION("a policy of the invited account refuses it") {
        company.be_user_of("loner", R"({"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:*","Resource":"*"}]})");
        CHECK(error_of(stage.call(decline)) == "AccessDeniedException");
    }
    SECTION("an unknown one is not found") {
        CHECK(error_of(stage.call(DeclineHandshakeInput{.handshake_id = "h-12345678"})) == "HandshakeNotFoundException");
    }
}
