// GetParametersByPath: the parameters right below a path, or anywhere below it.
//
// Who may read a path reads all that is below it, also what a policy denies by its own name. Fails with
// ValidationException, InvalidFilterKey, InvalidFilterOption, InvalidFilterValue, InvalidNextToken.
//
// Source: AWS Systems Manager API Reference (2014-11-06), GetParametersByPath ("If a user has access to a path, then the
// user can access all levels of that path").
#include "services/ssm/filters.h"
#include "services/ssm/page.h"
#include "services/ssm/secure_string.h"

namespace backlot::ssm {

Result<Access> get_parameters_by_path_access(const Context& context, const GetParametersByPathInput& input) {
    ParameterKey key{.account = context.account(), .region = context.region(), .name = input.path};
    if (key.name.size() > 1 && key.name.ends_with('/')) key.name.pop_back();
    Access access{.action = "ssm:GetParametersByPath", .resource = parameter_arn(key)};
    add_key(access.keys, "ssm:Recursive", input.recursive.value_or(false) ? "true" : "false");
    return access;
}

Result<GetParametersByPathOutput> get_parameters_by_path(const Context& context,
                                                         const GetParametersByPathInput& input) {
    BACKLOT_CHECK(check_path_text(input.path));
    BACKLOT_CHECK(check_filters(input.parameter_filters, FiltersOf::path));
    struct Found {
        ParameterRecord parameter;
        VersionRecord version;
    };
    std::vector<Found> found;
    const bool is_by_label = std::ranges::any_of(input.parameter_filters,
                                                 [](const auto& filter) { return filter.key == "Label"; });
    store::scan(context.view(), parameters, [&](const ParameterRecord& parameter) {
        if (!is_below(parameter.name, input.path, input.recursive.value_or(false))) return;
        const ParameterKey key{.account = context.account(), .region = context.region(), .name = parameter.name};
        const auto newest = newest_of(context, key, parameter);
        if (is_expired(newest, context.now())) return;
        // A label may be on an older version, which is then the one that is given.
        for (const auto& version : is_by_label ? versions_of(context, key) : std::vector{newest}) {
            if (fits_filters(input.parameter_filters, parameter, version)) found.push_back({.parameter = parameter,
                .version = version});
        }
    }, context.account(), context.region());
    BACKLOT_TRY(page, page_of(std::move(found), input.max_results.value_or(10), input.next_token,
                              [](const Found& one) { return one.parameter.name; }));
    GetParametersByPathOutput output{.next_token = page.next};
    output.parameters.given = true;
    const ParameterKey key{.account = context.account(), .region = context.region(), .name = {}};
    for (const auto& one : page.items) {
        BACKLOT_TRY(shape, shown_parameter(context, key, one.parameter, one.version, input.with_decryption));
        output.parameters.push_back(std::move(shape));
    }
    return output;
}

}  // namespace backlot::ssm
