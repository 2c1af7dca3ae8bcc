#include <catch2/catch.hpp>

#include "services/iam/testing.h"

using namespace backlot;
using namespace backlot::iam;
using namespace backlot::iam::testing;

TEST_CASE("UpdateAccountPasswordPolicy", "[iam]") {
    Stage stage;
    const auto rules = [&] { return done(stage, GetAccountPasswordPolicyInput{}).password_policy; };

    SECTION("what is absent goes back to its default") {
        done(stage, UpdateAccountPasswordPolicyInput{.minimum_password_length = 20, .require_symbols = true, .allow_users_to_change_password = true, .max_password_age = 30, .password_reuse_prevention = 5, .hard_expiry = true});
        CHECK(rules().hard_expiry == true);
        CHECK(rules().password_reuse_prevention == 5);
        done(stage, UpdateAccountPasswordPolicyInput{});
        CHECK(rules().minimum_password_length == 6);
        CHECK(rules().require_symbols == false);
        CHECK(rules().allow_users_to_change_password == false);
        CHECK(rules().expire_passwords == false);
        CHECK_FALSE(rules().max_password_age);
    }
    SECTION("a length is 6 to 128") {
        CHECK(error_of(stage.call(UpdateAccountPasswordPolicyInput{.minimum_password_length = 5})) == "ValidationError");
        CHECK(error_of(stage.call(UpdateAccountPasswordPolicyInput{.minimum_password_length = 129})) == "ValidationError");
    }
    SECTION("is refused by a policy") { CHECK(refused_on(stage, UpdateAccountPasswordPolicyInput{}) == "*"); }
}
