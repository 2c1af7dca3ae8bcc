// Document: a policy, parsed and compiled.
//
// Immutable once parsed; shared between threads.
//
// Source: IAM User Guide, "IAM JSON policy elements reference", "Grammar of the IAM JSON policy language".
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.h"
#include "policy/condition.h"
#include "policy/pattern.h"
#include "text/json.h"

namespace backlot::policy {

enum class Effect : std::uint8_t { allow, deny };

// A Principal or NotPrincipal element.
struct PrincipalSet {
    bool everyone = false;                  // "*" or {"AWS": "*"}
    bool every_service = false;             // {"Service": "*"}
    bool every_provider = false;            // {"Federated": "*"}
    std::vector<std::string> accounts;      // 123456789012, or the ARN of that account's root
    std::vector<std::string> arns;          // users, roles, sessions, federated users
    std::vector<std::string> unique_ids;    // AIDA..., AROA...: what AWS stores in place of an ARN
    std::vector<std::string> services;
    std::vector<std::string> federated;
    std::vector<std::string> canonical_ids;
};

struct Statement {
    std::string sid;
    std::size_t index = 0;
    Effect effect = Effect::deny;
    bool is_not_action = false;
    bool is_not_resource = false;
    bool is_not_principal = false;
    bool has_resource = false;
    std::vector<Pattern> actions;    // lower case
    std::vector<Pattern> resources;
    std::optional<PrincipalSet> principal;
    std::vector<Condition> conditions;

    // The Sid, or else the index.
    [[nodiscard]] std::string name() const { return sid.empty() ? std::to_string(index) : sid; }
};

struct Document {
    std::string version;
    std::string id;
    std::vector<Statement> statements;
    // Of whom keeps documents by content (identity/bundles.cpp); parse() leaves both empty.
    std::string text = {};
    std::string hash = {};
};

inline constexpr std::size_t statement_limit = 4'096;

// Reads what AWS would have stored: one statement or a list, scalars or lists, no Version (2008-10-17).
// Fails with MalformedPolicyDocument.
[[nodiscard]] Result<std::shared_ptr<const Document>> parse(std::string_view json_text);
[[nodiscard]] Result<std::shared_ptr<const Document>> parse_json(const Json& json);

// What is wrong with a document that is well formed: IAM looks at the one before the other, and at other things between.
struct Flaws {
    bool has_legacy_form = false;  // "denY"
    bool has_short_arn = false;    // "arn:aws:s3::reports"
    bool lacks_actions = false;
    bool lacks_resources = false;  // an empty list of them
};
// Fails with MalformedPolicyDocument where it is not well formed.
[[nodiscard]] Result<std::shared_ptr<const Document>> read_document(const Json& json, Flaws& flaws);
[[nodiscard]] Result<> missing_elements(const Flaws& flaws);

}  // namespace backlot::policy
