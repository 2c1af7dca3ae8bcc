#include <catch2/catch.hpp>

#include "services/ssm/testing.h"

using namespace backlot;
using namespace backlot::ssm;
using namespace backlot::ssm::testing;
using namespace std::chrono_literals;

TEST_CASE("DescribeParameters", "[ssm]") {
    auto stage = empty_stage();
    put(stage, "/dev/a");
    put(stage, "/dev/deep/b", "x,y", "StringList");
    PutParameterInput tagged{.name = "plain", .description = "of the team", .value = "v", .type = "String", .tier = "Advanced"};
    tagged.tags.push_back({.key = "team", .value = "search"});
    REQUIRE(stage.call(tagged));
    const auto names = [&](std::vector<ParameterStringFilter> filters) {
        DescribeParametersInput input;
        for (auto& filter : filters) input.parameter_filters.push_back(std::move(filter));
        const auto done = stage.call(input);
        if (!done) return done.error().code;
        std::string text;
        for (const auto& one : done->parameters) text += *one.name + " ";
        return text;
    };

    SECTION("all, without their values") {
        CHECK(names({}) == "/dev/a /dev/deep/b plain ");
        const auto last = stage.call(DescribeParametersInput{})->parameters.back();
        CHECK(last.description == "of the team");
        CHECK(last.tier == "Advanced");
        CHECK(last.arn == arn_of(stage, "plain"));
    }
    SECTION("by filters, all of which must hold") {
        CHECK(names({{.key = "Type", .values = {"StringList"}}}) == "/dev/deep/b ");
        CHECK(names({{.key = "Tier", .values = {"Advanced"}}}) == "plain ");
        CHECK(names({{.key = "tag:team", .values = {"search"}}}) == "plain ");
        CHECK(names({{.key = "Name", .option = "Contains", .values = {"de"}}}) == "/dev/a /dev/deep/b ");
        CHECK(names({{.key = "Name", .option = "BeginsWith", .values = {"dev/d"}}}) == "/dev/deep/b ");
        CHECK(names({{.key = "Path", .values = {"/dev"}}}) == "/dev/a ");
        CHECK(names({{.key = "Path", .option = "Recursive", .values = {"/dev"}}}) == "/dev/a /dev/deep/b ");
        CHECK(names({{.key = "Path", .option = "Recursive", .values = {"/dev"}}, {.key = "Type", .values = {"String"}}}) == "/dev/a ");
    }
    SECTION("what is no filter is refused") {
        CHECK(names({{.key = "Label", .values = {"x"}}}) == "InvalidFilterKey");
        CHECK(names({{.key = "Type", .values = {"String"}}, {.key = "Type", .values = {"String"}}}) == "InvalidFilterKey");
        CHECK(names({{.key = "Type", .option = "Contains", .values = {"a"}}}) == "InvalidFilterOption");
        CHECK(names({{.key = "Type"}}) == "InvalidFilterValue");
        DescribeParametersInput both;
        both.parameter_filters.push_back({.key = "Type", .values = {"String"}});
        both.filters.push_back({.key = "Name", .values = {"/dev"}});
        CHECK(error_of(stage.call(both)) == "ValidationException");
        both.parameter_filters = {};
        CHECK(stage.call(both)->parameters.size() == 2);
    }
    SECTION("and told in AWS's words") {
        const auto refusal = [&](ParameterStringFilter filter) {
            DescribeParametersInput input;
            input.parameter_filters.push_back(std::move(filter));
            const auto error = stage.call(input).error();
            return error.code + ": " + error.message;
        };
        CHECK(refusal({.key = "Label"}) == "InvalidFilterKey: The following filter key is not valid: Label. Valid filter keys include: [Path, Name, Type, KeyId, Tier].");
        CHECK(refusal({.key = "Path", .option = "Equals", .values = {"/a"}}) ==
              "InvalidFilterOption: The following filter option is not valid: Equals. Valid options include: [Recursive, OneLevel].");
        CHECK(refusal({.key = "Name", .option = "Ends", .values = {"a"}}) ==
              "InvalidFilterOption: The following filter option is not valid: Ends. Valid options include: [BeginsWith, Equals].");
        CHECK(refusal({.key = "Tier", .values = {"x"}}) ==
              "InvalidFilterValue: The following filter value is not valid: x. Valid values include: [Standard, Advanced, Intelligent-Tiering].");
        CHECK(refusal({.key = "Type", .values = {"x"}}) ==
              "InvalidFilterValue: The following filter value is not valid: x. Valid values include: [String, StringList, SecureString].");
        CHECK(refusal({.key = "Path", .values = {"/a", "/AWS"}}).starts_with("ValidationException: Filters for common parameters can't be prefixed"));
        for (const auto* path : {"a", "/###", "/a//b"}) {
            CHECK(refusal({.key = "Path", .values = {path}}).starts_with("ValidationException: The parameter doesn't meet the parameter name requirements."));
        }
    }
    SECTION("page by page") {
        DescribeParametersInput input{.max_results = 2};
        input.next_token = stage.call(input)->next_token;
        REQUIRE(input.next_token);
        CHECK(stage.call(input)->parameters.size() == 1);
    }
    SECTION("a policy refuses it") {
        const auto everything = "arn:aws:ssm:eu-west-2:" + stage.caller().account + ":*";
        be_user_without(stage, "ssm:DescribeParameters");
        CHECK(names({}) == "AccessDeniedException");
        CHECK(is_refused(stage, "ssm:DescribeParameters", everything));
    }
}
