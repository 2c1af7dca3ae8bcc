#include "services/ssm/filters.h"

#include <algorithm>

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

Result<> check_filters(const model::List<ParameterStringFilter>& filters, FiltersOf of) {
    for (auto filter = filters.begin(); filter != filters.end(); ++filter) {
        const bool repeats = std::any_of(filters.begin(), filter,
                                         [&](const auto& other) { return other.key == filter->key; });
        if (repeats) {
            return errors::make("InvalidFilterKey", "The following filter is duplicated in the request: " +
                                filter->key +
                                                        ". A request can contain only one occurrence of a specific filter.");
        }
        const bool is_common = filter->key == "Type" || filter->key == "KeyId";
        const bool is_described = filter->key.starts_with("tag:") || filter->key == "Name" || filter->key == "Path" ||
                                  filter->key == "Tier" || filter->key == "DataType";
        if (!is_common && !(of == FiltersOf::describe ? is_described : filter->key == "Label")) {
            return errors::make("InvalidFilterKey", "The following filter key is not valid: " + filter->key + ".");
        }
        const auto option = option_of(*filter);
        const bool fits = filter->key == "Path"    ? option == "Recursive" || option == "OneLevel"
                          : filter->key == "Label" ? option == "Equals"
                                                   : option == "Equals" || option == "BeginsWith" ||
                                                       (filter->key == "Name" && option == "Contains");
        if (!fits) return errors::make("InvalidFilterOption", "The following filter option is not valid: " + option +
                                       ".");
        if (filter->values.empty() && !filter->key.starts_with("tag:")) {
            return errors::make("InvalidFilterValue",
                                "The following filter values are missing : null for filter key " + filter->key);
        }
    }
    return {};
}

bool fits_filters(const model::List<ParameterStringFilter>& filters, const ParameterRecord& parameter,
                  const VersionRecord& version) {
    return std::ranges::all_of(filters, [&](const auto& filter) { return fits_one(filter, parameter, version); });
}

}  // namespace backlot::ssm
