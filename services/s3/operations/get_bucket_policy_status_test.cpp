#include <catch2/catch.hpp>

#include "services/s3/testing.h"

using namespace backlot;
using namespace backlot::s3;
using s3::testing::error_of;

TEST_CASE("GetBucketPolicyStatus", "[s3]") {
    auto stage = s3::testing::stage_with_acls();
    const GetBucketPolicyStatusInput status{.bucket = "reports"};
    const auto put = [&](const std::string& principal) {
        return stage.call(PutBucketPolicyInput{
            .bucket = "reports",
            .policy = R"({"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":)" + principal +
                      R"(,"Action":"s3:GetObject","Resource":"arn:aws:s3:::reports/*"}]})"});
    };

    SECTION("without a policy there is no status") { CHECK(error_of(stage.call(status)) == "NoSuchBucketPolicy"); }
    SECTION("a policy for everyone is public") {
        REQUIRE(put(R"("*")"));
        CHECK(stage.call(status)->policy_status->is_public == true);
    }
    SECTION("a policy for one account is not") {
        REQUIRE(put(R"({"AWS":")" + stage.caller().account + R"("})"));
        CHECK(stage.call(status)->policy_status->is_public == false);
    }
}
