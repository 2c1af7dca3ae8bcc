#include <catch2/catch.hpp>

#include "services/iam/testing.h"

using namespace backlot;
using namespace backlot::iam;
using namespace backlot::iam::testing;

TEST_CASE("GenerateCredentialReport", "[iam]") {
    Stage stage;
    const auto generate = [&] { return *done(stage, GenerateCredentialReportInput{}).state; };

    SECTION("makes one and keeps it for four hours") {
        CHECK(generate() == "STARTED");
        CHECK(generate() == "COMPLETE");
        make_user(stage, "ana");
        stage.advance(std::chrono::hours{4} - std::chrono::seconds{1});
        CHECK(generate() == "COMPLETE");
        CHECK(done(stage, GetCredentialReportInput{}).content->bytes.find("\nana,") == std::string::npos);
        stage.advance(std::chrono::seconds{1});
        CHECK(generate() == "STARTED");
        CHECK(done(stage, GetCredentialReportInput{}).content->bytes.find("\nana,") != std::string::npos);
    }
    SECTION("is refused by a policy") { CHECK(refused_on(stage, GenerateCredentialReportInput{}) == "*"); }
}
