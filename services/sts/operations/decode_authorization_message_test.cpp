#include <catch2/catch.hpp>

#include "identity/authorization_message.h"
#include "services/sts/testing.h"

using namespace backlot;
using namespace backlot::sts;
using namespace backlot::sts::testing;

TEST_CASE("DecodeAuthorizationMessage", "[sts]") {
    Desk desk;
    auto& stage = desk.stage;
    const auto seal = [&](const std::string& account, const std::string& text) {
        return identity::seal_message(*stage.backlot().branch()->snapshot(), account, text);
    };

    SECTION("it opens what was sealed for the caller's account: the decision on a refused call") {
        desk.user("bob");
        REQUIRE(desk.outcome("iam", "ListUsers") == "AccessDenied");
        REQUIRE(error_of(stage.call(GetAccessKeyInfoInput{.access_key_id = "AKIAIOSFODNN7EXAMPLE"})) == "AccessDenied");
        const auto sealed = seal(main_account, identity::authorization_message(stage.verdicts().front()));
        desk.user("ana", allows("sts:DecodeAuthorizationMessage"));
        const auto done = stage.call(DecodeAuthorizationMessageInput{.encoded_message = sealed});
        REQUIRE(done);
        const auto message = Json::parse(*done->decoded_message);
        REQUIRE(message);
        CHECK((*message)["allowed"] == Json(false));
        CHECK((*message)["explicitDeny"] == Json(false));
        CHECK((*message)["context"]["action"] == Json("sts:GetAccessKeyInfo"));
    }
    SECTION("nothing else opens") {
        const auto sealed = seal(main_account, "{}");
        for (const auto& text : {std::string("garden"), seal(desk.other, "{}"), sealed.substr(1), sealed + "A"}) {
            CHECK(error_of(stage.call(DecodeAuthorizationMessageInput{.encoded_message = text})) ==
                  "InvalidAuthorizationMessageException");
        }
        CHECK(stage.call(DecodeAuthorizationMessageInput{.encoded_message = sealed}));
    }
    SECTION("a policy refuses it") {
        desk.user("ana", denies("sts:DecodeAuthorizationMessage"));
        CHECK(error_of(stage.call(DecodeAuthorizationMessageInput{.encoded_message = seal(main_account, "{}")})) == "AccessDenied");
        CHECK(desk.was_denied("sts:DecodeAuthorizationMessage"));
    }
}
