// DescribeParameters: what is known of parameters, without their values.
//
// Fails with InvalidFilterKey, InvalidFilterOption, InvalidFilterValue, InvalidNextToken, ValidationException. Parameters
// that other accounts share (Shared) need Resource Access Manager and are not built.
//
// Source: AWS Systems Manager API Reference (2014-11-06), DescribeParameters.
#include "services/ssm/filters.h"
#include "services/ssm/page.h"

namespace backlot::ssm {

namespace {

ParameterMetadata metadata_of(const Context& context, const ParameterRecord& parameter,
                              const VersionRecord& version) {
    ParameterMetadata shape{.name = parameter.name,
                            .arn = parameter_arn({.account = context.account(), .region = context.region(),
                                                  .name = parameter.name}),
                            .type = version.type,
                            .last_modified_date = version.modified,
                            .last_modified_user = version.modified_by,
                            .version = static_cast<std::int64_t>(version.version),
                            .tier = version.tier,
                            .policies = policy_shapes(version, context.now()),
                            .data_type = version.data_type};
    shape.policies.given = true;
    if (!version.kms_key.empty()) shape.key_id = version.kms_key;
    if (!version.description.empty()) shape.description = version.description;
    if (!version.allowed_pattern.empty()) shape.allowed_pattern = version.allowed_pattern;
    return shape;
}

// The older form of filters: names by their beginning, the rest as they are.
model::List<ParameterStringFilter> newer_form(const model::List<ParametersFilter>& filters) {
    model::List<ParameterStringFilter> newer;
    for (const auto& filter : filters) {
        newer.push_back({.key = filter.key, .option = filter.key == "Name" ? "BeginsWith" : "Equals",
                         .values = filter.values});
    }
    return newer;
}

}  // namespace

Result<Access> describe_parameters_access(const Context& context, const DescribeParametersInput&) {
    return on_all(context, "ssm:DescribeParameters");
}

Result<DescribeParametersOutput> describe_parameters(const Context& context, const DescribeParametersInput& input) {
    if (!input.filters.empty() && !input.parameter_filters.empty()) {
        return errors::validation("You can use either Filters or ParameterFilters in a single request.");
    }
    if (input.shared.value_or(false)) return errors::not_built("backlot does not list parameters that other accounts share yet.");
    const auto filters = input.filters.empty() ? input.parameter_filters : newer_form(input.filters);
    BACKLOT_CHECK(check_filters(filters, FiltersOf::describe));
    std::vector<ParameterMetadata> found;
    store::scan(context.view(), parameters, [&](const ParameterRecord& parameter) {
        const ParameterKey key{.account = context.account(), .region = context.region(), .name = parameter.name};
        const auto version = newest_of(context, key, parameter);
        if (is_expired(version, context.now()) || !fits_filters(filters, parameter, version)) return;
        found.push_back(metadata_of(context, parameter, version));
    }, context.account(), context.region());
    BACKLOT_TRY(page, page_of(std::move(found), input.max_results.value_or(50), input.next_token,
                              [](const ParameterMetadata& one) { return *one.name; }));
    DescribeParametersOutput output{.next_token = page.next};
    output.parameters.given = true;
    for (auto& one : page.items) output.parameters.push_back(std::move(one));
    return output;
}

}  // namespace backlot::ssm
