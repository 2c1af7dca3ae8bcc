// What every operation on an organization starts from: whose it is, whether the caller may ask, what its parts are
// called, and how lists are cut into pages.
//
// Source: AWS Organizations User Guide, "Managing access permissions", "Delegated administrator for AWS Organizations";
// Service Authorization Reference, AWS Organizations.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "identity/organization.h"
#include "identity/records.h"
#include "kernel/context.h"
#include "model/types.h"
#include "services/organizations/errors.h"
#include "services/organizations/model.h"

namespace backlot::organizations {

using identity::ConditionKey;
using identity::Question;
using kernel::Access;
using kernel::Context;

// The caller's organization.
struct Home {
    identity::Organization organization;
    identity::Account account;  // the caller's
    bool is_management = false;
    bool is_delegated = false;  // administers some service
};

// Fails with AWSOrganizationsNotInUseException.
[[nodiscard]] Result<Home> home_of(const Context& context);

// Who may ask for an operation at all; what the gate decides comes after.
enum class Callers {
    members,     // any account of the organization
    delegates,   // the management account, administrators of a service, and whom the delegation policy names
    delegable,   // the management account and whom the delegation policy names
    management,  // the management account alone
};

// The question of an operation on a part of the organization. Fails with AWSOrganizationsNotInUseException, and
// AccessDeniedException where the caller's account is not among `callers`.
[[nodiscard]] Result<Access> access_to(const Context& context, Callers callers, std::string action,
                                       std::string resource = "*", std::vector<ConditionKey> keys = {},
                                       identity::Tags tags = {});
// Asks for the same on a further resource.
void add_resource(Access& access, std::string resource);
// Tags given while something is made: their condition keys, and TagResource.
void add_tags(Access& access, const model::List<Tag>& tags);

// ARNs.
[[nodiscard]] std::string organization_arn(const identity::Organization& organization);
[[nodiscard]] std::string root_arn(const identity::Organization& organization);
[[nodiscard]] std::string unit_arn(const identity::Organization& organization, std::string_view id);
[[nodiscard]] std::string account_arn(const identity::Organization& organization, std::string_view id);
// Of a root, unit or account, by its id.
[[nodiscard]] std::string target_arn(const identity::Organization& organization, std::string_view id);
// Of any policy by id; one that does not exist gets the ARN of a service control policy.
[[nodiscard]] std::string policy_arn(const Context& context, const identity::Organization& organization,
                                     std::string_view id);
// The same for the caller's organization, for access functions; "*" where the caller is in none.
[[nodiscard]] std::string own_arn(const Context& context, std::string_view id);

// Parts, where they belong to the organization.
[[nodiscard]] std::optional<identity::Unit> find_unit(const Context& context, const identity::Organization& organization,
                                                      std::string_view id);
[[nodiscard]] std::optional<identity::Account> find_member(const Context& context,
                                                           const identity::Organization& organization,
                                                           std::string_view id);
[[nodiscard]] bool is_parent(const Context& context, const identity::Organization& organization, std::string_view id);
[[nodiscard]] bool is_target(const Context& context, const identity::Organization& organization, std::string_view id);
[[nodiscard]] std::vector<identity::Account> members_of(const Context& context,
                                                        const identity::Organization& organization,
                                                        std::string_view parent = {});
[[nodiscard]] std::vector<identity::Unit> units_of(const Context& context, const identity::Organization& organization,
                                                   std::string_view parent = {});

// Shapes.
[[nodiscard]] Organization describe(const Context& context, const identity::Organization& organization);
[[nodiscard]] Account describe(const Context& context, const identity::Organization& organization,
                               const identity::Account& account);
[[nodiscard]] OrganizationalUnit describe(const Context& context, const identity::Organization& organization,
                                          const identity::Unit& unit);
[[nodiscard]] Root describe_root(const identity::Organization& organization);

void store_organization(Context& context, const identity::Organization& organization);
// Takes an account out of its organization. Fails as LeaveOrganization does.
[[nodiscard]] Result<> remove_member(Context& context, const Home& home, identity::Account account);

// A page of `items`; the token is the place of the next one. Fails with InvalidInputException (INVALID_NEXT_TOKEN).
inline constexpr std::int64_t page_limit = 20;
[[nodiscard]] Result<std::size_t> place_of(const std::optional<std::string>& token, std::size_t size);
[[nodiscard]] std::string token_of(std::size_t place);

template <class T, class Input>
Result<> cut_page(model::List<T>& out, std::optional<std::string>& next_token, const std::vector<T>& items,
                  const Input& input) {
    BACKLOT_TRY(from, place_of(input.next_token, items.size()));
    std::size_t count = page_limit;
    if constexpr (requires { input.max_results; }) {
        count = static_cast<std::size_t>(input.max_results.value_or(page_limit));
    }
    const auto to = std::min(items.size(), from + count);
    out.given = true;
    for (auto i = from; i < to; ++i) out.push_back(items[i]);
    if (to < items.size()) next_token = token_of(to);
    return {};
}

}  // namespace backlot::organizations
