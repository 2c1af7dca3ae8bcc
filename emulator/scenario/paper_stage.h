// A stage made of paper, for the tests of this room: it keeps objects and allows what its list allows.
#pragma once

#include <memory>
#include <set>
#include <string>

#include "scenario/stage.h"

namespace backlot::scenario::testing {

class PaperStage final : public Stage {
  public:
    // "caller action": allowed; "!caller action": denied by a statement.
    std::set<std::string> rules;
    std::set<std::string> objects;
    std::chrono::milliseconds now{};
    std::int64_t start_ms = 0;
    int calls = 0;
    Json last_input;
    Origin last_origin;

    Result<> open(const Opening& opening) override {
        if (opening.organization.filename() == "broken.yaml") {
            return fail("OrganizationFileInvalid", "broken.yaml:1:1: expected better");
        }
        start_ms = opening.start_ms;
        return {};
    }

    Outcome call(const Caller& caller, std::string_view service, std::string_view operation, const Json& input,
                 const Origin& from) override {
        ++calls;
        last_input = input;
        last_origin = from;
        const auto key = input["Key"].string_or("");
        auto decision = decide_on(caller, std::string(service) + ":" + std::string(operation), "arn:aws:s3:::b/" + key);
        Outcome out{.request_id = "REQUEST" + std::to_string(calls)};
        decision.is_refusal = decision.effect != Effect::allow;
        out.decisions.push_back(decision);
        if (decision.is_refusal) {
            out.error = Error{.code = "AccessDenied", .message = caller.name + " is not authorized: " + decision.because};
        } else if (operation == "PutObject") {
            objects.insert(key);
            out.output = Json::object({{"Key", key}, {"Size", 5}, {"Tags", Json::array({"a", "b"})},
                                       {"Policy", R"({"Version": "2012-10-17"})"}});
        } else if (!objects.contains(key)) {
            out.error = Error{.code = "NoSuchKey", .message = "The specified key does not exist."};
        } else {
            out.output = Json::object({{"Body", "hello"}});
        }
        return out;
    }

    void advance(std::chrono::milliseconds by) override { now += by; }

    std::optional<Result<Decision>> decide(const Caller& caller, std::string_view action, std::string_view resource,
                                           const Json&, const Origin&) override {
        return decide_on(caller, std::string(action), std::string(resource));
    }

    std::unique_ptr<Stage> fork() override { return std::make_unique<PaperStage>(*this); }

  private:
    Decision decide_on(const Caller& caller, const std::string& action, const std::string& resource) const {
        Decision out{.action = action, .resource = resource, .layer = "identity-policy", .policy = {}, .statement = {},
                     .because = "no identity-based policy allows it"};
        if (rules.contains("!" + caller.name + " " + action)) {
            out = {.effect = Effect::explicit_deny, .action = action, .resource = resource,
                   .layer = "service-control-policy", .policy = "keep-out",
                   .policy_arn = "arn:aws:organizations::1:policy/o-1/service_control_policy/p-1", .statement = "Deny<1>",
                   .because = "a statement denies it"};
        } else if (rules.contains(caller.name + " " + action)) {
            out = {.effect = Effect::allow, .action = action, .resource = resource, .layer = "identity-policy",
                   .policy = "open", .statement = "1", .because = "a statement allows it"};
        }
        return out;
    }
};

}  // namespace backlot::scenario::testing
