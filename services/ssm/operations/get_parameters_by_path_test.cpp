#include <catch2/catch.hpp>

#include "services/ssm/testing.h"

using namespace backlot;
using namespace backlot::ssm;
using namespace backlot::ssm::testing;
using namespace std::chrono_literals;

TEST_CASE("GetParametersByPath", "[ssm]") {
    auto stage = empty_stage();
    for (const auto* name : {"/dev/a", "/dev/b", "/dev/deep/c", "/developer", "plain"}) put(stage, name, name);
    const auto names = [&](const GetParametersByPathInput& input) {
        const auto done = stage.call(input);
        if (!done) return done.error().code;
        std::string text;
        for (const auto& one : done->parameters) text += *one.name + " ";
        return text;
    };

    SECTION("right below the path, or anywhere below it") {
        CHECK(names({.path = "/dev"}) == "/dev/a /dev/b ");
        CHECK(names({.path = "/dev/"}) == "/dev/a /dev/b ");
        CHECK(names({.path = "/dev", .recursive = true}) == "/dev/a /dev/b /dev/deep/c ");
        CHECK(names({.path = "/"}) == "/developer plain ");
        CHECK(names({.path = "/no"}).empty());
        CHECK(names({.path = "dev"}) == "ValidationException");
        CHECK(names({.path = "/dev/#"}) == "ValidationException");
    }
    SECTION("page by page") {
        GetParametersByPathInput input{.path = "/dev", .max_results = 1};
        input.next_token = stage.call(input)->next_token;
        REQUIRE(input.next_token);
        CHECK(names(input) == "/dev/b ");
    }
    SECTION("by type, or by a label, whose version is given") {
        put(stage, "/dev/a", "newer");
        LabelParameterVersionInput label{.name = "/dev/a", .parameter_version = 1};
        label.labels = {"prod"};
        REQUIRE(stage.call(label));
        GetParametersByPathInput input{.path = "/dev"};
        input.parameter_filters.push_back({.key = "Label", .values = {"prod"}});
        const auto done = stage.call(input);
        REQUIRE(done->parameters.size() == 1);
        CHECK(done->parameters.front().version == 1);
        input.parameter_filters = {{.key = "Type", .values = {"StringList"}}};
        CHECK(names(input).empty());
        input.parameter_filters = {{.key = "Tier", .values = {"Standard"}}};
        CHECK(names(input) == "InvalidFilterKey");
        input.parameter_filters = {{.key = "Label", .option = "BeginsWith", .values = {"p"}}};
        CHECK(names(input) == "InvalidFilterOption");
    }
    SECTION("a policy refuses it, about the path and by ssm:Recursive") {
        const auto arn = arn_of(stage, "/dev");
        be_user_with(stage, R"({"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"ssm:*","Resource":"*"},{"Effect":"Deny","Action":"ssm:*","Resource":"*","Condition":{"StringEquals":{"ssm:Recursive":"true"}}}]})");
        CHECK(names({.path = "/dev"}) == "/dev/a /dev/b ");
        CHECK(names({.path = "/dev", .recursive = true}) == "AccessDeniedException");
        CHECK(is_refused(stage, "ssm:GetParametersByPath", arn));
    }
}
