#include "services/ssm/filters.h"

#include <algorithm>
#include <vector>

#include "base/encoding.h"
#include "services/ssm/errors.h"

namespace backlot::ssm {

namespace {

std::string option_of(const ParameterStringFilter& filter) {
    return filter.option.value_or(filter.key == "Path" ? "OneLevel" : "Equals");
}

bool fits_text(const std::string& option, std::string_view text, std::string_view wanted) {
    if (option == "BeginsWith") return text.starts_with(wanted);
    return option == "Contains" ? text.find(wanted) != text.npos : text == wanted;
}

// Names compare with or without the slash that a path begins with.
bool fits_name(const std::string& option, std::string_view name, std::string_view wanted) {
    const auto bare = [](std::string_view text) { return text.starts_with('/') ? text.substr(1) : text; };
    return fits_text(option, bare(name), bare(wanted));
}

bool fits_one(const ParameterStringFilter& filter, const ParameterRecord& parameter, const VersionRecord& version) {
    const auto option = option_of(filter);
    const auto any = [&](auto fits) { return std::ranges::any_of(filter.values, fits); };
    if (filter.key == "Path") {
        return any([&](const auto& path) { return is_below(parameter.name, path, option == "Recursive"); });
    }
    if (filter.key == "Label") {
        return any([&](const auto& label) { return std::ranges::find(version.labels,
                                                                     label) != version.labels.end(); });
    }
    if (filter.key.starts_with("tag:")) {
        const auto tag = parameter.tags.find(filter.key.substr(4));
        return tag != parameter.tags.end() &&
               (filter.values.empty() || any([&](const auto& value) { return fits_text(option, tag->second,
                   value); }));
    }
    if (filter.key == "Name") return any([&](const auto& name) { return fits_name(option, parameter.name, name); });
    const std::string& own = filter.key == "Type" ? version.type : filter.key == "Tier" ? version.tier
        : filter.key == "KeyId" ? version.kms_key : version.data_type;
    return any([&](const auto& value) { return fits_text(option, own, value); });
}

}  // namespace

bool is_below(std::string_view name, std::string_view path, bool is_recursive) {
    if (path.ends_with('/')) path.remove_suffix(1);
    if (path.empty() && !name.starts_with('/')) return true;  // names without a hierarchy lie at its root
    if (!name.starts_with(path) || name.size() <= path.size() || name[path.size()] != '/') return false;
    return is_recursive || name.find('/', path.size() + 1) == name.npos;
}

Result<> check_path_text(std::string_view path) {
    const bool is_valid = path.starts_with('/') && path.find("//") == path.npos && std::ranges::all_of(path, [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '.' || c == '-' || c == '/';
    });
    if (is_valid) return {};
    return errors::validation(
        "The parameter doesn't meet the parameter name requirements. The parameter name must begin with a forward slash \"/\". It "
        "can't be prefixed with \"aws\" or \"ssm\" (case-insensitive). It must use only letters, numbers, or the following symbols: . "
        "(period), - (hyphen), _ (underscore). Special characters are not allowed. All sub-paths, if specified, must use the forward "
        "slash symbol \"/\". Valid example: /get/parameters2-/by1./path0_.");
}

namespace {

using Words = std::vector<std::string_view>;

std::string list_of(const Words& words) {
    std::string text = "[";
    for (const auto word : words) text += (text.size() == 1 ? "" : ", ") + std::string(word);
    return text + "].";
}

bool has(const Words& words, std::string_view word) { return std::ranges::find(words, word) != words.end(); }

Result<> check_key(const std::string& key, FiltersOf of) {
    // The labels of GetParametersByPath and the tags and data types of DescribeParameters are taken, and not told of.
    const Words told = of == FiltersOf::describe ? Words{"Path", "Name", "Type", "KeyId", "Tier"} : Words{"Type", "KeyId"};
    const bool is_other = of == FiltersOf::describe ? key.starts_with("tag:") || key == "DataType" : key == "Label";
    if (has(told, key) || is_other) return {};
    return errors::make("InvalidFilterKey", "The following filter key is not valid: " + key + ". Valid filter keys include: " + list_of(told));
}

Result<> check_option(const std::string& key, const std::string& option) {
    const Words told = key == "Path" ? Words{"Recursive", "OneLevel"} : key == "Label" ? Words{"Equals"} : Words{"BeginsWith", "Equals"};
    if (has(told, option) || (key == "Name" && option == "Contains")) return {};
    return errors::make("InvalidFilterOption", "The following filter option is not valid: " + option + ". Valid options include: " + list_of(told));
}

Result<> check_path_filter(const ParameterStringFilter& filter) {
    for (const auto& path : filter.values) {
        const auto plain = to_lower(path);
        if (plain.starts_with("/aws") || plain.starts_with("/ssm")) {
            return errors::validation("Filters for common parameters can't be prefixed with \"aws\" or \"ssm\" (case-insensitive). When "
                                      "using global parameters, please specify within a global namespace.");
        }
    }
    for (const auto& path : filter.values) BACKLOT_CHECK(check_path_text(path));
    return {};
}

// Of what has few values.
Result<> check_values(const ParameterStringFilter& filter, const Words& known) {
    if (option_of(filter) != "Equals") return {};
    for (const auto& value : filter.values) {
        if (has(known, value)) continue;
        return errors::make("InvalidFilterValue", "The following filter value is not valid: " + value + ". Valid values include: " + list_of(known));
    }
    return {};
}

}  // namespace

Result<> check_filters(const model::List<ParameterStringFilter>& filters, FiltersOf of) {
    for (auto filter = filters.begin(); filter != filters.end(); ++filter) {
        const auto& key = filter->key;
        BACKLOT_CHECK(check_key(key, of));
        if (filter->values.empty() && !key.starts_with("tag:")) {
            return errors::make("InvalidFilterValue", "The following filter values are missing : null for filter key " + key + ".");
        }
        if (std::any_of(filters.begin(), filter, [&](const auto& other) { return other.key == key; })) {
            return errors::make("InvalidFilterKey", "The following filter is duplicated in the request: " + key +
                                                        ". A request can contain only one occurrence of a specific filter.");
        }
        BACKLOT_CHECK(check_option(key, option_of(*filter)));
        if (key == "Path") BACKLOT_CHECK(check_path_filter(*filter));
        if (key == "Type") BACKLOT_CHECK(check_values(*filter, {"String", "StringList", "SecureString"}));
        if (key == "Tier") BACKLOT_CHECK(check_values(*filter, {"Standard", "Advanced", "Intelligent-Tiering"}));
    }
    return {};
}

bool fits_filters(const model::List<ParameterStringFilter>& filters, const ParameterRecord& parameter,
                  const VersionRecord& version) {
    return std::ranges::all_of(filters, [&](const auto& filter) { return fits_one(filter, parameter, version); });
}

}  // namespace backlot::ssm
