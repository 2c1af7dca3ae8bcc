#include <catch2/catch.hpp>

#include "services/iam/testing.h"

using namespace backlot;
using namespace backlot::iam;
using namespace backlot::iam::testing;

TEST_CASE("GetAccountPasswordPolicy and DeleteAccountPasswordPolicy", "[iam]") {
    Stage stage;

    SECTION("an account that set no rules has no policy to show or delete") {
        const auto none = stage.call(GetAccountPasswordPolicyInput{});
        CHECK(error_of(none) == "NoSuchEntity");
        CHECK(message_of(none) == "The Password Policy with domain name 000000000000 cannot be found.");
        CHECK(error_of(stage.call(DeleteAccountPasswordPolicyInput{})) == "NoSuchEntity");
    }
    SECTION("rules are shown until they are deleted") {
        done(stage, UpdateAccountPasswordPolicyInput{.minimum_password_length = 14, .max_password_age = 90});
        const auto rules = done(stage, GetAccountPasswordPolicyInput{}).password_policy;
        CHECK(rules.minimum_password_length == 14);
        CHECK(rules.expire_passwords == true);
        CHECK(rules.max_password_age == 90);
        CHECK_FALSE(rules.password_reuse_prevention);
        done(stage, DeleteAccountPasswordPolicyInput{});
        CHECK(error_of(stage.call(GetAccountPasswordPolicyInput{})) == "NoSuchEntity");
    }
    SECTION("are refused by a policy") {
        CHECK(refused_on(stage, GetAccountPasswordPolicyInput{}) == "*");
        CHECK(refused_on(stage, DeleteAccountPasswordPolicyInput{}) == "*");
    }
}
