#include <catch2/catch.hpp>

#include "clock/format.h"
#include "services/ssm/testing.h"

using namespace backlot;
using namespace backlot::ssm;
using namespace backlot::ssm::testing;
using namespace std::chrono_literals;

TEST_CASE("PutParameter", "[ssm]") {
    auto stage = empty_stage();
    PutParameterInput input{.name = "/dev/db", .value = "one", .type = "String"};

    SECTION("makes version 1, and with Overwrite the next one") {
        const auto first = stage.call(input);
        REQUIRE(first);
        CHECK(first->version == 1);
        CHECK(first->tier == "Standard");
        CHECK(error_of(stage.call(input)) == "ParameterAlreadyExists");
        input.overwrite = true;
        input.value = "two";
        input.type.reset();
        CHECK(stage.call(input)->version == 2);
        CHECK(value_of(stage, "/dev/db") == "two");
    }
    SECTION("a name alone is one parameter, with its slash and without") {
        input.name = "db";
        REQUIRE(stage.call(input));
        CHECK(value_of(stage, "/db") == "one");
        input.name = "/db";
        CHECK(error_of(stage.call(input)) == "ParameterAlreadyExists");
        REQUIRE(stage.call(DeleteParameterInput{.name = "/db"}));
        CHECK(value_of(stage, "db") == "ParameterNotFound");
    }
    SECTION("a new one needs a type, and keeps it") {
        input.type.reset();
        CHECK(error_of(stage.call(input)) == "ValidationException");
        input.type = "StringList";
        REQUIRE(stage.call(input));
        input.overwrite = true;
        input.type = "String";
        CHECK(error_of(stage.call(input)) == "HierarchyTypeMismatchException");
    }
    SECTION("names") {
        const auto code = [&](std::string name) {
            input.name = std::move(name);
            return error_of(stage.call(input));
        };
        CHECK(code("aws-x") == "ValidationException");
        CHECK(code("SSM_x") == "ValidationException");
        CHECK(code("/aws/x") == "AccessDeniedException");
        CHECK(code("/ssm/x") == "ValidationException");
        CHECK(code("a/b") == "ValidationException");
        CHECK(code("a b") == "ValidationException");
        CHECK(code("/a//b") == "ValidationException");
        CHECK(code("/1/2/3/4/5/6/7/8/9/10/11/12/13/14/15").empty());
        CHECK(code("/1/2/3/4/5/6/7/8/9/10/11/12/13/14/15/16") == "HierarchyLevelLimitExceededException");
        CHECK(code("/dev/db:2") == "ValidationException");
        CHECK(code(" plain_.-9 ").empty());
        CHECK(value_of(stage, "plain_.-9") == "one");
    }
    SECTION("a value has a size by its tier, and nests nothing") {
        input.value = std::string(4096, 'x');
        CHECK(stage.call(input));
        input.name = "/dev/big";
        input.value += "x";
        CHECK(error_of(stage.call(input)) == "ValidationException");
        input.tier = "Intelligent-Tiering";
        CHECK(stage.call(input)->tier == "Advanced");
        input.overwrite = true;
        input.tier = "Standard";
        input.value = "x";
        CHECK(error_of(stage.call(input)) == "ValidationException");
        input.tier.reset();
        CHECK(stage.call(input)->tier == "Advanced");
        input.value = std::string(8193, 'x');
        CHECK(error_of(stage.call(input)) == "ValidationException");
        input.value = "{{ssm:x}}";
        CHECK(error_of(stage.call(input)) == "ValidationException");
        input.value = "";
        CHECK(error_of(stage.call(input)) == "ValidationException");
    }
    SECTION("a pattern holds for this value and, as long as it is not replaced, for the next") {
        input.allowed_pattern = "^\\d+$";
        CHECK(error_of(stage.call(input)) == "ParameterPatternMismatchException");
        input.value = "12";
        REQUIRE(stage.call(input));
        CHECK(error_of(stage.call(PutParameterInput{.name = "/dev/db", .value = "x", .overwrite = true})) == "ParameterPatternMismatchException");
        input.overwrite = true;
        input.allowed_pattern = "(";
        CHECK(error_of(stage.call(input)) == "InvalidAllowedPatternException");
    }
    SECTION("data types are checked, or said not to be") {
        input.data_type = "integer";
        CHECK(error_of(stage.call(input)) == "ValidationException");
        input.value = "443";
        CHECK(stage.call(input));
        input.overwrite = true;
        input.data_type = "ipv4-address";
        CHECK(error_of(stage.call(input)) == "ValidationException");
        input.data_type = "aws:ec2:image";
        CHECK(error_of(stage.call(input)) == "NotImplemented");
        input.data_type = "colour";
        CHECK(error_of(stage.call(input)) == "ValidationException");
    }
    SECTION("only a secret has a key") {
        input.key_id = "alias/aws/ssm";
        CHECK(error_of(stage.call(input)) == "ValidationException");
        CHECK(stage.call(input).error().message == "KeyId is required for SecureString type parameter only.");
        CHECK(value_of(stage, "/dev/db") == "ParameterNotFound");
    }
    SECTION("the hundredth version pushes out the oldest, unless that has a label") {
        for (int i = 0; i < 101; ++i) put(stage, "/dev/db");
        CHECK(value_of(stage, "/dev/db:1") == "ParameterVersionNotFound");
        LabelParameterVersionInput label{.name = "/dev/db", .parameter_version = 2};
        label.labels = {"keep"};
        REQUIRE(stage.call(label));
        input.overwrite = true;
        CHECK(error_of(stage.call(input)) == "ParameterMaxVersionLimitExceeded");
        label.parameter_version = 50;
        REQUIRE(stage.call(label));
        CHECK(stage.call(input)->version == 102);
    }
    SECTION("tags come with a new one only, and need a permission of their own") {
        input.tags.push_back({.key = "team", .value = "search"});
        input.overwrite = true;
        CHECK(error_of(stage.call(input)) == "ValidationException");
        input.overwrite = false;
        REQUIRE(stage.call(input));
        input.name = "/dev/other";
        be_user_without(stage, "ssm:AddTagsToResource");
        CHECK(error_of(stage.call(input)) == "AccessDeniedException");
    }
    SECTION("a policy refuses it, also by ssm:Overwrite") {
        const auto arn = arn_of(stage, "/dev/db");
        REQUIRE(stage.call(input));
        be_user_with(stage, R"({"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"ssm:PutParameter","Resource":"*"},)"
                            R"({"Effect":"Deny","Action":"ssm:PutParameter","Resource":"*","Condition":{"StringEquals":{"ssm:Overwrite":"true"}}}]})");
        CHECK(error_of(stage.call(input)) == "ParameterAlreadyExists");
        input.overwrite = true;
        CHECK(error_of(stage.call(input)) == "AccessDeniedException");
        CHECK(is_refused(stage, "ssm:PutParameter", arn));
    }
}

TEST_CASE("Policies of parameters", "[ssm]") {
    auto stage = empty_stage();
    const auto expiring = [](const std::string& at) {
        return R"([{"Type":"Expiration","Version":"1.0","Attributes":{"Timestamp":")" + at + R"("}}])";
    };
    PutParameterInput input{.name = "/dev/db", .value = "one", .type = "String", .tier = "Advanced"};
    const auto in_an_hour = clock::iso8601(stage.backlot().kernel().stage().clock->now() + 1h);

    SECTION("an expired parameter is gone, and its name free") {
        input.policies = expiring(in_an_hour);
        REQUIRE(stage.call(input));
        stage.advance(59min);
        CHECK(value_of(stage, "/dev/db") == "one");
        CHECK(stage.call(DescribeParametersInput{})->parameters.front().policies.front().policy_status == "Pending");
        stage.advance(1min);
        CHECK(value_of(stage, "/dev/db") == "ParameterNotFound");
        CHECK(stage.call(DescribeParametersInput{})->parameters.empty());
        CHECK(stage.call(GetParametersByPathInput{.path = "/dev"})->parameters.empty());
        input.policies.reset();
        CHECK(stage.call(input)->version == 1);
        CHECK(stage.call(GetParameterHistoryInput{.name = "/dev/db"})->parameters.size() == 1);
    }
    SECTION("they stay with the next version until others, or none, are sent") {
        input.policies = expiring(in_an_hour);
        REQUIRE(stage.call(input));
        put(stage, "/dev/db", "two");
        CHECK(stage.call(DescribeParametersInput{})->parameters.front().policies.size() == 1);
        input.overwrite = true;
        input.policies = "[]";
        REQUIRE(stage.call(input));
        stage.advance(2h);
        CHECK(value_of(stage, "/dev/db") == "one");
    }
    SECTION("notifications are kept, and told to be carried out by nobody") {
        input.policies = R"([{"Type":"NoChangeNotification","Version":"1.0","Attributes":{"After":"20","Unit":"Days"}}])";
        REQUIRE(stage.call(input));
        const auto rules = stage.backlot().kernel().unexecuted_rules();
        REQUIRE(rules.size() == 1);
        CHECK(rules.front().rule == "policy/NoChangeNotification");
        CHECK(rules.front().resource == arn_of(stage, "/dev/db"));
    }
    SECTION("what is wrong is refused") {
        const auto code = [&](std::string policies) {
            input.policies = std::move(policies);
            return error_of(stage.call(input));
        };
        CHECK(code("{}") == "ValidationException");
        CHECK(code(R"([{"Type":"Other","Version":"1.0"}])") == "InvalidPolicyTypeException");
        CHECK(code(expiring("tomorrow")) == "InvalidPolicyAttributeException");
        CHECK(code(R"([{"Type":"ExpirationNotification","Version":"1.0","Attributes":{"Before":"1","Unit":"Days"}}])") == "IncompatiblePolicyException");
        input.tier = "Standard";
        CHECK(code(expiring(in_an_hour)) == "ValidationException");
    }
}

TEST_CASE("GetParameter", "[ssm]") {
    auto stage = empty_stage();
    put(stage, "/dev/db", "one");
    put(stage, "/dev/db", "two");
    LabelParameterVersionInput label{.name = "/dev/db", .parameter_version = 1};
    label.labels = {"old"};
    REQUIRE(stage.call(label));

    SECTION("the newest, a version or a label, by name or by ARN") {
        CHECK(value_of(stage, "/dev/db") == "two");
        CHECK(value_of(stage, "/dev/db:1") == "one");
        CHECK(value_of(stage, "/dev/db:old") == "one");
        CHECK(value_of(stage, arn_of(stage, "/dev/db")) == "two");
        CHECK(value_of(stage, arn_of(stage, "/dev/db") + ":old") == "one");
        CHECK(value_of(stage, "/dev/db:9") == "ParameterVersionNotFound");
        CHECK(value_of(stage, "/dev/db:new") == "ParameterVersionNotFound");
        CHECK(value_of(stage, "/dev/x") == "ParameterNotFound");
        put(stage, "plain", "three");
        put(stage, "/rooted", "four");
        CHECK(value_of(stage, arn_of(stage, "plain")) == "three");
        CHECK(value_of(stage, arn_of(stage, "/rooted")) == "four");
    }
    SECTION("has its ARN, version and selector") {
        const auto got = *stage.call(GetParameterInput{.name = "/dev/db:old"})->parameter;
        CHECK(got.arn == arn_of(stage, "/dev/db"));
        CHECK(got.version == 1);
        CHECK(got.selector == ":old");
        CHECK(got.data_type == "text");
    }
    SECTION("a policy refuses it, also by the parameter's tags") {
        const auto arn = arn_of(stage, "/dev/db");
        be_user_without(stage, "ssm:GetParameter");
        CHECK(value_of(stage, "/dev/db") == "AccessDeniedException");
        CHECK(is_refused(stage, "ssm:GetParameter", arn));
        auto other = empty_stage();
        PutParameterInput tagged{.name = "/dev/db", .value = "x", .type = "String"};
        tagged.tags.push_back({.key = "team", .value = "search"});
        REQUIRE(other.call(tagged));
        put(other, "/dev/untagged");
        be_user_with(other, R"({"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"ssm:GetParameter","Resource":"*","Condition":{"StringEquals":{"ssm:resourceTag/team":"search"}}}]})");
        CHECK(value_of(other, "/dev/db") == "x");
        CHECK(value_of(other, "/dev/untagged") == "AccessDeniedException");
    }
    SECTION("a parameter of another account is not for us") {
        CHECK(value_of(stage, "arn:aws:ssm:eu-west-2:999988887777:parameter/dev/db") == "AccessDeniedException");
    }
}

TEST_CASE("DeleteParameter", "[ssm]") {
    auto stage = empty_stage();
    put(stage, "/dev/db", "one");
    const DeleteParameterInput input{.name = "/dev/db"};

    SECTION("with all its versions; a new one begins at 1") {
        put(stage, "/dev/db", "two");
        REQUIRE(stage.call(input));
        CHECK(error_of(stage.call(input)) == "ParameterNotFound");
        CHECK(put(stage, "/dev/db") == 1);
        CHECK(stage.call(GetParameterHistoryInput{.name = "/dev/db"})->parameters.size() == 1);
    }
    SECTION("a policy refuses it") {
        const auto arn = arn_of(stage, "/dev/db");
        be_user_without(stage, "ssm:DeleteParameter");
        CHECK(error_of(stage.call(input)) == "AccessDeniedException");
        CHECK(is_refused(stage, "ssm:DeleteParameter", arn));
    }
}
