#include <catch2/catch.hpp>

#include "services/sts/testing.h"

using namespace backlot;
using namespace backlot::sts;
using namespace backlot::sts::testing;

TEST_CASE("GetAccessKeyInfo", "[sts]") {
    Desk desk;
    auto& stage = desk.stage;
    const auto account_of = [&](const std::string& key) {
        const auto done = stage.call(GetAccessKeyInfoInput{.access_key_id = key});
        return done ? done->account.value_or("") : done.error().code;
    };

    SECTION("the account of a long-term key, whoever asks and whatever the key's state") {
        const auto key = stage.backlot().keys("other")->access_key_id;
        CHECK(account_of(key) == desk.other);
        desk.as_root(desk.other, [&] {
            desk.expect("UpdateAccessKey", Json::object({{"AccessKeyId", key}, {"Status", "Inactive"}}));
        });
        CHECK(account_of(key) == desk.other);
    }
    SECTION("the account of a session's key") {
        desk.role("r", trusts_account(main_account), {}, desk.other);
        desk.user("ana", allows("sts:*"));
        const auto session = stage.call(desk.assuming("r", desk.other));
        CHECK(account_of(session->credentials->access_key_id) == desk.other);
    }
    SECTION("a key that nobody has is no key") { CHECK(account_of("AKIAIOSFODNN7EXAMPLE") == "ValidationError"); }
    SECTION("a policy refuses it") {
        desk.user("ana", denies("sts:GetAccessKeyInfo"));
        CHECK(account_of("AKIAIOSFODNN7EXAMPLE") == "AccessDenied");
        CHECK(desk.was_denied("sts:GetAccessKeyInfo"));
    }
}
