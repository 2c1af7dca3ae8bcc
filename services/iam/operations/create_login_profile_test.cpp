#include <catch2/catch.hpp>

#include "services/iam/testing.h"

using namespace backlot;
using namespace backlot::iam;
using namespace backlot::iam::testing;

TEST_CASE("CreateLoginProfile", "[iam]") {
    Stage stage;
    make_user(stage, "ana");
    const auto with = [](const char* password) { return CreateLoginProfileInput{.user_name = "ana", .password = password, .password_reset_required = true}; };

    SECTION("gives a user one password") {
        const auto profile = done(stage, with("Correct-Horse-7")).login_profile;
        CHECK(profile.user_name == "ana");
        CHECK(profile.password_reset_required == true);
        CHECK(error_of(stage.call(with("Correct-Horse-8"))) == "EntityAlreadyExists");
        CHECK(message_of(stage.call(with("Correct-Horse-8"))) == "Login Profile for user ana already exists.");
    }
    SECTION("by IAM's own rules: eight characters, of three kinds") {
        CHECK(error_of(stage.call(with("Short-1"))) == "PasswordPolicyViolation");
        CHECK(error_of(stage.call(with("only-lower-case"))) == "PasswordPolicyViolation");
        CHECK(stage.call(with("lower-UPPER")));
    }
    SECTION("by the account's rules where it has some") {
        done(stage, UpdateAccountPasswordPolicyInput{.minimum_password_length = 12, .require_symbols = true, .require_numbers = true, .require_uppercase_characters = true, .require_lowercase_characters = true});
        CHECK(message_of(stage.call(with("Ab1-"))) == "Password should have a minimum length of 12");
        CHECK(message_of(stage.call(with("Ab1Ab1Ab1Ab1"))) == "Password should have at least one symbol");
        CHECK(message_of(stage.call(with("Ab-Ab-Ab-Ab-"))) == "Password should have at least one number");
        CHECK(message_of(stage.call(with("b1-b1-b1-b1-"))) == "Password should have at least one uppercase letter");
        CHECK(message_of(stage.call(with("A1-A1-A1-A1-"))) == "Password should have at least one lowercase letter");
        CHECK(stage.call(with("Ab1-Ab1-Ab1-")));
    }
    SECTION("for a user that exists, if no policy refuses it") {
        CHECK(error_of(stage.call(CreateLoginProfileInput{.user_name = "bob", .password = "Correct-Horse-7"})) == "NoSuchEntity");
        CHECK(error_of(stage.call(CreateLoginProfileInput{.user_name = "ana"})) == "ValidationError");
        CHECK(refused_on(stage, with("Correct-Horse-7")) == "user/ana");
    }
}
