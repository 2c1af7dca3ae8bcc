#include <catch2/catch.hpp>

#include "text/json.h"
#include "wire/testing.h"

namespace backlot::wire {

namespace {

Request target(std::string name, std::string body) {
    return testing::request("POST", "/", {{"x-amz-target", std::move(name)}}, std::move(body));
}

std::string create_policy(std::string body) {
    return testing::failure(testing::read<organizations::CreatePolicyInput>(
        target("AWSOrganizationsV20161128.CreatePolicy", std::move(body)), "organizations"));
}

std::string create_queue(std::string body) {
    return testing::failure(testing::read<sqs::CreateQueueInput>(target("AmazonSQS.CreateQueue", std::move(body)), "sqs"));
}

}  // namespace

TEST_CASE("JSON requests", "[wire]") {
    SECTION("an input survives the way to the server") {
        sqs::SendMessageInput input{.queue_url = "http://q", .message_body = "body \"\\ \xc3\xa9"};
        input.message_attributes["a"] = {.data_type = "Binary"};
        input.message_attributes["a"].binary_value = model::Blob{std::string("\0\xff", 2)};
        const auto arrived = testing::there_and_back(sqs::service(), "SendMessage", input);
        REQUIRE(arrived);
        CHECK(arrived->message_body == input.message_body);
        CHECK(arrived->message_attributes.at("a").binary_value == input.message_attributes.at("a").binary_value);
    }
    SECTION("an empty collection is not an absent one, and null is absent") {
        const auto input = testing::read<sqs::CreateQueueInput>(
            target("AmazonSQS.CreateQueue", R"({"QueueName": "a", "Attributes": {}, "tags": null, "Unknown": 1})"), "sqs");
        REQUIRE(input);
        CHECK(input->attributes.given);
        CHECK_FALSE(input->tags.given);
    }
    SECTION("a value of the wrong type fails to deserialize") {
        CHECK(create_queue(R"({"QueueName": 5})") == "SerializationException: NUMBER_VALUE can not be converted to a String");
        CHECK(create_queue(R"({"QueueName": ["a"]})") == "SerializationException: Start of list found where not expected");
        CHECK(create_queue(R"({"QueueName": {}})") ==
              "SerializationException: Start of structure or map found where not expected.");
        CHECK(create_queue("[]").starts_with("SerializationException: "));
        CHECK(create_queue("{").starts_with("SerializationException: "));
        CHECK(create_queue("\"a\"").starts_with("SerializationException: "));
        std::string deep(100'000, '[');
        CHECK(create_queue("{\"x\":" + deep).starts_with("SerializationException: "));
    }
    SECTION("violations are told under the service's own name") {
        CHECK(create_queue("{}") == "ValidationException: 1 validation error detected: Value null at 'queueName' failed to "
                                    "satisfy constraint: Member must not be null");
        const auto text = create_policy(R"({"Content": "{}", "Description": "", "Name": "a", "Type": "NOPE"})");
        CHECK(text.starts_with("InvalidInputException: 1 validation error detected: Value 'NOPE' at 'type' failed to satisfy "
                               "constraint: Member must satisfy enum value set: ["));
    }
}

TEST_CASE("JSON answers", "[wire]") {
    SECTION("times are seconds, absent members are left out, empty answers are an empty object") {
        organizations::ListRootsOutput output;
        output.roots = {organizations::Root{}};
        output.roots[0].id = "r-1";
        const auto& service = organizations::service();
        const auto response = encode(service, testing::operation(service, "ListRoots"), &output, "r-1");
        CHECK(response.body == R"({"Roots":[{"Id":"r-1"}]})");
        CHECK(testing::header_of(response, "Content-Type") == "application/x-amz-json-1.1");
        const organizations::TagResourceOutput empty{};
        CHECK(encode(service, testing::operation(service, "TagResource"), &empty, "r").body == "{}");
        CHECK(testing::answer_and_back(service, "ListRoots", output)->roots.at(0).id == "r-1");
    }
    SECTION("errors have a type; what once was a query service says whose fault they are, too") {
        const auto& service = sqs::service();
        const auto& send = testing::operation(service, "SendMessage");
        const auto response = encode_error(&service, &send, {.code = "QueueDoesNotExist", .message = "gone"}, "r-1");
        CHECK(response.status == 400);
        CHECK(response.body == R"({"__type":"com.amazonaws.sqs#QueueDoesNotExist","message":"gone"})");
        CHECK(testing::header_of(response, "x-amzn-query-error") == "QueueDoesNotExist;Sender");
        CHECK(testing::header_of(response, "Content-Type") == "application/x-amz-json-1.0");
        sqs::SendMessageOutput output;
        CHECK(testing::failure(decode_response(service, send, response, &output)) == "QueueDoesNotExist: gone");
    }
    SECTION("a refusal is an AccessDeniedException") {
        const auto response = encode_error(&organizations::service(), nullptr, {.code = "AccessDenied", .message = "no"}, "r");
        CHECK(response.status == 400);
        CHECK(response.body == R"({"__type":"AccessDeniedException","Message":"no"})");
    }
}

TEST_CASE("REST-JSON", "[wire]") {
    const auto& service = lambda::service();

    SECTION("labels, query string, headers and body meet in one input") {
        const auto input = testing::read<lambda::InvokeInput>(
            testing::request("POST", "/2015-03-31/functions/f/invocations?Qualifier=live",
                             {{"x-amz-invocation-type", "Event"}}, "{\"a\": 1}"),
            "lambda");
        REQUIRE(input);
        CHECK(input->function_name == "f");
        CHECK(input->qualifier == "live");
        CHECK(input->invocation_type == "Event");
        REQUIRE(input->payload);
        CHECK(input->payload->bytes == "{\"a\": 1}");
    }
    SECTION("an input survives the way to the server") {
        lambda::CreateFunctionInput input{.function_name = "f", .role = "arn:aws:iam::111122223333:role/r"};
        input.code.zip_file = model::Blob{"PK\x03\x04"};
        input.memory_size = 256;
        input.tags = {{"team", "a"}};
        const auto arrived = testing::there_and_back(service, "CreateFunction", input);
        REQUIRE(arrived);
        CHECK(arrived->code.zip_file == input.code.zip_file);
        CHECK(arrived->memory_size == 256);
        CHECK(arrived->tags == input.tags);
    }
    SECTION("the status and the headers of an answer are members of its output") {
        lambda::InvokeOutput output;
        output.status_code = 202;
        output.function_error = "Unhandled\r\nX-Evil: 1";
        output.payload = model::Blob{"{}"};
        const auto response = encode(service, testing::operation(service, "Invoke"), &output, "r-1");
        CHECK(response.status == 202);
        CHECK(response.body == "{}");
        CHECK(testing::header_of(response, "X-Amz-Function-Error") == "Unhandled  X-Evil: 1");
        const auto read = testing::answer_and_back(service, "Invoke", output);
        REQUIRE(read);
        CHECK(read->status_code == 202);
        CHECK(read->payload->bytes == "{}");
    }
    SECTION("errors are named in a header, and their text is where the shape has it") {
        const auto response = encode_error(&service, nullptr, {.code = "ResourceNotFoundException", .message = "gone"}, "r");
        CHECK(response.status == 404);
        CHECK(testing::header_of(response, "x-amzn-ErrorType") == "ResourceNotFoundException");
        CHECK(response.body == R"({"Message":"gone"})");
        CHECK(encode_error(&service, nullptr, {.code = "AccessDenied", .message = "no"}, "r").status == 403);
    }
    SECTION("violations are found wherever the member travels") {
        const auto text = testing::failure(testing::read<lambda::ListFunctionsInput>(
            testing::request("GET", "/2015-03-31/functions/?MaxItems=0"), "lambda"));
        CHECK(text == "ValidationException: 1 validation error detected: Value '0' at 'maxItems' failed to satisfy "
                      "constraint: Member must have value greater than or equal to 1");
    }
}

}  // namespace backlot::wire
