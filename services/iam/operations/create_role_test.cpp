#include <catch2/catch.hpp>

#include "services/iam/testing.h"

using namespace backlot;
using namespace backlot::iam;
using namespace backlot::iam::testing;

TEST_CASE("CreateRole", "[iam]") {
    Stage stage;
    const auto with_trust = [](const std::string& trust) { return CreateRoleInput{.role_name = "worker", .assume_role_policy_document = trust}; };

    SECTION("answers the role with its path, a unique id and an hour's sessions") {
        auto input = with_trust(trusts_ec2);
        input.path = "/team/";
        input.tags = {{"team", "red"}};
        const auto role = done(stage, input).role;
        CHECK(role.arn == arn("role/team/worker"));
        CHECK(is_unique_id(role.role_id, "AROA"));
        CHECK_FALSE(role.max_session_duration);  // which GetRole tells
        CHECK(done(stage, GetRoleInput{.role_name = "worker"}).role.max_session_duration == 3'600);
        CHECK(shown(role.tags) == "team=red");
        CHECK(role.assume_role_policy_document->starts_with("%7B%22Version%22"));
        CHECK(message_of(stage.call(with_trust(trusts_ec2))) == "Role with name worker already exists.");
        CHECK(error_of(stage.call(with_trust(trusts_ec2))) == "EntityAlreadyExists");
    }
    SECTION("trusts principals that exist, in at most 2,048 characters") {
        CHECK(error_of(stage.call(with_trust(reads_s3))) == "MalformedPolicyDocument");
        const auto trusting = [](const std::string& who) {
            return R"({"Version":"2012-10-17","Statement":{"Effect":"Allow","Principal":{"AWS":")" + who + R"("},"Action":"sts:AssumeRole"}})";
        };
        const auto nobody = stage.call(with_trust(trusting(arn("user/nobody"))));
        CHECK(error_of(nobody) == "MalformedPolicyDocument");
        CHECK(message_of(nobody) == "Invalid principal in policy: \"AWS\":\"" + arn("user/nobody") + "\"");
        const std::string long_condition = R"({"Version":"2012-10-17","Statement":{"Effect":"Allow","Principal":{"AWS":"000000000000"},"Action":"sts:AssumeRole","Condition":{"StringEquals":{"sts:ExternalId":")" +
                                           std::string(2'000, 'x') + R"("}}}})";
        CHECK(message_of(stage.call(with_trust(long_condition))) == "Cannot exceed quota for ACLSizePerRole: 2048");
    }
    SECTION("a session lasts one to twelve hours, and the boundary exists") {
        auto input = with_trust(trusts_ec2);
        input.max_session_duration = 3'599;
        CHECK(error_of(stage.call(input)) == "ValidationError");
        input.max_session_duration = 43'201;
        CHECK(error_of(stage.call(input)) == "ValidationError");
        input.max_session_duration = 43'200;
        input.permissions_boundary = arn("policy/none");
        CHECK(error_of(stage.call(input)) == "NoSuchEntity");
        input.permissions_boundary = s3_reader;
        CHECK(done(stage, input).role.permissions_boundary->permissions_boundary_arn == s3_reader);
    }
    SECTION("the path of service-linked roles is reserved") {
        auto input = with_trust(trusts_ec2);
        input.path = "/aws-service-role/ecs.amazonaws.com/";
        CHECK(error_of(stage.call(input)) == "InvalidInput");
    }
    SECTION("no more than 1,000 roles") {
        REQUIRE(stage.backlot().branch()->write([](store::WriteSet& writes) -> Result<> {
            for (int i = 0; i < 1'000; ++i) identity::put_role(writes, "000000000000", {.name = "r" + std::to_string(i), .id = "AROA"});
            return {};
        }));
        CHECK(error_of(stage.call(with_trust(trusts_ec2))) == "LimitExceeded");
        CHECK(message_of(stage.call(with_trust(trusts_ec2))) == "Cannot exceed quota for RolesPerAccount: 1000");
    }
    SECTION("is refused by a policy, that of its tags as well") {
        auto input = with_trust(trusts_ec2);
        CHECK(refused_on(stage, input) == "role/worker");
        input.tags = {{"a", "1"}};
        CHECK(refused_on(stage, input, "iam:TagRole") == "role/worker");
    }
}
