#include "policy/validate.h"

#include <catch2/catch.hpp>
#include <string>

using namespace backlot;
using policy::PolicyKind;
using policy::validate;

namespace {

std::string refusal(std::string_view text, const policy::ValidateOptions& options) {
    const auto result = validate(text, options);
    return result ? "" : result.error().message;
}

std::string statement(std::string_view members) {
    return R"({"Version":"2012-10-17","Statement":[{"Effect":"Allow",)" + std::string(members) + "}]}";
}

}  // namespace

TEST_CASE("Validation of identity policies", "[policy]") {
    const auto why = [](std::string_view text) { return refusal(text, {.kind = PolicyKind::identity}); };
    SECTION("a plain policy is stored") {
        CHECK(why(statement(R"("Action":"s3:Get*","Resource":"arn:aws:s3:::reports/*")")).empty());
        CHECK(why(statement(R"("Action":"*","Resource":"*")")).empty());
    }
    SECTION("text that is not JSON") { CHECK(why("{") == "This policy contains invalid Json"); }
    SECTION("an action needs its service") {
        CHECK(why(statement(R"("Action":"GetObject","Resource":"*")")) ==
              "Actions/Conditions must be prefaced by a vendor, e.g., iam, sdb, ec2, etc.");
        CHECK(why(statement(R"("Action":"s3:Get:Object","Resource":"*")")) == "Actions/Condition can contain only one colon.");
        CHECK(why(statement(R"("Action":"s*:Get","Resource":"*")")) == "Vendor s* is not valid");
    }
    SECTION("a resource is an ARN or a star") {
        CHECK(why(statement(R"("Action":"s3:*","Resource":"reports")")) == "Resource reports must be in ARN format or \"*\".");
        CHECK(why(statement(R"("Action":"s3:*","Resource":"arn:ibm:s3:::a")")) ==
              "Partition \"ibm\" is not valid for resource \"arn:ibm:s3:::a\".");
        CHECK(why(statement(R"("Action":"s3:*")")) == "Policy statement must contain resources.");
    }
    SECTION("an ARN may end early, but leaves nothing out in the middle") {
        CHECK(why(statement(R"("Action":"s3:*","Resource":"arn:aws:sqs")")).empty());
        CHECK(why(statement(R"("Action":"s3:*","Resource":"arn:aws:s3::reports")")) == "The policy failed legacy parsing");
        CHECK(why(statement(R"("Action":"s3:*","NotResource":"arn:aws::::reports")")) == "The policy failed legacy parsing");
        CHECK(why(statement(R"("Action":"s3:*","Resource":"aws:s3:::reports")")) ==
              "Partition \"s3\" is not valid for resource \"arn:s3:::reports:*\".");
        CHECK(why(statement(R"("Action":"s3:*","Resource":"a:b:c:d:e:f:g:h")")) ==
              "Partition \"b\" is not valid for resource \"arn:b:c:d:e:f:g:h\".");
        CHECK(why(statement(R"("Action":"s3:*","Resource":"")")) == "Resource  must be in ARN format or \"*\".");
        CHECK(why(statement(R"("Action":"s3:*","Resource":"arn:aws")")) ==
              "Resource vendor must be fully qualified and cannot contain regexes.");
        CHECK(why(statement(R"("Action":"s3:*","Resource":"arn:aws:s*:::reports")")) ==
              "Resource vendor must be fully qualified and cannot contain regexes.");
    }
    SECTION("ARNs of IAM and of buckets have no region, and IAM's a path of its own") {
        CHECK(why(statement(R"("Action":"s3:*","Resource":"arn:aws:iam:us-east-1::user/a")")) ==
              "IAM resource arn:aws:iam:us-east-1::user/a cannot contain region information.");
        CHECK(why(statement(R"("Action":"s3:*","Resource":"arn:aws:s3:us-east-1::reports")")) ==
              "Resource arn:aws:s3:us-east-1::reports can not contain region information.");
        CHECK(why(statement(R"("Action":"s3:*","Resource":"arn:aws:iam:::reports")")).starts_with("IAM resource path must either be"));
        CHECK(why(statement(R"("Action":"sts:AssumeRoot","Resource":"arn:aws:iam::*:root")")).empty());
        CHECK(why(statement(R"("Action":"iam:*","Resource":"arn:aws:iam::111122223333:*")")).empty());
    }
    SECTION("where something is of the wrong kind the sentence is always the same") {
        for (const auto* members : {R"("Action":{},"Resource":"*")", R"("Action":[[]],"Resource":"*")",
                                    R"("Action":"s3:*","Resource":{"a":"*"})", R"("Action":"s3:*","Resource":["a",{}])",
                                    R"("Sid":[],"Action":"s3:*","Resource":"*")", R"("Action":"s3:*","Resource":"*","Condition":[])",
                                    R"("Action":"s3:*","Resource":"*","Condition":{"DateGreaterThan":"b"})",
                                    R"("Action":"s3:*","Resource":"*","Condition":{"x":{"a":"1"}})",
                                    R"("Action":"s3:*","Resource":"*","Condition":{"ForAnyValue::StringEquals":{"a":"1"}})"}) {
            INFO(members);
            CHECK(why(statement(members)) == "Syntax errors in policy.");
        }
        CHECK(why(R"({"Version":"2013-10-17","Statement":[]})") == "Syntax errors in policy.");
        CHECK(why(R"({"Version":"2012-10-17","Statement":[]})") == "Syntax errors in policy.");
    }
    SECTION("IAM is lenient about conditions without keys, keys without a service, blanks in names") {
        for (const auto* members : {R"("Action":"s3:*","Resource":"*","Condition":{})", R"("Action":"s3:*","Resource":"*","Condition":{"x":{}})",
                                    R"("Action":"s3:*","Resource":"*","Condition":{"DateGreaterThan":{"a":[]}})",
                                    R"("Action":"s3:*","Resource":"*","Condition":{"StringEqualsIfExists":{"a":"b"}})",
                                    R"("Action":"iam: a b ","Resource":"*")", R"("Action":"s3.s:ListBucket","Resource":"*")",
                                    R"("Action":"s3:*","Resource":"*","Condition":{"DateLessThan":{"a":"-292275054"}})"}) {
            INFO(members);
            CHECK(why(statement(members)).empty());
        }
        CHECK(why(statement(R"("Action":"s3:*","Resource":"*","Condition":{"DateLessThan":{"a":"soon"}})")) ==
              "The policy failed legacy parsing");
    }
    SECTION("of several mistakes the resource's is told before the action's") {
        CHECK(why(statement(R"("Action":"s:3:List","Resource":"reports")")) == "Resource reports must be in ARN format or \"*\".");
        CHECK(why(statement(R"("Action":"invalid")")) == "Actions/Conditions must be prefaced by a vendor, e.g., iam, sdb, ec2, etc.");
        const std::string legacy = "The policy failed legacy parsing";
        CHECK(why(R"({"Version":"2012-10-17","Statement":{"Effect":"denY","Action":"s3:*","Resource":"*"}})") == legacy);
        CHECK(why(statement(R"("Resource":"arn:aws:s3::reports")")) == legacy);
        CHECK(why(statement(R"("Condition":{"DateGreaterThan":{"a":"soon"}})")) == legacy);
        CHECK(why(statement(R"("Resource":"*","Condition":{"DateGreaterThan":{"a":{}}})")) == "Syntax errors in policy.");
        CHECK(why(statement(R"("Resource":"*")")) == "Policy statement must contain actions.");
        CHECK(why(R"({"Version":"2012-10-17","Statement":[{"Sid":"a","Effect":"Allow","Action":"s3:*","Resource":"*"},)"
                  R"({"Sid":"a","Effect":"Allow"}]})") == "Statement IDs (SID) in a single policy must be unique.");
        CHECK(refusal(R"({"Statement":{"Effect":"denY","Action":"s3:*","Resource":"*"}})", {.is_managed = true}) ==
              "Policy document must be version 2012-10-17 or greater.");
    }
    SECTION("dates") {
        const auto date = [&](const std::string& text) {
            return why(statement(R"("Action":"s3:*","Resource":"*","Condition":{"DateLessThan":{"aws:CurrentTime":")" + text + R"("}})"));
        };
        for (const auto* text : {"2019-07-01T13:20:15Z", "2016-12-13T21:20:37.593194+00:00", "2016-12-13t2:00:00.593194+23", "01T",
                                 "2019", "2019-07", "1561939200", "-292275054"}) {
            INFO(text);
            CHECK(date(text).empty());
        }
        for (const auto* text : {"sdfdsf", "234-13", "2016-12-13t2:00:00.593194+1", "2016-12-13t2:00:00.1999999999+10:59",
                                 "9223372036854775808", ""}) {
            INFO(text);
            CHECK(date(text) == "The policy failed legacy parsing");
        }
    }
    SECTION("a principal has no place") {
        CHECK(why(statement(R"("Principal":"*","Action":"s3:*","Resource":"*")")) == "Policy document should not specify a principal.");
    }
    SECTION("a managed policy wants the current version") {
        const std::string old = R"({"Version":"2008-10-17","Statement":{"Effect":"Allow","Action":"*","Resource":"*"}})";
        CHECK(why(old).empty());
        CHECK(refusal(old, {.is_managed = true}) == "Policy document must be version 2012-10-17 or greater.");
    }
    SECTION("Sids are unique and alphanumeric") {
        const std::string one = R"({"Sid":"A","Effect":"Allow","Action":"*","Resource":"*"})";
        CHECK(why(R"({"Version":"2012-10-17","Statement":[)" + one + "," + one + "]}") ==
              "Statement IDs (SID) in a single policy must be unique.");
        CHECK_FALSE(why(statement(R"("Sid":"a b","Action":"*","Resource":"*")")).empty());
    }
}

TEST_CASE("Validation of trust policies", "[policy]") {
    const auto why = [](std::string_view text) { return refusal(text, {.kind = PolicyKind::trust}); };
    CHECK(why(statement(R"("Principal":{"Service":"ec2.amazonaws.com"},"Action":"sts:AssumeRole")")).empty());
    CHECK(why(statement(R"("Principal":"*","Action":"sts:AssumeRole","Resource":"*")")) == "Has prohibited field Resource");
    CHECK(why(statement(R"("Action":"sts:AssumeRole")")) == "Missing required field Principal");
    CHECK(why(statement(R"("Principal":"*","Action":"s3:GetObject")")) ==
          "AssumeRole policy may only specify STS AssumeRole actions.");
    CHECK(why(statement(R"("Principal":{"AWS":"arn:aws:iam::111122223333:role/*"},"Action":"sts:AssumeRole")")) ==
          "Invalid principal in policy: \"AWS\":\"arn:aws:iam::111122223333:role/*\"");
    for (const std::string service : {"s3.me-south-1.amazonaws.com", "delivery.logs.amazonaws.com", "alexa-appkit.amazon.com"}) {
        CHECK(why(statement(R"("Principal":{"Service":")" + service + R"("},"Action":"sts:AssumeRole")")).empty());
    }
    for (const std::string service : {"lambda", "lambda.amazonaws", "*.amazonaws.com", ".amazonaws.com", "lambda.example.com", ""}) {
        CHECK(why(statement(R"("Principal":{"Service":")" + service + R"("},"Action":"sts:AssumeRole")")) ==
              "Invalid principal in policy: \"SERVICE\":\"" + service + "\"");
    }
}

TEST_CASE("Validation of guardrails", "[policy]") {
    const std::string sentence = "The provided policy document does not meet the requirements of the specified policy type.";
    const auto scp = [](std::string_view text) { return refusal(text, {.kind = PolicyKind::service_control}); };
    const auto rcp = [](std::string_view text) { return refusal(text, {.kind = PolicyKind::resource_control}); };
    SECTION("an SCP names no principal") {
        CHECK(scp(statement(R"("Action":"*","Resource":"*")")).empty());
        CHECK(scp(statement(R"("Principal":"*","Action":"*","Resource":"*")")) == sentence);
    }
    SECTION("a customer's RCP denies, by service, to everyone") {
        CHECK(rcp(R"({"Statement":{"Effect":"Deny","Principal":"*","Action":"s3:*","Resource":"*"}})").empty());
        CHECK(rcp(R"({"Statement":{"Effect":"Allow","Principal":"*","Action":"*","Resource":"*"}})") == sentence);
        CHECK(rcp(R"({"Statement":{"Effect":"Deny","Principal":"*","Action":"*","Resource":"*"}})") == sentence);
        CHECK(rcp(R"({"Statement":{"Effect":"Deny","Principal":"*","NotAction":"s3:*","Resource":"*"}})") == sentence);
        CHECK(rcp(R"({"Statement":{"Effect":"Deny","Principal":{"AWS":"111122223333"},"Action":"s3:*","Resource":"*"}})") == sentence);
    }
}

TEST_CASE("Validation of bucket policies", "[policy]") {
    const auto why = [](std::string_view text) {
        return refusal(text, {.kind = PolicyKind::resource, .service = "s3", .resource = "arn:aws:s3:::reports"});
    };
    const auto of = [&](std::string_view members) { return why(statement(R"("Principal":"*",)" + std::string(members))); };
    CHECK(of(R"("Action":"s3:GetObject","Resource":"arn:aws:s3:::reports/*")").empty());
    CHECK(of(R"("Action":["s3:GetObject","s3:ListBucket"],"Resource":["arn:aws:s3:::reports/*","arn:aws:s3:::reports"])").empty());
    CHECK(validate("x", {.kind = PolicyKind::resource, .service = "s3"}).error().code == "MalformedPolicy");
    CHECK(why(" {}") == "Policies must be valid JSON and the first byte must be '{'");
    CHECK(why(R"({"Statement":[]})") == "Could not parse the policy: Statement is empty!");
    CHECK(of(R"("Action":"s3:GetObject")") == "Missing required field Resource");
    CHECK(of(R"("Action":"s3:GetObject","Resource":"arn:aws:s3:::other/*")") == "Policy has invalid resource");
    CHECK(of(R"("Action":"s3:GetObject","Resource":"reports")") == "Policy has invalid resource");
    CHECK(of(R"("Action":"s3:GetObjekt","Resource":"arn:aws:s3:::reports/*")") == "Policy has invalid action");
    CHECK(of(R"("Action":"sqs:SendMessage","Resource":"arn:aws:s3:::reports/*")") == "Policy has invalid action");
    CHECK(of(R"("Action":"s3:GetObject","Resource":"arn:aws:s3:::reports")") == "Action does not apply to any resource(s) in statement");
    CHECK(of(R"("Action":"s3:ListBucket","Resource":"arn:aws:s3:::reports/*")") == "Action does not apply to any resource(s) in statement");
    CHECK(of(R"("Action":"s3:GetObject","Resource":"arn:aws:s3:::reports/*","Colour":"red")") == "Unknown field Colour");
    CHECK(why(statement(R"("Action":"s3:GetObject","Resource":"arn:aws:s3:::reports/*")")) == "Missing required field Principal");
    CHECK(why(statement(R"("Principal":{"AWS":"nobody"},"Action":"s3:GetObject","Resource":"arn:aws:s3:::reports/*")")) ==
          "Invalid principal in policy");
}

TEST_CASE("Conditions of a bucket policy", "[policy]") {
    const auto problem = [](const std::string& action, const std::string& condition) {
        const auto text = R"({"Version":"2012-10-17","Statement":{"Effect":"Allow","Principal":"*","Action":")" + action +
                          R"(","Resource":["arn:aws:s3:::reports","arn:aws:s3:::reports/*"],"Condition":{)" + condition + "}}}";
        const auto checked = validate(text, {.kind = PolicyKind::resource, .service = "s3", .resource = "arn:aws:s3:::reports"});
        return checked ? std::string{} : checked.error().message;
    };
    constexpr auto unknown = "Policy has an invalid condition key";
    CHECK(problem("s3:GetObject", R"("StringEquals":{"s3:FakeKeyDoesNotExist":"x"})") == unknown);
    CHECK(problem("s3:GetObject", R"("StringEquals":{"aws:NotARealGlobalKey":"x"})") == unknown);
    CHECK(problem("s3:GetObject", R"("StringEquals":{"s3:prefix":"x"})") ==
          "Conditions do not apply to combination of actions and resources in statement");
    CHECK(problem("s3:*", R"("StringEquals":{"s3:prefix":"x"})").empty());
    CHECK(problem("s3:ListBucket", R"("StringLike":{"S3:PREFIX":"x/*"})").empty());
    CHECK(problem("s3:GetObject", R"("StringEquals":{"s3:ExistingObjectTag/team":"red","aws:PrincipalTag/team":"red"})").empty());
    CHECK(problem("s3:PutObject", R"("StringNotEquals":{"s3:x-amz-server-side-encryption":"aws:kms"},"Bool":{"aws:SecureTransport":"false"})").empty());
    CHECK(problem("s3:PutObject", R"("Null":{"s3:x-amz-server-side-encryption-aws-kms-key-id":"true"})").empty());
    CHECK(problem("s3:GetObject", R"("StringLike":{"aws:userId":["AROAEXAMPLE:*"]},"NumericLessThan":{"s3:TlsVersion":"1.2"})").empty());
    for (const auto* key : {"s3:DataAccessPointAccount", "s3:DataAccessPointArn", "s3:AccessPointNetworkOrigin", "s3:BucketTag/team", "aws:ResourceTag/team"}) {
        CHECK(problem("s3:GetObject", std::string(R"("StringLike":{")") + key + R"(":"x"})").empty());
        CHECK(problem("s3:ListBucket", std::string(R"("StringLike":{")") + key + R"(":"x"})").empty());
    }
    CHECK(problem("s3:GetObject", R"("IpAddress":{"aws:SourceIp":"not-an-ip"})") == "Invalid IP address in Conditions");
    CHECK(problem("s3:GetObject", R"("NotIpAddress":{"aws:SourceIp":["10.0.0.0/8","300.1.1.1/40"]})") == "Invalid IP address in Conditions");
    CHECK(problem("s3:GetObject", R"("IpAddress":{"aws:SourceIp":["192.0.2.0/24","2001:db8::/32"]})").empty());
}
