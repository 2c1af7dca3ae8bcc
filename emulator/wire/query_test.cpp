#include <catch2/catch.hpp>

#include "wire/testing.h"

namespace backlot::wire {

using testing::form;

namespace {

template <class Input>
std::string refusal(const std::string& body, std::string_view signing_name) {
    return testing::failure(testing::read<Input>(form(body), signing_name));
}

}  // namespace

TEST_CASE("Query requests", "[wire]") {
    SECTION("lists are numbered members") {
        const auto input = testing::read<iam::CreateUserInput>(
            form("Action=CreateUser&Version=2010-05-08&UserName=al%2Bice&Path=%2Fx%2F&Tags.member.2.Key=b&Tags.member.2.Value="
                 "&Tags.member.1.Key=a&Tags.member.1.Value=1&Tags.member.10.Key=j&Tags.member.10.Value=+"),
            "iam");
        REQUIRE(input);
        CHECK(input->user_name == "al+ice");
        CHECK(input->path == "/x/");
        REQUIRE(input->tags.size() == 3);
        CHECK(input->tags[0].key == "a");
        CHECK(input->tags[1].value.empty());
        CHECK(input->tags[2].value == " ");
        CHECK_FALSE(input->permissions_boundary);
    }
    SECTION("an empty list is not an absent one") {
        const auto input = testing::read<iam::TagUserInput>(form("Action=TagUser&UserName=a&Tags="), "iam");
        REQUIRE(input);
        CHECK(input->tags.given);
        CHECK(refusal<iam::TagUserInput>("Action=TagUser&UserName=a", "iam") ==
              "ValidationError: 1 validation error detected: Value null at 'tags' failed to satisfy constraint: Member "
              "must not be null");
    }
    SECTION("an input survives the way to the server") {
        sts::AssumeRoleInput input{.role_arn = "arn:aws:iam::111122223333:role/reader", .role_session_name = "a@b"};
        input.duration_seconds = 900;
        input.policy = "{\"Version\": \"2012-10-17\"}";
        input.tags = {{.key = "team", .value = "a b+c=d"}};
        input.transitive_tag_keys = {"team"};
        const auto arrived = testing::there_and_back(sts::service(), "AssumeRole", input);
        REQUIRE(arrived);
        CHECK(arrived->role_arn == input.role_arn);
        CHECK(arrived->duration_seconds == 900);
        CHECK(arrived->policy == input.policy);
        REQUIRE(arrived->tags.size() == 1);
        CHECK(arrived->tags[0].value == "a b+c=d");
        CHECK(arrived->transitive_tag_keys == input.transitive_tag_keys);
    }
    SECTION("violations are counted, in AWS's words") {
        CHECK(refusal<iam::CreateUserInput>("Action=CreateUser&UserName=" + std::string(65, 'x'), "iam") ==
              "ValidationError: 1 validation error detected: Value at 'userName' failed to satisfy constraint: Member must have length less than or equal to 64");
        CHECK(refusal<iam::CreateUserInput>("Action=CreateUser", "iam") ==
              "ValidationError: 1 validation error detected: Value null at 'userName' failed to satisfy constraint: "
              "Member must not be null");
        const auto two = refusal<sts::AssumeRoleInput>("Action=AssumeRole&RoleArn=short&RoleSessionName=a+b", "sts");
        CHECK(refusal<iam::TagUserInput>("Action=TagUser&UserName=a&Tags.member.1.Key=k&Tags.member.1.Value=a%26b", "iam") ==
              "ValidationError: 1 validation error detected: Value at 'tags.1.member.value' failed to satisfy "
              "constraint: Member must satisfy regular expression pattern: [\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]*");
        CHECK(two.starts_with("ValidationError: 2 validation errors detected: Value "));
        CHECK(two.find("Value 'short' at 'roleArn' failed to satisfy constraint: Member must have length greater than or "
                       "equal to 20") != two.npos);
        CHECK(two.find("Value 'a b' at 'roleSessionName' failed to satisfy constraint: Member must satisfy regular "
                       "expression pattern: [\\w+=,.@-]*") != two.npos);
        CHECK(refusal<iam::ListUsersInput>("Action=ListUsers&MaxItems=1001", "iam") ==
              "ValidationError: 1 validation error detected: Value at 'maxItems' failed to satisfy constraint: "
              "Member must have value less than or equal to 1000");
    }
    SECTION("a value of the wrong type is malformed") {
        CHECK(refusal<iam::ListUsersInput>("Action=ListUsers&MaxItems=many", "iam").starts_with("MalformedInput: "));
    }
    SECTION("depth and number of parameters are bounded") {
        std::string deep = "Action=CreateUser&UserName=a&x";
        for (int i = 0; i < 1000; ++i) deep += ".x";
        CHECK(refusal<iam::CreateUserInput>(deep + "=1", "iam").starts_with("MalformedInput: "));
        std::string many = "Action=CreateUser&UserName=a";
        for (std::size_t i = 0; i < parameter_limit; ++i) many += "&x=1";
        CHECK(refusal<iam::CreateUserInput>(many, "iam").starts_with("MalformedInput: "));
    }
}

TEST_CASE("Query answers", "[wire]") {
    SECTION("lie in a result, with the request's id behind it") {
        const sts::GetCallerIdentityOutput output{.user_id = "AIDA", .account = "111122223333", .arn = "arn:aws:x"};
        const auto response = encode(sts::service(), testing::operation(sts::service(), "GetCallerIdentity"), &output, "r-1");
        CHECK(response.status == 200);
        CHECK(response.body ==
              "<GetCallerIdentityResponse xmlns=\"https://sts.amazonaws.com/doc/2011-06-15/\"><GetCallerIdentityResult>"
              "<UserId>AIDA</UserId><Account>111122223333</Account><Arn>arn:aws:x</Arn></GetCallerIdentityResult>"
              "<ResponseMetadata><RequestId>r-1</RequestId></ResponseMetadata></GetCallerIdentityResponse>");
        CHECK(testing::header_of(response, "Content-Type") == "text/xml");
        CHECK(testing::header_of(response, "x-amzn-RequestId") == "r-1");
    }
    SECTION("a required list is there when it is empty") {
        const iam::ListUsersOutput output{};
        const auto response = encode(iam::service(), testing::operation(iam::service(), "ListUsers"), &output, "r-1");
        CHECK(response.body.find("<ListUsersResult><Users/></ListUsersResult>") != response.body.npos);
    }
    SECTION("times are ISO 8601 in seconds; what was written is read again") {
        iam::ListUsersOutput output;
        output.is_truncated = true;
        output.users = {{.path = "/", .user_name = "a<b", .user_id = "AIDA", .arn = "arn:aws:iam::1:user/a",
                         .create_date = model::Timestamp{std::chrono::seconds{1769851800}}}};
        output.users[0].tags = {{.key = "k", .value = "v"}};
        const auto response = encode(iam::service(), testing::operation(iam::service(), "ListUsers"), &output, "r-1");
        CHECK(response.body.find("<CreateDate>2026-01-31T09:30:00Z</CreateDate>") != response.body.npos);
        CHECK(response.body.find("<Tags><member><Key>k</Key><Value>v</Value></member></Tags>") != response.body.npos);
        const auto read = testing::answer_and_back(iam::service(), "ListUsers", output);
        REQUIRE(read);
        REQUIRE(read->users.size() == 1);
        CHECK(read->users[0].user_name == "a<b");
        CHECK(read->users[0].create_date == output.users[0].create_date);
        CHECK(read->is_truncated == true);
    }
    SECTION("a map is a list of entries") {
        iam::GetAccountSummaryOutput output;
        output.summary_map = {{"Users", 3}, {"Roles", 0}};
        const auto response = encode(iam::service(), testing::operation(iam::service(), "GetAccountSummary"), &output, "r");
        CHECK(response.body.find("<SummaryMap><entry><key>Roles</key><value>0</value></entry>") != response.body.npos);
        CHECK(testing::answer_and_back(iam::service(), "GetAccountSummary", output)->summary_map == output.summary_map);
    }
    SECTION("errors say whose fault they are, and have the code of the wire") {
        const auto& service = iam::service();
        const auto& get = testing::operation(service, "CreateUser");
        const auto missing = encode_error(&service, &get, {.code = "NoSuchEntityException", .message = "No <user>"}, "r-1");
        CHECK(missing.status == 404);
        CHECK(missing.body == "<ErrorResponse xmlns=\"https://iam.amazonaws.com/doc/2010-05-08/\"><Error><Type>Sender</Type>"
                              "<Code>NoSuchEntity</Code><Message>No &lt;user&gt;</Message></Error>"
                              "<RequestId>r-1</RequestId></ErrorResponse>");
        CHECK(encode_error(&service, &get, {.code = "AccessDenied", .message = "no"}, "r").status == 403);
        CHECK(encode_error(&service, &get, {.code = "Whatever", .message = "no"}, "r").status == 400);
        const auto read = [&](const Response& response) {
            iam::CreateUserOutput output;
            return decode_response(service, get, response, &output);
        };
        CHECK(testing::failure(read(missing)) == "NoSuchEntity: No <user>");
    }
}

TEST_CASE("EC2's query protocol", "[wire]") {
    SECTION("lists have no level of their own, names are those of its requests") {
        const auto input = testing::read<ec2::DescribeInstancesInput>(
            form("Action=DescribeInstances&Version=2016-11-15&InstanceId.1=i-1&InstanceId.2=i-2&Filter.1.Name=vpc-id"
                 "&Filter.1.Value.1=vpc-1&MaxResults=5"),
            "ec2");
        REQUIRE(input);
        CHECK(input->instance_ids == model::List<std::string>{"i-1", "i-2"});
        REQUIRE(input->filters.size() == 1);
        CHECK(input->filters[0].name == "vpc-id");
        CHECK(input->filters[0].values == model::List<std::string>{"vpc-1"});
        const auto arrived = testing::there_and_back(ec2::service(), "DescribeInstances", *input);
        REQUIRE(arrived);
        CHECK(arrived->instance_ids == input->instance_ids);
        CHECK(arrived->filters[0].values == input->filters[0].values);
    }
    SECTION("answers have no result element; items are items, times have milliseconds") {
        ec2::DescribeInstancesOutput output;
        output.reservations = {ec2::Reservation{}};
        output.reservations[0].instances = {ec2::Instance{}};
        output.reservations[0].instances[0].instance_id = "i-1";
        output.reservations[0].instances[0].launch_time = model::Timestamp{std::chrono::seconds{1769851800}};
        const auto response = encode(ec2::service(), testing::operation(ec2::service(), "DescribeInstances"), &output, "r-1");
        CHECK(response.body.find("<requestId>r-1</requestId><reservationSet><item>") != response.body.npos);
        CHECK(response.body.find("<instancesSet><item>") != response.body.npos);
        CHECK(response.body.find("<launchTime>2026-01-31T09:30:00.000Z</launchTime>") != response.body.npos);
        const auto read = testing::answer_and_back(ec2::service(), "DescribeInstances", output);
        REQUIRE(read);
        CHECK(read->reservations.at(0).instances.at(0).instance_id == "i-1");
    }
    SECTION("errors") {
        CHECK(refusal<ec2::RunInstancesInput>("Action=RunInstances&MaxCount=1", "ec2") ==
              "MissingParameter: The request must contain the parameter MinCount");
        const auto response = encode_error(&ec2::service(), nullptr, {.code = "AccessDenied", .message = "no"}, "r-1");
        CHECK(response.status == 403);
        CHECK(response.body == "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Response><Errors><Error><Code>UnauthorizedOperation"
                               "</Code><Message>no</Message></Error></Errors><RequestID>r-1</RequestID></Response>");
    }
}

}  // namespace backlot::wire
