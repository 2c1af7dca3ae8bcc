#include <catch2/catch.hpp>

#include "services/iam/testing.h"

using namespace backlot;
using namespace backlot::iam;
using namespace backlot::iam::testing;

TEST_CASE("ResyncMFADevice", "[iam]") {
    Stage stage;
    make_user(stage, "ana");
    const auto phone = make_authenticator(stage, "phone");
    const auto input = [&](int first, int second) {
        return ResyncMFADeviceInput{.user_name = "ana", .serial_number = phone.serial, .authentication_code1 = phone.code(stage, first), .authentication_code2 = phone.code(stage, second)};
    };

    SECTION("takes two new codes; a code opens once") {
        enable(stage, phone, "ana");
        CHECK(error_of(stage.call(input(0, 1))) == "InvalidAuthenticationCode");
        stage.advance(std::chrono::minutes{2});
        CHECK(stage.call(input(0, 1)));
        CHECK(refused_on(stage, input(0, 1)) == "user/ana");
    }
    SECTION("of a device in use by that user") {
        CHECK(error_of(stage.call(input(0, 1))) == "NoSuchEntity");
        CHECK(message_of(stage.call(input(0, 1))) == "MFA Device invalid for user.");
    }
}
