#include <catch2/catch.hpp>

#include "services/iam/testing.h"
#include "services/s3/model.h"

using namespace backlot;
using namespace backlot::iam;
using iam::testing::error_of;

TEST_CASE("GetServiceLastAccessedDetails", "[iam]") {
    iam::testing::Stage stage;
    const auto report = [&](const std::string& arn) {
        stage.as("main");
        const auto made = stage.call(GenerateServiceLastAccessedDetailsInput{.arn = arn}).value();
        return stage.call(GetServiceLastAccessedDetailsInput{.job_id = *made.job_id}).value();
    };
    const auto reads_and_lists =
        R"({"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":["s3:ListAllMyBuckets","sqs:*"],"Resource":"*"}})";

    SECTION("what a user may reach, and what it has reached") {
        backlot::testing::be_user_with(stage, reads_and_lists);
        REQUIRE(stage.in("eu-west-2").call(s3::ListBucketsInput{}));
        const auto read = report(iam::testing::arn("user/ana"));
        REQUIRE(read.services_last_accessed.size() == 2);
        const auto& s3 = read.services_last_accessed[0];
        CHECK(s3.service_namespace == "s3");
        CHECK(s3.service_name == "Amazon S3");
        CHECK(s3.last_authenticated);
        CHECK(s3.last_authenticated_entity == iam::testing::arn("user/ana"));
        CHECK(s3.last_authenticated_region == "eu-west-2");
        CHECK(s3.total_authenticated_entities == 1);
        const auto& sqs = read.services_last_accessed[1];
        CHECK(sqs.service_namespace == "sqs");
        CHECK_FALSE(sqs.last_authenticated);
        CHECK(sqs.total_authenticated_entities == 0);
    }
    SECTION("a policy's services, by whoever has it, of a group too") {
        REQUIRE(stage.call(CreateGroupInput{.group_name = "team"}));
        REQUIRE(stage.call(AttachGroupPolicyInput{.group_name = "team", .policy_arn = iam::testing::s3_reader}));
        backlot::testing::be_user_with(stage, reads_and_lists);
        REQUIRE(stage.call(s3::ListBucketsInput{}));
        stage.as("main");
        REQUIRE(stage.call(AddUserToGroupInput{.group_name = "team", .user_name = "ana"}));
        for (const auto& arn : {std::string(iam::testing::s3_reader), iam::testing::arn("group/team")}) {
            const auto read = report(arn);
            REQUIRE_FALSE(read.services_last_accessed.empty());
            CHECK(read.services_last_accessed[0].service_namespace == "s3");
            CHECK(read.services_last_accessed[0].last_authenticated_entity == iam::testing::arn("user/ana"));
        }
    }
    SECTION("an administrator may reach every service, in pages") {
        REQUIRE(stage.call(CreateUserInput{.user_name = "ben"}));
        REQUIRE(stage.call(AttachUserPolicyInput{.user_name = "ben", .policy_arn = iam::testing::administrator}));
        const auto made = stage.call(GenerateServiceLastAccessedDetailsInput{.arn = iam::testing::arn("user/ben")}).value();
        GetServiceLastAccessedDetailsInput get{.job_id = *made.job_id, .max_items = 1000};
        CHECK(stage.call(get)->services_last_accessed.size() > 300);
        get.max_items = 2;
        const auto first = stage.call(get).value();
        CHECK(first.is_truncated == true);
        get.marker = first.marker;
        CHECK(stage.call(get)->services_last_accessed[0].service_namespace > first.services_last_accessed[1].service_namespace);
    }
    SECTION("a report that there is not") {
        CHECK(error_of(stage.call(GetServiceLastAccessedDetailsInput{.job_id = "00000000-0000-4000-8000-000000000000"})) == "NoSuchEntity");
    }
}
