// Effective policies: what the management policies attached along the way from the root to an account amount to.
//
// Merging starts at the root and goes down level by level, at each in the order of attachment. @@assign replaces,
// @@append adds, @@remove takes away. @@operators_allowed_for_child_policies limits, at the setting where it stands,
// the levels below: those of one level are intersected, and no level gives back what a higher one took. What a policy
// may not do is left out of the merge, without an error. Where neither @@assign nor @@append is left, no member can be
// added to a setting either.
//
// Source: AWS Organizations User Guide, "Inheritance operators", "Inheritance examples", "Backup policy syntax and
// examples", "Viewing effective management policies".
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "services/organizations/organization.h"
#include "text/json.h"

namespace backlot::organizations {

struct AttachedPolicy {
    std::string id;
    Json content;
};

// A setting of an effective policy, with the policies that made it what it is.
struct Setting {
    static constexpr unsigned assign = 1, append = 2, remove = 4, all = 7;

    std::string name;
    std::optional<Json> value;
    std::vector<Setting> members;
    unsigned allowed = all;  // to the level being merged
    unsigned stated = all;   // by the policies of that level, for those below
    std::vector<std::string> policies;

    [[nodiscard]] const Setting* find(std::string_view member) const;
};

// `levels` are those of identity::levels_of: the root's policies first.
[[nodiscard]] Setting merge_policies(const std::vector<std::vector<AttachedPolicy>>& levels);
// As DescribeEffectivePolicy shows it: values without operators.
[[nodiscard]] Json content_of(const Setting& setting);

struct EffectiveContent {
    Setting settings;
    identity::Time updated{};  // when the latest of its policies was last changed
};
// Nothing where the type is not enabled, or no policy of it reaches the account.
[[nodiscard]] std::optional<EffectiveContent> effective_policy_of(const Context& context,
                                                                  const identity::Organization& organization,
                                                                  const identity::Account& account,
                                                                  std::string_view type);

// What is wrong with an effective policy. DIFFERS: only backup policies are looked into; of the others AWS does not
// say what makes them invalid.
[[nodiscard]] std::vector<EffectivePolicyValidationError> validate_effective(std::string_view type,
                                                                             const Setting& settings);

// Whether a policy is well formed: settings are objects, values stand under operators. Fails with
// MalformedPolicyDocumentException.
[[nodiscard]] Result<> check_management_policy(const Json& content, std::string_view top_member);

}  // namespace backlot::organizations
