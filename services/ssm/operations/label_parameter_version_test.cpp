#include <catch2/catch.hpp>

#include "services/ssm/testing.h"

using namespace backlot;
using namespace backlot::ssm;
using namespace backlot::ssm::testing;
using namespace std::chrono_literals;

TEST_CASE("LabelParameterVersion", "[ssm]") {
    auto stage = empty_stage();
    put(stage, "/dev/db", "one");
    put(stage, "/dev/db", "two");
    LabelParameterVersionInput input{.name = "/dev/db"};
    input.labels = {"prod"};

    SECTION("the newest version where none is named; a label moves") {
        CHECK(stage.call(input)->parameter_version == 2);
        CHECK(value_of(stage, "/dev/db:prod") == "two");
        input.parameter_version = 1;
        REQUIRE(stage.call(input));
        CHECK(value_of(stage, "/dev/db:prod") == "one");
    }
    SECTION("labels that break the rules are told") {
        input.labels = {"1st", "aws-x", "SSMx", "a b", "fine.-_9"};
        const auto done = stage.call(input);
        CHECK(done->invalid_labels == std::vector<std::string>{"1st", "aws-x", "SSMx", "a b"});
        CHECK(value_of(stage, "/dev/db:fine.-_9") == "two");
    }
    SECTION("a version has ten") {
        input.labels = {"a", "b", "c", "d", "e", "f", "g", "h", "i", "j"};
        REQUIRE(stage.call(input));
        input.labels = {"k"};
        CHECK(error_of(stage.call(input)) == "ParameterVersionLabelLimitExceeded");
        CHECK(stage.call(input).error().message ==
              "A parameter version can have maximum 10 labels.Move one or more labels to another version and try again.");
        input.labels = {"a"};
        CHECK(stage.call(input));
    }
    SECTION("there must be one") {
        input.parameter_version = 9;
        CHECK(error_of(stage.call(input)) == "ParameterVersionNotFound");
        input.name = "/no";
        CHECK(error_of(stage.call(input)) == "ParameterNotFound");
    }
    SECTION("a policy refuses it") {
        const auto arn = arn_of(stage, "/dev/db");
        be_user_without(stage, "ssm:LabelParameterVersion");
        CHECK(error_of(stage.call(input)) == "AccessDeniedException");
        CHECK(is_refused(stage, "ssm:LabelParameterVersion", arn));
    }
}
