#include <catch2/catch.hpp>

#include "services/iam/testing.h"

using namespace backlot;
using namespace backlot::iam;
using namespace backlot::iam::testing;

TEST_CASE("DetachUserPolicy", "[iam]") {
    Stage stage;
    make_user(stage, "ana");
    done(stage, AttachUserPolicyInput{.user_name = "ana", .policy_arn = administrator});
    const DetachUserPolicyInput detach{.user_name = "ana", .policy_arn = administrator};

    SECTION("allows no longer, from the next request on") {
        stage.as("main/user/ana");
        REQUIRE(stage.call(detach));
        CHECK(error_of(stage.call(ListUsersInput{})) == "AccessDenied");
    }
    SECTION("what is not attached is not found") {
        done(stage, detach);
        CHECK(error_of(stage.call(detach)) == "NoSuchEntity");
        CHECK(message_of(stage.call(detach)) == std::string("Policy ") + administrator + " was not found.");
        CHECK(error_of(stage.call(DetachUserPolicyInput{.user_name = "bob", .policy_arn = administrator})) == "NoSuchEntity");
    }
    SECTION("is refused by a policy") { CHECK(refused_on(stage, detach) == "user/ana"); }
}
