#include <catch2/catch.hpp>

#include "services/sts/testing.h"
#include "services/sts/web_identity_testing.h"

using namespace backlot;
using namespace backlot::sts;
using namespace backlot::sts::testing;

namespace {

constexpr auto provider = "oidc-provider/ci.example/org";

void know_provider(Desk& desk) {
    const auto done = desk.stage.backlot().branch()->write([&](store::WriteSet& writes) -> Result<> {
        const identity::OidcProvider row{
            .url = "ci.example/org", .client_ids = {"sts.amazonaws.com"}, .jwks = std::string(provider_keys)};
        store::put(writes, identity::oidc_providers, row, main_account, row.url);
        return {};
    });
    BACKLOT_ASSERT(done.has_value());
}

std::string trusts_provider(const std::string& actions = R"("sts:AssumeRoleWithWebIdentity")", const std::string& condition = "{}") {
    return statement(R"("Principal":{"Federated":"arn:aws:iam::)" + main_account + ":" + provider + R"("},"Action":)" + actions +
                     R"(,"Condition":)" + condition);
}

}  // namespace

TEST_CASE("AssumeRoleWithWebIdentity", "[sts]") {
    Desk desk;
    auto& stage = desk.stage;
    know_provider(desk);
    desk.role("r", trusts_provider(), allows("iam:*"));
    stage.as("anonymous");
    AssumeRoleWithWebIdentityInput input{
        .role_arn = role_arn("r"), .role_session_name = "build", .web_identity_token = std::string(token)};
    const auto with = [&](std::string_view other) {
        auto changed = input;
        changed.web_identity_token = other;
        return stage.call(changed);
    };

    SECTION("a session of the role, for whoever holds the token, without a signature") {
        const auto done = stage.call(input);
        REQUIRE(done);
        CHECK(done->subject_from_web_identity_token == "repo:web:main");
        CHECK(done->audience == "sts.amazonaws.com");
        CHECK(done->provider == "arn:aws:iam::" + main_account + ":" + provider);
        CHECK(done->assumed_role_user->arn == "arn:aws:sts::" + main_account + ":assumed-role/r/build");
        desk.be(*done->credentials);
        CHECK(desk.outcome("iam", "ListUsers").empty());
    }
    SECTION("a token signed with an elliptic curve is as good") { CHECK(with(token_elliptic)); }
    SECTION("a token that is not signed, or by another, is not") {
        CHECK(error_of(with(token_unsigned)) == "InvalidIdentityToken");
        CHECK(error_of(with("garden")) == "InvalidIdentityToken");
        auto forged = std::string(token);
        forged[forged.size() / 2] = forged[forged.size() / 2] == 'A' ? 'B' : 'A';
        CHECK(error_of(with(forged)) == "InvalidIdentityToken");
    }
    SECTION("it must be meant for us, and end") {
        CHECK(error_of(with(token_of_another_audience)) == "InvalidIdentityToken");
        CHECK(error_of(with(token_without_end)) == "InvalidIdentityToken");
    }
    SECTION("azp stands for the audience where it is given") {
        const auto done = with(token_with_party);
        REQUIRE(done);
        CHECK(done->audience == "sts.amazonaws.com");
    }
    SECTION("after its end it is worth nothing") {
        stage.advance(1h);
        CHECK(error_of(stage.call(input)) == "ExpiredTokenException");
    }
    SECTION("the role's account must know the provider") {
        stage.as("main");
        desk.role("elsewhere", trusts_provider(), {}, desk.other);
        stage.as("anonymous");
        input.role_arn = role_arn("elsewhere", desk.other);
        CHECK(error_of(stage.call(input)) == "InvalidIdentityToken");
    }
    SECTION("the trust policy decides, by what the token says") {
        const auto asks = [](const std::string& subject) {
            return trusts_provider(R"("sts:AssumeRoleWithWebIdentity")",
                                   R"({"StringEquals":{"ci.example/org:sub":")" + subject + R"(","ci.example/org:aud":"sts.amazonaws.com"}})");
        };
        desk.role("ours", asks("repo:web:main"));
        desk.role("theirs", asks("repo:other:main"));
        desk.role("closed", trusts_account(main_account));
        input.role_arn = role_arn("ours");
        CHECK(stage.call(input));
        for (const auto* name : {"theirs", "closed", "nobody"}) {
            input.role_arn = role_arn(name);
            const auto done = stage.call(input);
            CHECK(error_of(done) == "AccessDenied");
            CHECK(done.error().message == "Not authorized to perform sts:AssumeRoleWithWebIdentity");
        }
    }
    SECTION("tags and source identity in the token ask for their actions") {
        input.web_identity_token = token_with_tags;
        CHECK(error_of(stage.call(input)) == "AccessDenied");
        desk.role("tagged", trusts_provider(R"(["sts:AssumeRoleWithWebIdentity","sts:TagSession"])"));
        input.role_arn = role_arn("tagged");
        CHECK(error_of(stage.call(input)) == "AccessDenied");
        desk.role("full", trusts_provider(R"(["sts:AssumeRoleWithWebIdentity","sts:TagSession","sts:SetSourceIdentity"])"));
        input.role_arn = role_arn("full");
        const auto done = stage.call(input);
        REQUIRE(done);
        CHECK(done->source_identity == "builder");
        desk.be(*done->credentials);
        CHECK(stage.caller().session->tags == identity::Tags{{"team", "web"}});
        CHECK(stage.caller().session->transitive_keys == std::vector<std::string>{"team"});
    }
    SECTION("it lasts as long as the role allows, and a session policy narrows it") {
        input.duration_seconds = 3'601;
        CHECK(error_of(stage.call(input)) == "ValidationError");
        input.duration_seconds = 900;
        input.policy = allows("iam:ListUsers");
        const auto done = stage.call(input);
        REQUIRE(done);
        desk.be(*done->credentials);
        CHECK(desk.outcome("iam", "ListUsers").empty());
        CHECK(desk.outcome("iam", "ListRoles") == "AccessDenied");
        stage.advance(900s);
        CHECK_FALSE(stage.backlot().principal("key:" + done->credentials->access_key_id));
    }
    SECTION("an OAuth 2.0 access token is not taken") {
        input.provider_id = "www.amazon.com";
        CHECK(error_of(stage.call(input)) == "NotImplemented");
    }
}
