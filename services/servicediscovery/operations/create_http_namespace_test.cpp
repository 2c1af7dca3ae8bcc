#include <catch2/catch.hpp>

#include "services/servicediscovery/testing.h"

using namespace backlot;
using namespace backlot::servicediscovery;
using servicediscovery::testing::error_of;

TEST_CASE("CreateHttpNamespace", "[servicediscovery]") {
    servicediscovery::testing::Set set;
    auto& stage = set.stage;

    SECTION("is there once, and its operation has succeeded") {
        const auto got = stage.call(GetNamespaceInput{.id = set.in});
        REQUIRE(got);
        CHECK(got->namespace_->type == "HTTP");
        CHECK(got->namespace_->properties->http_properties->http_name == "local");
        const auto again = stage.call(CreateHttpNamespaceInput{.name = "LOCAL"});
        CHECK(error_of(again) == "NamespaceAlreadyExists");
        CHECK(again.error().details.back().second == set.in);
    }
    SECTION("its name is printable, and no ARN") {
        CHECK(stage.call(CreateHttpNamespaceInput{.name = "a/b~c"}));
        CHECK(error_of(stage.call(CreateHttpNamespaceInput{.name = "a b"})) == "InvalidInput");
        CHECK(stage.call(CreateHttpNamespaceInput{.name = "arn:x"}).error().message ==
              "1 validation error detected: Value 'arn:x' at 'name' failed to satisfy constraint: Member must satisfy regular expression "
              "pattern: ^(?!arn:)[!-~]{1,1024}$");
    }
    SECTION("tags of AWS are refused") {
        CreateHttpNamespaceInput input{.name = "other"};
        input.tags.push_back({.key = "aws:x", .value = "v"});
        CHECK(error_of(stage.call(input)) == "InvalidInput");
    }
    SECTION("a policy refuses it") {
        const std::string resource = "*";
        set.be_user_without("servicediscovery:CreateHttpNamespace");
        CHECK(error_of(stage.call(CreateHttpNamespaceInput{.name = "x"})) == "AccessDeniedException");
        CHECK(set.is_refused("servicediscovery:CreateHttpNamespace", resource));
    }
}
