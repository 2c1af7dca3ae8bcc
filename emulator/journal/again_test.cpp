#include "journal/again.h"

#include <catch2/catch.hpp>

using namespace backlot;
using namespace backlot::journal;

namespace {

constexpr std::string_view reads = R"({"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:GetObject","Resource":"*"}]})";
constexpr std::string_view keeps_out = R"({"Version":"2012-10-17","Statement":[{"Sid":"Open","Effect":"Allow","Action":"*","Resource":"*"},
    {"Sid":"OnlyHere","Effect":"Deny","Action":"s3:*","Resource":"*","Condition":{"StringNotEquals":{"aws:SourceIp":"10.0.0.1"}}}]})";

// A user's GetObject from that address, under a guardrail.
Check check_from(std::string_view address) {
    Check check{.action = "s3:GetObject", .resource = "arn:aws:s3:::b/k", .outcome = "allow", .layer = "identity-policy",
                .policy = "user/a/inline/reads", .statement = "0"};
    check.documents = {{"caller", "manifest"}};
    check.question = R"({"principal":{"kind":"user","arn":"arn:aws:iam::111122223333:user/a","account":"111122223333"},)"
                     R"("action":"s3:GetObject","resource":"arn:aws:s3:::b/k","owner":"111122223333",)"
                     R"("context":{"aws:SourceIp":[")" + std::string(address) + R"("]},"multi":[]})";
    return check;
}

std::unique_ptr<Journal> journal_with(std::string_view manifest) {
    auto journal = Journal::open({}).value();
    journal->add_document("reads", reads);
    journal->add_document("keeps-out", keeps_out);
    journal->add_document("manifest", manifest);
    return journal;
}

constexpr std::string_view both =
    R"({"service-control-policy":[[{"id":"arn:aws:organizations::1:policy/o-1/service_control_policy/p-1","name":"keep-out","hash":"keeps-out"}]],)"
    R"("identity-policy":[{"id":"user/a/inline/reads","hash":"reads"}]})";

}  // namespace

TEST_CASE("A decision made again", "[journal]") {
    SECTION("is the same by the same documents and keys, with every layer") {
        const auto journal = journal_with(both);
        const auto again = decide_again(*journal, check_from("10.0.0.1"));
        REQUIRE(again);
        CHECK(again->is_same);
        CHECK(again->message.empty());
        CHECK(again->decision.layers.size() >= 2);
        REQUIRE(again->decision.keys.size() == 1);
        CHECK(again->decision.keys[0] == policy::KeyRead{"aws:SourceIp", {"10.0.0.1"}});
    }
    SECTION("differs where the entry says otherwise, and names what decides now") {
        const auto journal = journal_with(both);
        const auto again = decide_again(*journal, check_from("203.0.113.9"));
        REQUIRE(again);
        CHECK_FALSE(again->is_same);
        CHECK(again->decision.outcome == policy::Outcome::explicit_deny);
        const auto* policy = again->find(again->decision.policy);
        REQUIRE(policy);
        CHECK(policy->name == "keep-out");
        CHECK(policy->layer == "service-control-policy");
        CHECK(statement_text(policy->text, again->decision.statement).starts_with(R"({"Sid":"OnlyHere")"));
        CHECK(again->message.find("with an explicit deny in a service control policy") != std::string::npos);
    }
    SECTION("cannot be had of a check that asked no policy, nor without a document") {
        const auto journal = journal_with(R"({"identity-policy":[{"id":"x","hash":"dropped"}]})");
        CHECK(decide_again(*journal, check_from("10.0.0.1")).error().code == "DocumentGone");
        CHECK(decide_again(*journal, Check{.action = "iam:ListUsers", .because = "barred"}).error().code == "NothingRecorded");
    }
}

TEST_CASE("The text of a statement", "[journal]") {
    CHECK(statement_text(keeps_out, "Open").starts_with(R"({"Sid":"Open")"));
    CHECK(statement_text(reads, "0").starts_with(R"({"Effect":"Allow")"));
    CHECK(statement_text(reads, "1").empty());
    CHECK(statement_text(reads, "").empty());
    CHECK(statement_text("no JSON", "0").empty());
}
