#include <catch2/catch.hpp>

#include "services/organizations/testing.h"

using namespace backlot::organizations;
using namespace backlot::organizations::testing;

TEST_CASE("AcceptHandshake", "[organizations]") {
    Company company;
    auto& stage = company.stage;
    const auto invite = [&](const std::string& account) {
        return must(stage.call(InviteAccountToOrganizationInput{.target = {.id = account, .type = "ACCOUNT"},
                                                                .tags = {{.key = "team", .value = "guests"}}}))
            .handshake->id.value();
    };

    SECTION("the invited account joins below the root, with the tags of the invitation") {
        const auto id = invite(company.loner);
        stage.as("loner");
        CHECK(must(stage.call(AcceptHandshakeInput{.handshake_id = id})).handshake->state == "ACCEPTED");
        CHECK(must(stage.call(DescribeOrganizationInput{})).organization->id == company.organization);
        stage.as("main");
        const auto account = must(stage.call(DescribeAccountInput{.account_id = company.loner})).account;
        CHECK(account->joined_method == "INVITED");
        const auto tags = must(stage.call(ListTagsForResourceInput{.resource_id = company.loner})).tags;
        REQUIRE(tags.size() == 1);
        CHECK(tags.front().value == "guests");
    }
    SECTION("the organization's guardrails bind it at once") {
        company.attach(company.make_policy("no-buckets", std::string(deny_buckets)), company.root);
        const auto id = invite(company.loner);
        stage.as("loner");
        REQUIRE(company.other("s3", "ListBuckets", backlot::Json::object()).empty());
        REQUIRE(stage.call(AcceptHandshakeInput{.handshake_id = id}));
        CHECK(company.other("s3", "ListBuckets", backlot::Json::object()) == "AccessDenied");
    }
    SECTION("a member of another organization leaves it, its management account cannot") {
        stage.as("loner");
        REQUIRE(stage.call(CreateOrganizationInput{}));
        const auto guest = company.make_account("guest");
        stage.advance(5 * 24h);
        stage.as("main");
        const auto for_guest = invite(guest);
        const auto for_loner = invite(company.loner);
        stage.as("loner");
        CHECK(error_of(stage.call(AcceptHandshakeInput{.handshake_id = for_loner})) == "MasterCannotLeaveOrganizationException");
        stage.as("guest");
        REQUIRE(stage.call(AcceptHandshakeInput{.handshake_id = for_guest}));
        CHECK(must(stage.call(DescribeOrganizationInput{})).organization->id == company.organization);
        stage.as("loner");
        CHECK(must(stage.call(ListAccountsInput{})).accounts.size() == 1);
    }
    SECTION("a guardrail against leaving holds it back") {
        stage.as("loner");
        REQUIRE(stage.call(CreateOrganizationInput{}));
        const auto guest = company.make_account("guest");
        const auto stay = company.make_policy(
            "stay", R"({"Version":"2012-10-17","Statement":[{"Effect":"Deny","Action":"organizations:LeaveOrganization","Resource":"*"}]})");
        company.attach(stay, guest);
        stage.advance(5 * 24h);
        stage.as("main");
        const auto id = invite(guest);
        stage.as("guest");
        CHECK(error_of(stage.call(AcceptHandshakeInput{.handshake_id = id})) == "AccessDeniedException");
    }
    SECTION("only whom it was sent to may, once, and in time") {
        const auto id = invite(company.loner);
        const AcceptHandshakeInput accept{.handshake_id = id};
        CHECK(error_of(stage.call(accept)) == "AccessDeniedException");
        stage.as("dev");
        CHECK(error_of(stage.call(accept)) == "AccessDeniedException");
        CHECK(error_of(stage.call(AcceptHandshakeInput{.handshake_id = "h-12345678"})) == "HandshakeNotFoundException");
        stage.as("loner");
        REQUIRE(stage.call(accept));
        CHECK(error_of(stage.call(accept)) == "HandshakeAlreadyInStateException");
    }
    SECTION("an expired one is past accepting") {
        const auto id = invite(company.loner);
        stage.advance(15 * 24h);
        stage.as("loner");
        CHECK(error_of(stage.call(AcceptHandshakeInput{.handshake_id = id})) == "InvalidHandshakeTransitionException");
    }
    SECTION("a policy of the invited account refuses it") {
        const auto id = invite(company.loner);
        company.be_user_of("loner", R"({"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:*","Resource":"*"}]})");
        CHECK(error_of(stage.call(AcceptHandshakeInput{.handshake_id = id})) == "AccessDeniedException");
    }
}
