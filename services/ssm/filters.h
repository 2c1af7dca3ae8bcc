// ParameterFilters of DescribeParameters and GetParametersByPath.
//
// Source: AWS Systems Manager API Reference (2014-11-06), ParameterStringFilter; User Guide, "Searching for Parameter
// Store parameters in Systems Manager".
#pragma once

#include "services/ssm/shapes.h"

namespace backlot::ssm {

enum class FiltersOf { describe, path };

// Fails with InvalidFilterKey, InvalidFilterOption, InvalidFilterValue, and ValidationException for a path that is none.
[[nodiscard]] Result<> check_filters(const model::List<ParameterStringFilter>& filters, FiltersOf of);
// All of them must hold; of a filter's values one.
[[nodiscard]] bool fits_filters(const model::List<ParameterStringFilter>& filters, const ParameterRecord& parameter,
                                const VersionRecord& version);

// What is asked for as a path is one. Fails with ValidationException.
[[nodiscard]] Result<> check_path_text(std::string_view path);
// Whether a name lies below a path: anywhere below it, or right below it.
[[nodiscard]] bool is_below(std::string_view name, std::string_view path, bool is_recursive);

}  // namespace backlot::ssm
