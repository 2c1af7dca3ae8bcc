#include <catch2/catch.hpp>

#include "services/iam/testing.h"

using namespace backlot;
using namespace backlot::iam;
using namespace backlot::iam::testing;

TEST_CASE("UpdateLoginProfile", "[iam]") {
    Stage stage;
    make_user(stage, "ana");
    done(stage, CreateLoginProfileInput{.user_name = "ana", .password = "Correct-Horse-7"});
    const auto become = [](const char* password) { return UpdateLoginProfileInput{.user_name = "ana", .password = password}; };

    SECTION("replaces the password, or says alone that it must be changed") {
        done(stage, become("Battery-Staple-8"));
        done(stage, UpdateLoginProfileInput{.user_name = "ana", .password_reset_required = true});
        CHECK(done(stage, GetLoginProfileInput{.user_name = "ana"}).login_profile.password_reset_required == true);
        be_user(stage, "ana");
        CHECK(stage.call(ChangePasswordInput{.old_password = "Battery-Staple-8", .new_password = "Correct-Horse-9"}));
    }
    SECTION("by the account's rules, former passwords included") {
        CHECK(error_of(stage.call(become("short"))) == "PasswordPolicyViolation");
        done(stage, UpdateAccountPasswordPolicyInput{.password_reuse_prevention = 2});
        done(stage, become("Battery-Staple-8"));
        CHECK(error_of(stage.call(become("Correct-Horse-7"))) == "PasswordPolicyViolation");
        CHECK(error_of(stage.call(become("Battery-Staple-8"))) == "PasswordPolicyViolation");
        done(stage, become("Third-Password-9"));
        CHECK(stage.call(become("Correct-Horse-7")));
    }
    SECTION("of a user with a password, if no policy refuses it") {
        make_user(stage, "bob");
        CHECK(message_of(stage.call(UpdateLoginProfileInput{.user_name = "bob", .password = "Correct-Horse-7"})) == "Login Profile for User bob cannot be found.");
        CHECK(error_of(stage.call(UpdateLoginProfileInput{.user_name = "cleo", .password = "Correct-Horse-7"})) == "NoSuchEntity");
        CHECK(refused_on(stage, become("Battery-Staple-8")) == "user/ana");
    }
}
