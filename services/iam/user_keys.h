// What a user holds besides access keys: signing certificates, SSH public keys and credentials of single services. Kept
// by the user's unique id, so that they follow a new name and do not pass to another user of the old one.
//
// Source: IAM User Guide, "IAM and AWS STS quotas".
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "services/iam/access.h"
#include "services/iam/entities.h"
#include "services/iam/tables.h"

namespace backlot::iam {

inline constexpr std::size_t signing_certificate_limit = 2;
inline constexpr std::size_t ssh_key_limit = 5;
inline constexpr std::size_t service_credential_limit = 2;  // of one service

// Whose: a user, or the account's root.
struct Holder {
    std::string name;  // empty: root
    std::string id;    // AIDA..., or "root"
};
// The caller's own where no name is given. Fails with NoSuchEntity, ValidationError.
[[nodiscard]] Result<Holder> holder_of(const Context& context, const std::optional<std::string>& name);
[[nodiscard]] Result<Holder> holder_of(const Context& context, const std::string& name);

template <class Record>
std::vector<Record> held_by(const Context& context, const store::Table<Record>& table, const Holder& holder) {
    std::vector<Record> all;
    store::scan(context.view(), table, [&](const Record& one) { all.push_back(one); }, context.account(), holder.id);
    std::ranges::stable_sort(all, {}, &Record::created);
    return all;
}

// One by its id. Fails with NoSuchEntity: "The {kind} with id {id} cannot be found."
template <class Record>
Result<Record> need_held(const Context& context, const store::Table<Record>& table, const Holder& holder,
                         const std::string& id, std::string_view kind) {
    auto found = context.find(table, context.account(), holder.id, id);
    if (!found) return errors::no_such_entity("The " + std::string(kind) + " with id " + id + " cannot be found.");
    return std::move(*found);
}

// "Active" or "Inactive". Fails with InvalidInput for "Expired", which is not the caller's to say.
[[nodiscard]] Result<bool> is_active(std::string_view status);
[[nodiscard]] inline std::string status_of(bool active) { return active ? "Active" : "Inactive"; }

// What stands in the way of deleting a user. Fails with DeleteConflict.
[[nodiscard]] Result<> check_holds_nothing(const Context& context, const identity::User& user);

}  // namespace backlot::iam
