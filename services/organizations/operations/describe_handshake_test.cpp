#include <catch2/catch.hpp>

#include "services/organizations/testing.h"

using namespace backlot::organizations;
using namespace backlot::organizations::testing;

TEST_CASE("DescribeHandshake", "[organizations]") {
    Company company;
    auto& stage = company.stage;
    const auto id = must(stage.call(InviteAccountToOrganizationInput{.target = {.id = company.loner, .type = "ACCOUNT"}}))
                        .handshake->id.value();
    const DescribeHandshakeInput describe{.handshake_id = id};

    SECTION("both sides see it, nobody else does") {
        CHECK(must(stage.call(describe)).handshake->id == id);
        stage.as("loner");
        const auto seen = must(stage.call(describe)).handshake;
        CHECK(seen->resources.front().type == "ORGANIZATION");
        CHECK(seen->resources.front().value == company.organization);
        stage.as("dev");
        CHECK(error_of(stage.call(describe)) == "AccessDeniedException");
    }
    SECTION("an unknown one is not found, and a policy refuses it") {
        CHECK(error_of(stage.call(DescribeHandshakeInput{.handshake_id = "h-12345678"})) == "HandshakeNotFoundException");
        CHECK(company.refuses_by_policy("DescribeHandshake", describe));
    }
}
