// The parts of the reader of organization files. Included by its own files only.
#pragma once

#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "identity/organization_file.h"
#include "policy/validate.h"
#include "text/yaml_checks.h"

namespace backlot::identity::organization_file {

// One reading: the mistakes so far and where files are looked for.
struct Reading {
    Mistakes& mistakes;
    std::vector<std::filesystem::path> folders;
    std::span<const std::string_view> sections = {};  // of services
};

// Names as IAM has them: letters, digits and +=,.@_- up to a length. Notes a mistake where one is not.
bool check_name(Reading& reading, int line, int column, std::string_view what, std::string_view name,
                std::size_t most);

// A policy's text: the name of a JSON or YAML file, or the policy itself as a mapping. It must be one that AWS would
// store as a policy of that kind.
std::optional<FilePolicy> read_policy(Reading& reading, std::string_view name, const Yaml& value,
                                      std::string_view what, const policy::ValidateOptions& kind);
std::vector<FilePolicy> read_policies(Reading& reading, const Yaml& value, std::string_view what,
                                      policy::PolicyKind kind);

// The assume role policy that `trusts` stands for.
std::optional<std::string> read_trusts(Reading& reading, const Yaml& value);

// Reads what an entry of an account holds into `account`; `seen` are the members that other entries gave.
void read_account(Reading& reading, const Yaml& value, FileAccount& account, std::set<std::string>& seen);

// What can be checked only when the whole account is known: groups, roles and policies that it names.
void check_account(Reading& reading, const FileAccount& account);

std::map<std::string, std::string> read_tags(Reading& reading, const Yaml& value, std::string_view what);

}  // namespace backlot::identity::organization_file
