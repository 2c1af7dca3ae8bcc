#include <catch2/catch.hpp>

#include "services/ssm/testing.h"

using namespace backlot;
using namespace backlot::ssm;
using namespace backlot::ssm::testing;
using namespace std::chrono_literals;

TEST_CASE("UnlabelParameterVersion", "[ssm]") {
    auto stage = empty_stage();
    put(stage, "/dev/db", "one");
    LabelParameterVersionInput label{.name = "/dev/db"};
    label.labels = {"prod", "keep"};
    REQUIRE(stage.call(label));
    UnlabelParameterVersionInput input{.name = "/dev/db", .parameter_version = 1};
    input.labels = {"prod", "no"};

    SECTION("takes off what is there, and tells what is not") {
        const auto done = stage.call(input);
        CHECK(done->removed_labels == std::vector<std::string>{"prod"});
        CHECK(done->invalid_labels == std::vector<std::string>{"no"});
        CHECK(value_of(stage, "/dev/db:prod") == "ParameterVersionNotFound");
        CHECK(value_of(stage, "/dev/db:keep") == "one");
        input.parameter_version = 2;
        CHECK(error_of(stage.call(input)) == "ParameterVersionNotFound");
    }
    SECTION("a policy refuses it") {
        const auto arn = arn_of(stage, "/dev/db");
        be_user_without(stage, "ssm:UnlabelParameterVersion");
        CHECK(error_of(stage.call(input)) == "AccessDeniedException");
        CHECK(is_refused(stage, "ssm:UnlabelParameterVersion", arn));
    }
}
