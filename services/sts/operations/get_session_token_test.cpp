#include <catch2/catch.hpp>

#include "identity/totp.h"
#include "services/sts/testing.h"

using namespace backlot;
using namespace backlot::sts;
using namespace backlot::sts::testing;

namespace {

// Gives ana a device; returns its serial number and seed.
identity::MfaDevice make_device(Desk& desk) {
    const auto made = desk.by_name("iam", "CreateVirtualMFADevice", Json::object({{"VirtualMFADeviceName", "ana"}}));
    BACKLOT_ASSERT(!made.error);
    const auto serial = (*made.output)["VirtualMFADevice"]["SerialNumber"].as_string();
    auto device = store::find(*desk.stage.backlot().branch()->snapshot(), identity::mfa_devices, main_account, serial);
    BACKLOT_ASSERT(device.has_value());
    const auto step = identity::totp_step(desk.stage.backlot().now());
    desk.expect("EnableMFADevice", Json::object({{"UserName", "ana"},
                                                 {"SerialNumber", serial},
                                                 {"AuthenticationCode1", identity::totp_code(device->seed, step - 1)},
                                                 {"AuthenticationCode2", identity::totp_code(device->seed, step)}}));
    desk.stage.advance(60s);
    return *device;
}

}  // namespace

TEST_CASE("GetSessionToken", "[sts]") {
    Desk desk;
    auto& stage = desk.stage;

    SECTION("temporary credentials of the user, for twelve hours, without any permission") {
        desk.user("bob");
        const auto done = stage.call(GetSessionTokenInput{});
        REQUIRE(done);
        desk.be(*done->credentials);
        CHECK(stage.call(GetCallerIdentityInput{})->arn == user_arn("bob"));
        stage.advance(12h - 1s);
        CHECK(stage.backlot().principal("key:" + done->credentials->access_key_id));
        stage.advance(1s);
        CHECK(error_of(stage.backlot().principal("key:" + done->credentials->access_key_id)) == "ExpiredToken");
    }
    SECTION("without MFA they open no IAM, and of STS only AssumeRole and GetCallerIdentity") {
        desk.role("r", trusts_account(main_account));
        desk.user("ana", allows("*"));
        desk.be(*stage.call(GetSessionTokenInput{})->credentials);
        CHECK(desk.outcome("s3", "ListBuckets").empty());
        CHECK(desk.outcome("iam", "ListUsers") == "InvalidClientTokenId");
        CHECK(error_of(stage.call(GetSessionTokenInput{})) == "AccessDenied");
        CHECK(error_of(stage.call(GetFederationTokenInput{.name = "fred"})) == "AccessDenied");
        CHECK(error_of(stage.call(GetAccessKeyInfoInput{.access_key_id = "AKIAIOSFODNN7EXAMPLE"})) == "AccessDenied");
        CHECK(stage.call(desk.assuming("r")));
    }
    SECTION("with MFA they open IAM, and satisfy who asks for MFA") {
        desk.user("ana", allows("*"));
        const auto device = make_device(desk);
        desk.role("r", trusts_account(main_account, R"("sts:AssumeRole")", R"({"Bool":{"aws:MultiFactorAuthPresent":"true"}})"));
        GetSessionTokenInput input{.serial_number = device.serial};
        CHECK(error_of(stage.call(input)) == "ValidationError");
        const auto code = identity::totp_code(device.seed, identity::totp_step(stage.backlot().now()));
        input.token_code = code == "000000" ? "000001" : "000000";
        CHECK(error_of(stage.call(input)) == "AccessDenied");
        input.token_code = code;
        const auto done = stage.call(input);
        REQUIRE(done);
        CHECK(error_of(stage.call(input)) == "AccessDenied");  // a code opens once
        desk.be(*done->credentials);
        CHECK(desk.outcome("iam", "ListUsers").empty());
        CHECK(stage.call(desk.assuming("r")));
    }
    SECTION("the device must be the caller's") {
        desk.user("ana", allows("*"));
        const auto device = make_device(desk);
        desk.user("bob", allows("*"));
        const auto code = identity::totp_code(device.seed, identity::totp_step(stage.backlot().now()));
        CHECK(error_of(stage.call(GetSessionTokenInput{.serial_number = device.serial, .token_code = code})) == "AccessDenied");
    }
    SECTION("root's last an hour, whatever is asked") {
        const auto done = stage.call(GetSessionTokenInput{.duration_seconds = 36'000});
        REQUIRE(done);
        stage.advance(1h);
        CHECK_FALSE(stage.backlot().principal("key:" + done->credentials->access_key_id));
    }
    SECTION("a role's session gets none") {
        desk.role("r", trusts_account(main_account), allows("*"));
        desk.user("ana", allows("*"));
        (void)desk.become(desk.assuming("r"));
        const auto done = stage.call(GetSessionTokenInput{});
        CHECK(error_of(done) == "AccessDenied");
        CHECK(done.error().message == "Cannot call GetSessionToken with session credentials");
    }
    SECTION("they end with their user") {
        desk.user("bob");
        const auto key = stage.call(GetSessionTokenInput{})->credentials->access_key_id;
        desk.as_root(main_account, [&] { desk.expect("DeleteUser", Json::object({{"UserName", "bob"}})); });
        CHECK_FALSE(stage.backlot().principal("key:" + key));
    }
    SECTION("and a user made again under the name does not inherit them") {
        desk.user("bob");
        const auto key = stage.call(GetSessionTokenInput{})->credentials->access_key_id;
        desk.as_root(main_account, [&] { desk.expect("DeleteUser", Json::object({{"UserName", "bob"}})); });
        desk.user("bob");
        CHECK(error_of(stage.backlot().principal("key:" + key)) == "InvalidClientTokenId");
    }
    SECTION("no policy withholds it") {  // Source: IAM User Guide, "Permissions for GetSessionToken".
        desk.user("ana", denies("sts:GetSessionToken"));
        CHECK(stage.call(GetSessionTokenInput{}));
    }
}
