#include <catch2/catch.hpp>

#include "services/iam/model.h"
#include "services/s3/testing.h"

using namespace backlot;
using namespace backlot::s3;
using s3::testing::error_of;

namespace {

std::string policy_for(const std::string& principal, const std::string& resource = "arn:aws:s3:::reports/*") {
    return R"({"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":)" + principal +
           R"(,"Action":"s3:GetObject","Resource":")" + resource + R"("}]})";
}

}  // namespace

TEST_CASE("Bucket policies", "[s3]") {
    auto stage = s3::testing::stage_with_bucket();
    const auto put = [&](const std::string& policy) {
        return stage.call(PutBucketPolicyInput{.bucket = "reports", .policy = policy});
    };
    const auto own = R"({"AWS":"arn:aws:iam::)" + stage.caller().account + R"(:root"})";

    SECTION("a bucket begins without one") {
        CHECK(error_of(stage.call(GetBucketPolicyInput{.bucket = "reports"})) == "NoSuchBucketPolicy");
    }
    SECTION("what is put is read back, until it is deleted") {
        REQUIRE(put(policy_for(own)));
        const auto read = stage.call(GetBucketPolicyInput{.bucket = "reports"});
        REQUIRE(read);
        CHECK(read->policy->find("s3:GetObject") != std::string::npos);
        REQUIRE(stage.call(DeleteBucketPolicyInput{.bucket = "reports"}));
        CHECK(error_of(stage.call(GetBucketPolicyInput{.bucket = "reports"})) == "NoSuchBucketPolicy");
    }
    // Rule 81 of what enters a decision.
    SECTION("a policy that names a role by its id, as it is shown once the role is deleted, is not taken back") {
        const iam::CreateRoleInput role{.role_name = "reader", .assume_role_policy_document = R"({"Version":"2012-10-17","Statement":{"Effect":"Allow",)"
                                                                                                R"("Principal":{"Service":"ec2.amazonaws.com"},"Action":"sts:AssumeRole"}})"};
        const auto made = stage.call(role);
        REQUIRE(made);
        REQUIRE(put(policy_for(R"({"AWS":")" + made->role.arn + R"("})")));
        const auto shown = [&] { return *stage.call(GetBucketPolicyInput{.bucket = "reports"})->policy; };
        CHECK(shown().contains(made->role.arn));
        REQUIRE(put(shown()));
        REQUIRE(stage.call(iam::DeleteRoleInput{.role_name = "reader"}));
        CHECK(shown().contains(made->role.role_id));
        CHECK(error_of(put(shown())) == "MalformedPolicy");
        REQUIRE(stage.call(role));  // another principal of the same name
        CHECK(error_of(put(shown())) == "MalformedPolicy");
    }
    SECTION("a principal that does not exist is refused") {
        const auto refused = put(policy_for(R"({"AWS":"arn:aws:iam::999999999999:user/nobody"})"));
        REQUIRE(error_of(refused) == "MalformedPolicy");
        CHECK(refused.error().message == "Invalid principal in policy");
    }
    SECTION("a canonical user id is an account's, and is kept as the account") {
        const auto listed = stage.call(ListBucketsInput{});
        REQUIRE(listed);
        REQUIRE(put(policy_for(R"({"CanonicalUser":")" + listed->owner->id.value() + R"("})")));
        CHECK(stage.call(GetBucketPolicyInput{.bucket = "reports"})->policy->contains(own));
        CHECK(error_of(put(policy_for(R"({"CanonicalUser":")" + std::string(64, 'a') + R"("})"))) == "MalformedPolicy");
    }
    SECTION("a service that cannot be one is refused") {
        CHECK(put(policy_for(R"({"Service":"logging.s3.amazonaws.com"})")));
        const auto refused = put(policy_for(R"({"Service":"logging"})"));
        REQUIRE(error_of(refused) == "MalformedPolicy");
        CHECK(refused.error().message == "Invalid principal in policy");
    }
    SECTION("a resource of another bucket is refused") {
        CHECK(error_of(put(policy_for(own, "arn:aws:s3:::others/*"))) == "MalformedPolicy");
    }
    SECTION("a public policy is refused while BlockPublicPolicy is on, and taken once it is off") {
        const auto refused = put(policy_for(R"("*")"));
        REQUIRE(error_of(refused) == "AccessDenied");
        CHECK(refused.error().message.find("BlockPublicPolicy") != std::string::npos);
        REQUIRE(stage.call(DeletePublicAccessBlockInput{.bucket = "reports"}));
        CHECK(put(policy_for(R"("*")")));
    }
}
