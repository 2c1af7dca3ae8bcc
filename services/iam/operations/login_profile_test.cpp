#include <catch2/catch.hpp>

#include "services/iam/testing.h"

using namespace backlot;
using namespace backlot::iam;
using namespace backlot::iam::testing;

TEST_CASE("GetLoginProfile and DeleteLoginProfile", "[iam]") {
    Stage stage;
    make_user(stage, "ana");
    done(stage, CreateLoginProfileInput{.user_name = "ana", .password = "Correct-Horse-7"});
    const GetLoginProfileInput get{.user_name = "ana"};
    const DeleteLoginProfileInput gone{.user_name = "ana"};

    SECTION("a profile is shown until it is deleted") {
        CHECK(done(stage, get).login_profile.create_date == clock::Time{std::chrono::sys_days{std::chrono::year{2026} / 1 / 1}});
        CHECK(done(stage, get).login_profile.password_reset_required == false);
        done(stage, gone);
        CHECK(error_of(stage.call(get)) == "NoSuchEntity");
        CHECK(message_of(stage.call(gone)) == "Login Profile for User ana cannot be found.");
        CHECK(stage.call(CreateLoginProfileInput{.user_name = "ana", .password = "Correct-Horse-7"}));
    }
    SECTION("without a name, the caller's own") {
        be_user(stage, "ana");
        CHECK(done(stage, GetLoginProfileInput{}).login_profile.user_name == "ana");
    }
    SECTION("of a user that exists, if no policy refuses it") {
        CHECK(error_of(stage.call(GetLoginProfileInput{.user_name = "bob"})) == "NoSuchEntity");
        CHECK(refused_on(stage, get) == "user/ana");
        CHECK(refused_on(stage, gone) == "user/ana");
    }
}
