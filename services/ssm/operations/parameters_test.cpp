#include <catch2/catch.hpp>

#include "services/ssm/testing.h"

using namespace backlot;
using namespace backlot::ssm;
using namespace backlot::ssm::testing;
using namespace std::chrono_literals;

TEST_CASE("GetParameters and DeleteParameters", "[ssm]") {
    auto stage = empty_stage();
    put(stage, "/a", "1");
    put(stage, "/b", "2");

    SECTION("what is there, and the names of what is not") {
        GetParametersInput input;
        input.names = {"/b", "/no", "/a:1", "/a:7"};
        const auto done = stage.call(input);
        REQUIRE(done->parameters.size() == 2);
        CHECK(done->parameters[0].value == "2");
        CHECK(done->parameters[1].selector == ":1");
        CHECK(done->invalid_parameters == std::vector<std::string>{"/no", "/a:7"});
    }
    SECTION("deleting tells both") {
        DeleteParametersInput input;
        input.names = {"/a", "/no"};
        const auto done = stage.call(input);
        CHECK(done->deleted_parameters == std::vector<std::string>{"/a"});
        CHECK(done->invalid_parameters == std::vector<std::string>{"/no"});
        CHECK(value_of(stage, "/a") == "ParameterNotFound");
        CHECK(value_of(stage, "/b") == "2");
    }
    SECTION("one name that is refused refuses all") {
        const auto arn = arn_of(stage, "/b");
        be_user_with(stage, R"({"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"ssm:*","Resource":"*"},{"Effect":"Deny","Action":"ssm:*","Resource":")" + arn + R"("}]})");
        GetParametersInput get;
        get.names = {"/a", "/b"};
        CHECK(error_of(stage.call(get)) == "AccessDeniedException");
        CHECK(is_refused(stage, "ssm:GetParameters", arn));
        DeleteParametersInput gone;
        gone.names = {"/a", "/b"};
        CHECK(error_of(stage.call(gone)) == "AccessDeniedException");
        CHECK(is_refused(stage, "ssm:DeleteParameters", arn));
        CHECK(value_of(stage, "/a") == "1");
    }
}
