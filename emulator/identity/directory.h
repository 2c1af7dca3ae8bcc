// The directory: finding and naming users, groups, roles and policies, and making their ids.
//
// Source: IAM User Guide, "IAM identifiers" (unique id prefixes), "IAM and STS quotas".
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/error.h"
#include "clock/clock.h"
#include "identity/records.h"
#include "store/view.h"

namespace backlot::identity {

// The 21-character unique id of a principal: "AIDA" and seventeen of A-Z2-7.
[[nodiscard]] std::string unique_id(clock::Ids& ids, std::string_view prefix);
// A 20-character access key id: "AKIA" or "ASIA" and sixteen of A-Z2-7.
[[nodiscard]] std::string new_access_key_id(clock::Ids& ids, std::string_view prefix);
// A secret access key: forty characters of base64's alphabet.
[[nodiscard]] std::string new_secret(clock::Ids& ids);

[[nodiscard]] std::string user_arn(std::string_view account, const User& user);
[[nodiscard]] std::string group_arn(std::string_view account, const Group& group);
[[nodiscard]] std::string role_arn(std::string_view account, const Role& role);
[[nodiscard]] std::string policy_arn(std::string_view account, const ManagedPolicy& policy);
[[nodiscard]] std::string instance_profile_arn(std::string_view account, const InstanceProfile& profile);
[[nodiscard]] std::string root_arn(std::string_view account);
[[nodiscard]] std::string session_arn(std::string_view account, std::string_view role_name, std::string_view session);

// Names are unique whatever their case, so keys are in lower case.
[[nodiscard]] std::optional<Account> find_account(const store::View& view, std::string_view id);
[[nodiscard]] std::optional<User> find_user(const store::View& view, std::string_view account, std::string_view name);
[[nodiscard]] std::optional<Group> find_group(const store::View& view, std::string_view account, std::string_view name);
[[nodiscard]] std::optional<Role> find_role(const store::View& view, std::string_view account, std::string_view name);
[[nodiscard]] std::optional<ManagedPolicy> find_policy(const store::View& view, std::string_view account,
                                                       std::string_view name);
// By ARN, whoever's account it is. The ARN's path must be the record's own.
[[nodiscard]] std::optional<Role> find_role_by_arn(const store::View& view, std::string_view arn);
[[nodiscard]] std::optional<User> find_user_by_arn(const store::View& view, std::string_view arn);

// The document of a managed policy (AWS's own or a customer's default version); nothing where there is none.
[[nodiscard]] std::optional<std::string> managed_document(const store::View& view, std::string_view arn);

// These write a record under its key and move the epoch of authorization on.
void put_account(store::WriteSet& writes, const Account& account);
void put_user(store::WriteSet& writes, std::string_view account, const User& user);
void put_group(store::WriteSet& writes, std::string_view account, const Group& group);
void put_role(store::WriteSet& writes, std::string_view account, const Role& role);
void put_policy(store::WriteSet& writes, std::string_view account, const ManagedPolicy& policy);
void erase_user(store::WriteSet& writes, std::string_view account, std::string_view name);
void erase_group(store::WriteSet& writes, std::string_view account, std::string_view name);
void erase_role(store::WriteSet& writes, std::string_view account, std::string_view name);
void erase_policy(store::WriteSet& writes, std::string_view account, std::string_view name);

// The name at the end of a resource "role/path/name".
[[nodiscard]] std::string_view last_segment(std::string_view resource);

// A new account with its root user's canonical id; not yet in any organization.
[[nodiscard]] Account new_account(clock::Ids& ids, clock::Time now, std::string_view id, std::string_view name);

}  // namespace backlot::identity
