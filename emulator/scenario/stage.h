// Stage: where a scenario plays. The runner knows nothing else of the emulator, so that the same files can be
// played in process, over HTTP, or in a test against a stage made of paper.
//
// Contract: a Stage is used by one thread at a time; fork() may be called while forks of it play on other threads.
#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.h"
#include "runtime/script.h"
#include "text/json.h"

namespace backlot::scenario {

enum class Effect : std::uint8_t { allow, implicit_deny, explicit_deny };

[[nodiscard]] std::string_view name_of(Effect effect);  // "allowed", "implicitly denied", "explicitly denied"

// One decision of the gate, as much of it as a report shows.
struct Decision {
    Effect effect = Effect::implicit_deny;
    std::string action;     // "s3:GetObject"
    std::string resource;   // ARN
    std::string layer;      // the layer that decided: one of layer_names
    std::string policy;     // the policy that decided: a name, an ARN, or where it is inline; empty: none did
    std::string policy_arn = {};  // where the policy has one besides its name
    std::string statement;  // its Sid, or its index from 0; empty: none
    std::string because;    // one sentence
    bool is_refusal = false;  // it is why the call was refused
};

// The layers by the names that scenarios use. Source: IAM User Guide, "Policy evaluation logic".
inline constexpr std::string_view layer_names[] = {
    "service-control-policy", "resource-control-policy", "identity-policy", "permissions-boundary",
    "session-policy",         "resource-policy",         "endpoint-policy", "grant",
    "acl",                    "block-public-access",     "unknown-action"};

// Who calls: "ACCOUNT" (its root), "ACCOUNT/ROLE[/SESSION]", "ACCOUNT/user/NAME", "anonymous", "service:NAME",
// "key:ACCESS-KEY-ID" (whoever holds that key: a session that an earlier step was given).
struct Caller {
    std::string name;
    friend auto operator<=>(const Caller&, const Caller&) = default;
};

// Where the call comes from, and with what session.
struct Origin {
    std::string region;
    std::string source_ip;
    std::string vpce;
    std::string vpc;
    std::string vpce_account;                      // whose the endpoint is: aws:VpceAccount
    std::string vpc_source_ip;
    std::string endpoint_policy;                   // the endpoint's policy document, empty: full access
    std::optional<bool> tls;
    std::string user_agent;
    std::string referer;
    bool mfa = false;
    std::string session_policy;                    // a policy document
    std::vector<std::string> session_policy_arns;
    std::map<std::string, std::string> session_tags;
    std::string session_name;
    std::string source_identity;
    std::string source_arn;      // of a service principal: aws:SourceArn
    std::string source_account;  // aws:SourceAccount
};

struct Outcome {
    std::optional<Json> output;  // member names as the API reference has them
    std::optional<Error> error;
    std::vector<Decision> decisions;  // in the order they were taken; the refusing one is last
    std::string request_id;

    // The decision to explain the call by: the refusal if there is one, else the first.
    [[nodiscard]] const Decision* decisive() const;
};

// What a scenario begins with.
struct Opening {
    std::string name;                     // the scenario's: "sfdl/egress"; its journal is kept under it
    std::filesystem::path organization;   // empty: no organization file, the stage as it comes
    std::uint64_t seed = 1;
    std::int64_t start_ms = 0;            // where the virtual clock starts, milliseconds since 1970
    runtime::Scripts tasks = {};          // what the images of tasks do
};

class Stage {
  public:
    virtual ~Stage() = default;

    // Sets an empty stage: its organization, seed and clock.
    [[nodiscard]] virtual Result<> open(const Opening& opening) = 0;

    // Performs an operation. A caller that does not exist is an Outcome with the error NoSuchPrincipal.
    [[nodiscard]] virtual Outcome call(const Caller& caller, std::string_view service, std::string_view operation,
                                       const Json& input, const Origin& from) = 0;

    virtual void advance(std::chrono::milliseconds by) = 0;

    // The decision alone, nothing performed: what `decides` cells ask. `resource` is an ARN; nothing where this
    // stage can only call.
    [[nodiscard]] virtual std::optional<Result<Decision>> decide(const Caller& caller, std::string_view action,
                                                                 std::string_view resource, const Json& context,
                                                                 const Origin& from);

    // A stage with the same state that shares nothing either side can change.
    [[nodiscard]] virtual std::unique_ptr<Stage> fork() = 0;
};

}  // namespace backlot::scenario
