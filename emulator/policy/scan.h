// Scan: finds the statements of a layer's documents that apply to a request.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "policy/decide.h"
#include "policy/principal_match.h"

namespace backlot::policy {

// What a layer's documents say: the first denial, and the Allow that reaches farthest.
struct LayerScan {
    const Attached* denier = nullptr;
    const Statement* denial = nullptr;
    const Attached* allower = nullptr;
    const Statement* allowance = nullptr;
    Reach reach = Reach::none;  // of `allowance`; documents without principals: direct

    [[nodiscard]] bool denies() const { return denial != nullptr; }
    [[nodiscard]] bool allows() const { return allowance != nullptr; }
};

// What explain() gathers on the way.
struct Trace {
    KeyLog keys;
    std::vector<MatchedStatement> matched;
};

class Scan {
  public:
    enum class Principals : std::uint8_t {
        implied,   // the document is attached to the caller: no Principal element
        named,     // the statement's Principal decides
        gateway,   // as named, but an account means its root user alone
    };

    // `trace`, if any, makes every statement be looked at. All is borrowed.
    Scan(const Request& request, bool has_boundary, Trace* trace);

    [[nodiscard]] LayerScan layer(std::span<const Attached> documents, Principals principals, Layer layer) const;

  private:
    [[nodiscard]] Reach applies(const Statement& statement, Principals principals) const;
    [[nodiscard]] bool action_matches(const Statement& statement) const;
    [[nodiscard]] bool resource_matches(const Statement& statement) const;
    [[nodiscard]] Reach principal_matches(const Statement& statement, Principals principals) const;

    const Request& request_;
    std::string action_;  // lower case
    bool has_boundary_;
    bool is_alias_for_key_;
    Trace* trace_;
};

}  // namespace backlot::policy
