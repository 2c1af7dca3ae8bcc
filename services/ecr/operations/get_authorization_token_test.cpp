#include <catch2/catch.hpp>

#include "base/encoding.h"
#include "kernel/kernel.h"
#include "services/ecr/testing.h"
#include "services/ecr/token.h"

using namespace backlot;
using namespace backlot::ecr;
using namespace backlot::ecr::testing;

namespace {

std::string password_in(const std::string& token) { return from_base64(token)->substr(4); }

}  // namespace

TEST_CASE("GetAuthorizationToken", "[ecr]") {
    Registry registry;
    auto& stage = registry.stage;
    const auto keys = stage.backlot().keys("organisation");
    REQUIRE(keys);
    stage.as("key:" + keys->access_key_id);
    const auto got = stage.call(GetAuthorizationTokenInput{});
    REQUIRE(got);
    const auto& data = got->authorization_data[0];
    CHECK(data.proxy_endpoint == "https://" + registry.organisation + ".dkr.ecr.eu-west-2.amazonaws.com");
    const auto read = [&](const std::string& password) {
        const auto& kernel = stage.backlot().kernel().stage();
        return read_token(kernel.settings.master_key, *kernel.branch->snapshot(), kernel.clock->now(), password);
    };
    const auto password = password_in(*data.authorization_token);
    CHECK(read(password)->caller.arn == stage.caller().arn);
    CHECK(read(password)->region == "eu-west-2");
    auto forged = password;
    forged[3] = forged[3] == 'A' ? 'B' : 'A';
    CHECK(error_of(read(forged)) == "UNAUTHORIZED");
    CHECK(error_of(read("")) == "UNAUTHORIZED");
    CHECK(error_of(read(".")) == "UNAUTHORIZED");
    stage.advance(std::chrono::hours(12));
    CHECK(error_of(read(password)) == "DENIED");
    GetAuthorizationTokenInput named;
    named.registry_ids.push_back(registry.la);
    named.registry_ids.push_back(registry.organisation);
    CHECK(stage.call(named)->authorization_data.size() == 2);
    be_user_without(stage, "ecr:GetAuthorizationToken", "organisation");
    CHECK(error_of(stage.call(named)) == "AccessDeniedException");
}
