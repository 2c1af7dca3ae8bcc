#include <catch2/catch.hpp>

#include "services/ssm/testing.h"

using namespace backlot;
using namespace backlot::ssm;
using namespace backlot::ssm::testing;
using namespace std::chrono_literals;

TEST_CASE("PutResourcePolicy and DeleteResourcePolicy of a parameter", "[ssm]") {
    auto stage = Stage{{.seed = 1, .organization_file = "fixtures/organizations/sfdl.yaml"}};
    stage.as("organisation/admin").in("eu-west-2");
    REQUIRE(stage.call(PutParameterInput{.name = "/shared/x", .value = "v", .type = "String", .tier = "Advanced"}));
    const auto arn = arn_of(stage, "/shared/x");
    PutResourcePolicyInput input{.resource_arn = arn,
                                 .policy = R"({"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"111122223333"},"Action":["ssm:GetParameter"],"Resource":")" + arn + R"("}]})"};
    const auto seen_by = [&](const char* who) {
        stage.as(who);
        const auto value = value_of(stage, arn);
        stage.as("organisation/admin");
        return value;
    };

    SECTION("another account reads by the ARN what it is allowed to, as long as it is") {
        CHECK(seen_by("la/admin") == "AccessDeniedException");
        const auto made = stage.call(input);
        REQUIRE(made);
        CHECK(seen_by("la/admin") == "v");
        CHECK(seen_by("outsider/admin") == "AccessDeniedException");
        DeleteResourcePolicyInput gone{.resource_arn = arn, .policy_id = *made->policy_id, .policy_hash = "old"};
        CHECK(error_of(stage.call(gone)) == "ResourcePolicyConflictException");
        gone.policy_hash = *made->policy_hash;
        REQUIRE(stage.call(gone));
        CHECK(error_of(stage.call(gone)) == "ResourcePolicyNotFoundException");
        CHECK(seen_by("la/admin") == "AccessDeniedException");
    }
    SECTION("a change names the policy and its hash") {
        const auto made = stage.call(input);
        input.policy_id = made->policy_id;
        CHECK(error_of(stage.call(input)) == "ResourcePolicyConflictException");
        input.policy_hash = made->policy_hash;
        const auto again = stage.call(input);
        REQUIRE(again);
        CHECK(again->policy_id == made->policy_id);
        CHECK(again->policy_hash != made->policy_hash);
    }
    SECTION("only advanced parameters are shared, and only by what is a policy") {
        put(stage, "/shared/standard");
        auto standard = input;
        standard.resource_arn = arn_of(stage, "/shared/standard");
        CHECK(error_of(stage.call(standard)) == "ResourcePolicyInvalidParameterException");
        standard.resource_arn = arn_of(stage, "/no");
        CHECK(error_of(stage.call(standard)) == "ResourceNotFoundException");
        input.policy = "{}";
        CHECK(error_of(stage.call(input)) == "MalformedResourcePolicyDocumentException");
        input.resource_arn = "arn:aws:ssm:eu-west-2:840503653997:opsitemgroup/default";
        CHECK(error_of(stage.call(input)) == "NotImplemented");
    }
    SECTION("a policy refuses both") {
        auto other = empty_stage();
        PutParameterInput make{.name = "/x", .value = "v", .type = "String", .tier = "Advanced"};
        REQUIRE(other.call(make));
        const auto own = arn_of(other, "/x");
        be_user_without(other, "ssm:*ResourcePolicy");
        CHECK(error_of(other.call(PutResourcePolicyInput{.resource_arn = own, .policy = "{}"})) == "AccessDeniedException");
        CHECK(is_refused(other, "ssm:PutResourcePolicy", own));
        CHECK(error_of(other.call(DeleteResourcePolicyInput{.resource_arn = own, .policy_id = "x", .policy_hash = "x"})) == "AccessDeniedException");
        CHECK(is_refused(other, "ssm:DeleteResourcePolicy", own));
    }
}
