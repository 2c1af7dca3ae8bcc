#include <catch2/catch.hpp>

#include "services/iam/testing.h"

using namespace backlot;
using namespace backlot::iam;
using namespace backlot::iam::testing;

TEST_CASE("ChangePassword", "[iam]") {
    Stage stage;
    make_user(stage, "ana");
    done(stage, CreateLoginProfileInput{.user_name = "ana", .password = "Correct-Horse-7", .password_reset_required = true});
    const ChangePasswordInput change{.old_password = "Correct-Horse-7", .new_password = "Battery-Staple-8"};

    SECTION("a user changes its own, and need not again") {
        be_user(stage, "ana");
        REQUIRE(stage.call(change));
        CHECK(done(stage, GetLoginProfileInput{}).login_profile.password_reset_required == false);
        const auto again = stage.call(change);
        CHECK(error_of(again) == "AccessDenied");
        CHECK(message_of(again) == "The old password was incorrect.");
    }
    SECTION("by the account's rules") {
        done(stage, UpdateAccountPasswordPolicyInput{.minimum_password_length = 20});
        be_user(stage, "ana");
        CHECK(error_of(stage.call(change)) == "PasswordPolicyViolation");
    }
    SECTION("only users have passwords, and not all of them") {
        CHECK(error_of(stage.call(change)) == "InvalidUserType");
        make_user(stage, "bob");
        be_user(stage, "bob");
        CHECK(error_of(stage.call(change)) == "NoSuchEntity");
    }
    SECTION("is refused by a policy") { CHECK(refused_on(stage, change) == "user/limited"); }
}
