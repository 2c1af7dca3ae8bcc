#include <catch2/catch.hpp>

#include "services/ssm/testing.h"

using namespace backlot;
using namespace backlot::ssm;
using namespace backlot::ssm::testing;
using namespace std::chrono_literals;

TEST_CASE("GetParameterHistory", "[ssm]") {
    auto stage = empty_stage();
    for (const auto* value : {"one", "two", "three"}) put(stage, "/dev/db", value);
    GetParameterHistoryInput input{.name = "/dev/db"};

    SECTION("every version with its labels, the oldest first") {
        LabelParameterVersionInput label{.name = "/dev/db", .parameter_version = 2};
        label.labels = {"prod"};
        REQUIRE(stage.call(label));
        const auto done = stage.call(input);
        REQUIRE(done->parameters.size() == 3);
        CHECK(done->parameters[0].value == "one");
        CHECK(done->parameters[1].labels == std::vector<std::string>{"prod"});
        CHECK(done->parameters[2].version == 3);
        CHECK(done->parameters[2].last_modified_user == stage.caller().arn);
    }
    SECTION("page by page") {
        input.max_results = 2;
        input.next_token = stage.call(input)->next_token;
        REQUIRE(input.next_token);
        const auto rest = stage.call(input);
        CHECK(rest->parameters.size() == 1);
        CHECK_FALSE(rest->next_token);
        input.next_token = "%";
        CHECK(error_of(stage.call(input)) == "InvalidNextToken");
        input.name = "/no";
        CHECK(error_of(stage.call(input)) == "ParameterNotFound");
    }
    SECTION("a policy refuses it") {
        const auto arn = arn_of(stage, "/dev/db");
        be_user_without(stage, "ssm:GetParameterHistory");
        CHECK(error_of(stage.call(input)) == "AccessDeniedException");
        CHECK(is_refused(stage, "ssm:GetParameterHistory", arn));
    }
}
