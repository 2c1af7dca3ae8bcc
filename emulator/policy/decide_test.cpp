#include "policy/decide.h"

#include <algorithm>
#include <catch2/catch.hpp>

#include "policy/evaluate.h"
#include "policy/message.h"

using namespace backlot::policy;

namespace {

Attached attached(std::string_view json, std::string id) {
    auto document = parse(json);
    REQUIRE(document);
    return {*document, std::move(id)};
}

Request request_of_alice() {
    return {.principal = {.kind = PrincipalKind::user, .arn = "arn:aws:iam::111122223333:user/alice", .account = "111122223333"},
            .action = "s3:GetObject",
            .resource = "arn:aws:s3:::reports/q1.csv",
            .resource_account = "111122223333"};
}

}  // namespace

TEST_CASE("An explanation", "[policy]") {
    auto request = request_of_alice();
    request.context.add("aws:PrincipalTag/team", "red");
    const std::vector<Attached> identity = {
        attached(R"({"Statement":[{"Sid":"Read","Effect":"Allow","Action":"s3:Get*","Resource":"*"},
                                  {"Effect":"Deny","Action":"s3:*","Resource":"*",
                                   "Condition":{"StringEquals":{"aws:principaltag/team":"red"},
                                                "Bool":{"aws:SecureTransport":"false"}}}]})", "user/alice/inline/read")};
    const std::vector<Level> service_control = {
        {attached(R"({"Statement":{"Effect":"Allow","Action":"*","Resource":"*"}})", "p-FullAWSAccess")}};
    const Layers layers{.service_control = service_control, .identity = identity};

    SECTION("names the statement that allowed") {
        const auto decision = explain(request, layers);
        CHECK(decision.is_allowed());
        CHECK(decision.policy == "user/alice/inline/read");
        CHECK(decision.statement == "Read");
        CHECK(decision.because == "because an identity-based policy allows the s3:GetObject action");
    }
    SECTION("lists the keys that were read, missing ones too") {
        const auto decision = explain(request, layers);
        CHECK(decision.keys == std::vector<KeyRead>{{"aws:principaltag/team", {"red"}}, {"aws:SecureTransport", {}}});
    }
    SECTION("lists the layers with their outcomes") {
        const auto decision = explain(request, layers);
        CHECK(decision.layers == std::vector<LayerOutcome>{
            {Layer::service_control_policy, Outcome::allow, "", ""},
            {Layer::identity_policy, Outcome::allow, "user/alice/inline/read", "Read"}});
    }
    SECTION("lists every statement that matched") {
        request.context.add("aws:SecureTransport", "false");
        const auto decision = explain(request, layers);
        CHECK(decision.outcome == Outcome::explicit_deny);
        CHECK(decision.statement == "1");
        CHECK(decision.statement_is_index);
        const auto denials = std::ranges::count_if(decision.matched, &MatchedStatement::is_deny);
        CHECK(denials == 1);
        CHECK(decision.matched.size() == 3);
    }
    SECTION("has no Allow of a resource policy that only denies, and its Deny by its own place") {
        request.principal = {.kind = PrincipalKind::user, .arn = "arn:aws:iam::222222222222:user/bob", .account = "222222222222"};
        const std::vector<Attached> own = {attached(R"({"Statement":{"Effect":"Allow","Action":"s3:*","Resource":"*"}})", "user/bob/inline/all")};
        const auto bucket = attached(R"({"Statement":[{"Effect":"Allow","Principal":"*","Action":"s3:*","Resource":"*"},
                                                      {"Effect":"Deny","Principal":"*","Action":"s3:*","Resource":"*",
                                                       "Condition":{"Bool":{"aws:SecureTransport":"false"}}}]})", "bucket policy of reports");
        Layers two{.identity = own, .resource = &bucket};
        CHECK(explain(request, two).is_allowed());
        two.settings.resource_only_denies = true;
        auto decision = explain(request, two);
        CHECK(decision.outcome == Outcome::implicit_deny);
        CHECK(decision.layer == Layer::resource_policy);
        request.context.add("aws:SecureTransport", "false");
        decision = explain(request, two);
        CHECK(decision.outcome == Outcome::explicit_deny);
        CHECK(decision.policy == "bucket policy of reports");
        CHECK(decision.statement == "1");
    }
    SECTION("agrees with the plain decision") {
        const auto plain = decide(request, layers);
        const auto full = explain(request, layers);
        CHECK(plain.outcome == full.outcome);
        CHECK(plain.policy == full.policy);
        CHECK(plain.statement == full.statement);
    }
}

TEST_CASE("The AccessDenied sentence", "[policy]") {
    const auto request = request_of_alice();
    Decision decision{.outcome = Outcome::implicit_deny, .layer = Layer::identity_policy};
    const auto told = [&](Audience audience, Dialect dialect) { return access_denied_message(request, decision, audience, dialect); };

    SECTION("says which layer did not allow") {
        CHECK(told(Audience::organization, Dialect::common) ==
              "User: arn:aws:iam::111122223333:user/alice is not authorized to perform: s3:GetObject on resource: "
              "arn:aws:s3:::reports/q1.csv because no identity-based policy allows the s3:GetObject action");
    }
    SECTION("has the resource in quotes for S3") {
        CHECK(told(Audience::organization, Dialect::s3).find("\"arn:aws:s3:::reports/q1.csv\"") != std::string::npos);
    }
    SECTION("names what IAM keeps by its kind and name") {
        auto asked = request;
        const auto resource_of = [&](std::string_view action, std::string_view resource) {
            asked.action = action;
            asked.resource = resource;
            const auto text = access_denied_message(asked, decision, Audience::organization, Dialect::common);
            const auto start = text.find(" on resource: ") + 14;
            return text.substr(start, text.find(" because ") - start);
        };
        CHECK(resource_of("iam:GetRole", "arn:aws:iam::111122223333:role/team/app") == "role app");
        CHECK(resource_of("iam:CreateUser", "arn:aws:iam::111122223333:user/ana") == "user ana");
        CHECK(resource_of("iam:AddRoleToInstanceProfile", "arn:aws:iam::111122223333:instance-profile/web") == "instance profile web");
        CHECK(resource_of("iam:CreatePolicy", "arn:aws:iam::111122223333:policy/p") == "policy p");
        CHECK(resource_of("iam:GetPolicy", "arn:aws:iam::111122223333:policy/p") == "policy arn:aws:iam::111122223333:policy/p");
        CHECK(resource_of("iam:PassRole", "arn:aws:iam::111122223333:role/app") == "arn:aws:iam::111122223333:role/app");
        CHECK(resource_of("iam:ListRoles", "arn:aws:iam::111122223333:role/") == "arn:aws:iam::111122223333:role/");
        CHECK(resource_of("sts:AssumeRole", "arn:aws:iam::111122223333:role/app") == "arn:aws:iam::111122223333:role/app");
    }
    SECTION("ends with the policy's ARN for an explicit denial by a guardrail") {
        decision = {.outcome = Outcome::explicit_deny, .layer = Layer::service_control_policy,
                    .policy = "arn:aws:organizations::260477567664:policy/o-acme12345/service_control_policy/p-12345678"};
        CHECK(told(Audience::organization, Dialect::common).ends_with(
            "with an explicit deny in a service control policy: " + decision.policy));
    }
    SECTION("but not for a resource policy") {
        decision = {.outcome = Outcome::explicit_deny, .layer = Layer::resource_policy, .policy = "arn:aws:s3:::reports"};
        CHECK(told(Audience::organization, Dialect::s3).ends_with("with an explicit deny in a resource-based policy"));
    }
    SECTION("tells outsiders nothing") { CHECK(told(Audience::outsider, Dialect::common) == "Access Denied"); }
    SECTION("of endpoint policies S3 tells nothing, other services do") {
        decision = {.outcome = Outcome::implicit_deny, .layer = Layer::endpoint_policy};
        CHECK(told(Audience::organization, Dialect::s3) == "Access Denied");
        CHECK(told(Audience::organization, Dialect::common)
                  .ends_with("because no VPC endpoint policy allows the s3:GetObject action"));
        decision.outcome = Outcome::explicit_deny;
        CHECK(told(Audience::organization, Dialect::common).ends_with("with an explicit deny in a VPC endpoint policy"));
    }
}

TEST_CASE("Lines that are no questions", "[policy]") {
    Evaluator evaluator;
    CHECK(evaluator.all_decided());
    SECTION("a line that is not JSON is answered with its number") {
        CHECK(evaluator.answer("{\"id\":", 7).starts_with("{\"line\":7,\"error\":"));
        CHECK(evaluator.answer("", 8).starts_with("{\"line\":8,"));
        CHECK(evaluator.answer("{\"id\":\"x\xff\"}", 9).starts_with("{\"line\":9,"));
        CHECK(evaluator.answer("{\"id\":\"a\"} x", 10).starts_with("{\"line\":10,"));
        CHECK_FALSE(evaluator.all_decided());
    }
    SECTION("a question without a request is answered with its id") {
        CHECK(evaluator.answer("{\"id\":\"a\"}", 1) == "{\"id\":\"a\",\"error\":\"InvalidQuestion: request is missing\"}");
        CHECK_FALSE(evaluator.all_decided());
    }
    SECTION("an answer has every member") {
        CHECK(evaluator.answer(R"({"id":"a","request":{"principal":null,"action":"s3:GetObject","resource":"arn:aws:s3:::b/k"}})", 1) ==
              R"({"id":"a","decision":"ImplicitDeny","layer":"resource-policy","policy":null,"statement":null,)"
              R"("because":"because no resource-based policy allows the s3:GetObject action"})");
        CHECK(evaluator.all_decided());
    }
}
