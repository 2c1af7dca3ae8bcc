#include <catch2/catch.hpp>

#include "services/iam/testing.h"

using namespace backlot;
using namespace backlot::iam;
using namespace backlot::iam::testing;

TEST_CASE("UpdateAssumeRolePolicy", "[iam]") {
    Stage stage;
    make_role(stage, "worker");
    const auto update = [&](const std::string& trust) { return stage.call(UpdateAssumeRolePolicyInput{.role_name = "worker", .policy_document = trust}); };

    SECTION("replaces the trust policy") {
        REQUIRE(update(R"({"Version":"2012-10-17","Statement":{"Effect":"Allow","Principal":{"Service":"lambda.amazonaws.com"},"Action":"sts:AssumeRole"}})"));
        CHECK(done(stage, GetRoleInput{.role_name = "worker"}).role.assume_role_policy_document->find("lambda.amazonaws.com") != std::string::npos);
    }
    SECTION("must be a trust policy whose principals exist") {
        CHECK(error_of(update(reads_s3)) == "MalformedPolicyDocument");
        CHECK(error_of(update(R"({"Version":"2012-10-17","Statement":{"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::000000000000:role/none"},"Action":"sts:AssumeRole"}})")) ==
              "MalformedPolicyDocument");
    }
    SECTION("of a role that exists and is no service's") {
        CHECK(error_of(stage.call(UpdateAssumeRolePolicyInput{.role_name = "none", .policy_document = trusts_ec2})) == "NoSuchEntity");
        CHECK(error_of(stage.call(UpdateAssumeRolePolicyInput{.role_name = make_linked_role(stage), .policy_document = trusts_ec2})) == "UnmodifiableEntity");
    }
    SECTION("is refused by a policy") {
        CHECK(refused_on(stage, UpdateAssumeRolePolicyInput{.role_name = "worker", .policy_document = trusts_ec2}) == "role/worker");
    }
}
