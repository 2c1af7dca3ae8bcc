#include <catch2/catch.hpp>

#include "services/iam/testing.h"

using namespace backlot;
using namespace backlot::iam;
using namespace backlot::iam::testing;

TEST_CASE("GetCredentialReport", "[iam]") {
    Stage stage;

    SECTION("there is none before one is made, and none after four hours") {
        CHECK(error_of(stage.call(GetCredentialReportInput{})) == "ReportNotPresent");
        done(stage, GenerateCredentialReportInput{});
        CHECK(done(stage, GetCredentialReportInput{}).report_format == "text/csv");
        stage.advance(std::chrono::hours{4});
        CHECK(error_of(stage.call(GetCredentialReportInput{})) == "ReportExpired");
    }
    SECTION("a line for root and one for each user: when passwords and keys were made, changed, used and must change") {
        done(stage, UpdateAccountPasswordPolicyInput{.max_password_age = 90});
        make_user(stage, "ana");
        done(stage, CreateLoginProfileInput{.user_name = "ana", .password = "Correct-Horse-7"});
        done(stage, CreateAccessKeyInput{.user_name = "ana"});
        stage.advance(std::chrono::hours{24});
        done(stage, UpdateLoginProfileInput{.user_name = "ana", .password = "Battery-Staple-8"});
        CHECK(done(stage, GetLoginProfileInput{.user_name = "ana"}).login_profile.create_date == clock::Time{std::chrono::sys_days{std::chrono::year{2026} / 1 / 1}});
        done(stage, GenerateCredentialReportInput{});
        const auto report = done(stage, GetCredentialReportInput{}).content->bytes;
        CHECK(report.starts_with("user,arn,user_creation_time,password_enabled,password_last_used,password_last_changed,password_next_rotation,mfa_active,"));
        CHECK(report.find("\n<root_account>," + arn("root") + ",") != std::string::npos);
        CHECK(report.find("\nana," + arn("user/ana") +
                          ",2026-01-01T00:00:00+00:00,true,no_information,2026-01-02T00:00:00+00:00,2026-04-02T00:00:00+00:00,false,"
                          "true,2026-01-01T00:00:00+00:00,N/A,N/A,N/A,false,N/A,N/A,N/A,N/A,false,N/A,false,N/A") != std::string::npos);
    }
    SECTION("is refused by a policy") { CHECK(refused_on(stage, GetCredentialReportInput{}) == "*"); }
}
