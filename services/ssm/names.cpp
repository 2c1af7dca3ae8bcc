#include "services/ssm/names.h"

#include <algorithm>

#include "base/arn.h"
#include "base/encoding.h"
#include "services/ssm/errors.h"
#include "services/ssm/tables.h"

namespace backlot::ssm {

namespace {

constexpr std::size_t level_limit = 15;
constexpr std::size_t arn_limit = 1011;
constexpr std::string_view resource_prefix = "parameter/";

bool is_name_character(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '.' ||
        c == '-' || c == '/';
}

}  // namespace

ParameterKey parameter_key(const Context& context, std::string_view text) {
    ParameterKey key{.account = context.account(), .region = context.region(), .name = {}};
    std::string name(trim(text));
    if (const auto arn = Arn::parse(name); arn && arn->service == "ssm" &&
        arn->resource.starts_with(resource_prefix)) {
        key.account = arn->account;
        key.region = arn->region;
        key.is_arn = true;
        name = arn->resource.substr(resource_prefix.size());
        if (name.find('/') != name.npos) name.insert(0, "/");
    }
    const auto colon = name.find(':');
    if (colon != name.npos) {
        key.selector = name.substr(colon + 1);
        name.resize(colon);
    }
    // "/db" and "db" are one parameter, whichever it was made as.
    const bool is_alone = name.find('/', 1) == name.npos;
    const auto other = name.starts_with('/') ? name.substr(1) : "/" + name;
    const auto is_there = [&](const std::string& one) { return context.find(parameters, key.account, key.region, one).has_value(); };
    if (is_alone && !is_there(name) && is_there(other)) {
        key.asked = std::exchange(name, other);
    }
    key.name = std::move(name);
    return key;
}

std::string parameter_arn(const ParameterKey& key) {
    return "arn:aws:ssm:" + key.region + ":" + key.account + ":parameter" + (key.name.starts_with('/') ? "" : "/") +
        key.name;
}

namespace {

constexpr std::string_view path_rules =
    "Parameter name: can't be prefixed with \"ssm\" (case-insensitive). If formed as a path, it can consist of sub-paths divided by slash "
    "symbol; each sub-path can be formed as a mix of letters, numbers and the following 3 symbols .-_";

}  // namespace

Result<> check_path(const ParameterKey& key) {
    const auto& name = key.name;
    const bool is_path = name.find('/', 1) != name.npos;
    if (key.is_arn || !is_path || (name.starts_with('/') && name.find("//") == name.npos)) return {};
    return errors::validation(std::string(path_rules));
}

Result<> check_new_name(std::string_view name) {
    const auto plain = to_lower(name.substr(name.starts_with('/') ? 1 : 0));
    const bool is_path = std::ranges::count(name, '/') > 1;
    if (plain.starts_with("aws") && name.starts_with('/') && is_path) {
        return errors::make("AccessDeniedException", "No access to reserved parameter name: " + std::string(name) +
                            ".");
    }
    if (plain.starts_with("aws") || plain.starts_with("ssm")) {
        if (!is_path) return errors::validation("Parameter name: can't be prefixed with \"aws\" or \"ssm\" (case-insensitive).");
        return errors::validation(std::string(path_rules));
    }
    if (!std::ranges::all_of(name, is_name_character) || name.ends_with('/') || name.find("//") != name.npos) {
        return errors::validation(
            "Invalid parameter name. Please use correct syntax for referencing a version/label <name>:<version/label>");
    }
    if (!name.starts_with('/') &&
        name.find('/') != name.npos) return errors::validation("Parameter name must be a fully qualified name.");
    if (name.size() > arn_limit) return errors::validation("Parameter name is longer than 1011 characters.");
    if (static_cast<std::size_t>(std::ranges::count(name, '/')) > level_limit) {
        return errors::make("HierarchyLevelLimitExceededException",
                            "A parameter name hierarchy can have a maximum of 15 levels.");
    }
    return {};
}

}  // namespace backlot::ssm
