// decide(): whether a request is allowed, and which statement of which policy says so.
//
// Pure: the same request and layers give the same decision. decide() finds the outcome and the ids; explain() adds
// what people read: the outcome of every layer, the condition keys that were read, the statements that matched.
//
// Source: IAM User Guide, "Policy evaluation logic", "Cross-account policy evaluation logic"; KMS Developer Guide,
// "Key policies"; VPC guide, "Endpoint policies"; AWS Organizations User Guide, "SCP evaluation", "RCP evaluation".
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "policy/layers.h"
#include "policy/request.h"

namespace backlot::policy {

enum class Outcome : std::uint8_t { allow, implicit_deny, explicit_deny };

enum class Layer : std::uint8_t {
    service_control_policy,
    resource_control_policy,
    identity_policy,
    permissions_boundary,
    session_policy,
    resource_policy,
    endpoint_policy,
    grant,
    acl,
    block_public_access,
    unknown_action,
};
inline constexpr std::size_t layer_count = 11;

[[nodiscard]] std::string_view name_of(Layer layer);      // "service-control-policy"
[[nodiscard]] std::string_view name_of(Outcome outcome);  // "Allow", "ImplicitDeny", "ExplicitDeny"

// What one consulted layer said for itself.
struct LayerOutcome {
    Layer layer{};
    Outcome outcome = Outcome::implicit_deny;
    std::string policy = {};
    std::string statement = {};
    friend bool operator==(const LayerOutcome&, const LayerOutcome&) = default;
};

// A condition key that a statement asked for; no values: it was missing.
struct KeyRead {
    std::string key;
    std::vector<std::string> values;
    friend bool operator==(const KeyRead&, const KeyRead&) = default;
};

// A statement that applied to the request.
struct MatchedStatement {
    Layer layer{};
    std::string policy;
    std::size_t index = 0;
    std::string sid = {};
    bool is_deny = false;
    friend bool operator==(const MatchedStatement&, const MatchedStatement&) = default;
};

struct Decision {
    Outcome outcome = Outcome::implicit_deny;
    Layer layer = Layer::identity_policy;  // the one that denied, or failed to allow, or granted
    std::string policy = {};               // id of the policy; empty: no single one
    std::string statement = {};            // its Sid, or else its index as text; empty: none
    bool statement_is_index = false;
    bool is_trust = false;                 // the resource policy was a role's trust policy

    // By explain() alone:
    std::string because = {};
    std::vector<LayerOutcome> layers = {};
    std::vector<KeyRead> keys = {};
    std::vector<MatchedStatement> matched = {};

    [[nodiscard]] bool is_allowed() const { return outcome == Outcome::allow; }
};

[[nodiscard]] Decision decide(const Request& request, const Layers& layers);
[[nodiscard]] Decision explain(const Request& request, const Layers& layers);

}  // namespace backlot::policy
