#include <catch2/catch.hpp>

#include "services/organizations/testing.h"

using namespace backlot::organizations;
using namespace backlot::organizations::testing;

TEST_CASE("CreatePolicy", "[organizations]") {
    Company company;
    auto& stage = company.stage;
    const CreatePolicyInput input{.content = std::string(deny_buckets),
                                  .description = "d",
                                  .name = "no-buckets",
                                  .type = "SERVICE_CONTROL_POLICY"};
    const auto of = [&](std::string type, std::string content) {
        return CreatePolicyInput{.content = std::move(content), .description = "", .name = "p", .type = std::move(type)};
    };

    SECTION("it is stored and binds nothing yet") {
        const auto made = must(stage.call(input)).policy;
        CHECK(made->content == std::string(deny_buckets));
        CHECK(made->policy_summary->arn == "arn:aws:organizations::000000000000:policy/" + company.organization +
                                               "/service_control_policy/" + made->policy_summary->id.value());
        CHECK(made->policy_summary->aws_managed == false);
        stage.as("dev");
        CHECK(company.other("s3", "ListBuckets", backlot::Json::object()).empty());
    }
    SECTION("a service control policy has 10,240 characters at most, whatever they take in bytes") {
        const std::string start = R"({"Version":"2012-10-17","Statement":[{"Effect":"Deny","Action":"s3:*","Resource":")";
        const std::string end = R"("}]})";
        std::string filler;
        while (start.size() + end.size() + filler.size() / 2 < 10'240) filler += "\u00e9";
        CHECK(reason_of(stage.call(of(input.type, start + filler + end))) != "ConstraintViolationException POLICY_CONTENT_LIMIT_EXCEEDED");
        filler += "\u00e9";
        CHECK(reason_of(stage.call(of(input.type, start + filler + end))) == "ConstraintViolationException POLICY_CONTENT_LIMIT_EXCEEDED");
    }
    SECTION("a resource control policy has 5,120 characters at most, an opt-out policy 2,500") {
        CHECK(reason_of(stage.call(of("RESOURCE_CONTROL_POLICY", std::string(5'121, ' ')))) ==
              "ConstraintViolationException POLICY_CONTENT_LIMIT_EXCEEDED");
        CHECK(reason_of(stage.call(of("AISERVICES_OPT_OUT_POLICY", std::string(2'501, ' ')))) ==
              "ConstraintViolationException POLICY_CONTENT_LIMIT_EXCEEDED");
    }
    SECTION("a policy that its type does not know is malformed") {
        CHECK(error_of(stage.call(of("SERVICE_CONTROL_POLICY", "{"))) == "MalformedPolicyDocumentException");
        CHECK(error_of(stage.call(of(
                  "SERVICE_CONTROL_POLICY",
                  R"({"Version":"2012-10-17","Statement":[{"Effect":"Deny","Principal":"*","Action":"s3:*","Resource":"*"}]})"))) ==
              "MalformedPolicyDocumentException");
        CHECK(error_of(stage.call(of(
                  "RESOURCE_CONTROL_POLICY",
                  R"({"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":"*","Action":"s3:*","Resource":"*"}]})"))) ==
              "MalformedPolicyDocumentException");
        CHECK(error_of(stage.call(of("TAG_POLICY", R"({"plans":{}})"))) == "MalformedPolicyDocumentException");
        CHECK(error_of(stage.call(of("TAG_POLICY", R"({"tags":{"team":{"tag_key":"Team"}}})"))) ==
              "MalformedPolicyDocumentException");
        CHECK(error_of(stage.call(of("TAG_POLICY", R"({"tags":{"team":{"tag_key":{"@@become":"Team"}}}})"))) ==
              "MalformedPolicyDocumentException");
        CHECK(stage.call(of("TAG_POLICY", R"({"tags":{"team":{"tag_key":{"@@assign":"Team"}}}})")));
    }
    SECTION("names are unique within a type") {
        REQUIRE(stage.call(input));
        CHECK(error_of(stage.call(input)) == "DuplicatePolicyException");
        auto other = of("TAG_POLICY", R"({"tags":{}})");
        other.name = input.name;
        CHECK(stage.call(other));
    }
    SECTION("the type must be one") {
        CHECK(reason_of(stage.call(of("GARDEN_POLICY", "{}"))) == "InvalidInputException INVALID_ENUM_POLICY_TYPE");
    }
    SECTION("only the management account may, and whom its delegation policy names") {
        CHECK(company.others_who_may(input).empty());
        CHECK(company.refuses_by_policy("CreatePolicy", input));
        company.delegate(company.dev, R"("organizations:CreatePolicy")");
        CHECK(company.others_who_may(input) == "dev");
    }
    SECTION("a policy may refuse one type") {
        company.be_user_of("main", R"({"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"organizations:CreatePolicy",)"
                                   R"("Resource":"*","Condition":{"StringEquals":{"organizations:PolicyType":"TAG_POLICY"}}}]})");
        CHECK(stage.call(of("TAG_POLICY", R"({"tags":{}})")));
        CHECK(error_of(stage.call(input)) == "AccessDeniedException");
    }
}
