// GetRegistryScanningConfiguration, PutRegistryScanningConfiguration: which repositories are scanned, and when.
//
// Enhanced scanning is NotImplemented. Fails with ValidationException.
//
// Source: Amazon ECR API Reference (2015-09-21), GetRegistryScanningConfiguration, PutRegistryScanningConfiguration.
#include "services/ecr/access.h"

namespace backlot::ecr {

namespace {

RegistryScanningConfiguration scanning_shape(const RegistryRecord& registry) {
    RegistryScanningConfiguration shape{.scan_type = registry.scan_type};
    shape.rules.given = true;
    for (const auto& record : registry.scan_rules) {
        RegistryScanningRule rule{.scan_frequency = record.frequency};
        for (const auto& filter : record.filters) rule.repository_filters.push_back({.filter = filter, .filter_type = "WILDCARD"});
        shape.rules.push_back(std::move(rule));
    }
    return shape;
}

}  // namespace

Result<Access> get_registry_scanning_configuration_access(const Context&, const GetRegistryScanningConfigurationInput&) {
    return on_registry("ecr:GetRegistryScanningConfiguration");
}

Result<GetRegistryScanningConfigurationOutput> get_registry_scanning_configuration(const Context& context,
                                                                                   const GetRegistryScanningConfigurationInput&) {
    return GetRegistryScanningConfigurationOutput{
        .registry_id = context.account(), .scanning_configuration = scanning_shape(find_registry(context, context.account(), context.region()))};
}

Result<Access> put_registry_scanning_configuration_access(const Context&, const PutRegistryScanningConfigurationInput&) {
    return on_registry("ecr:PutRegistryScanningConfiguration");
}

Result<PutRegistryScanningConfigurationOutput> put_registry_scanning_configuration(Context& context,
                                                                                   const PutRegistryScanningConfigurationInput& input) {
    if (input.scan_type == "ENHANCED") return errors::not_built("scan images with Amazon Inspector");
    auto registry = find_registry(context, context.account(), context.region());
    registry.scan_rules.clear();
    for (const auto& rule : input.rules) {
        if (rule.scan_frequency == "CONTINUOUS_SCAN") return errors::validation("CONTINUOUS_SCAN is for enhanced scanning only.");
        ScanRule record{.frequency = rule.scan_frequency};
        for (const auto& filter : rule.repository_filters) record.filters.push_back(filter.filter);
        registry.scan_rules.push_back(std::move(record));
    }
    store_registry(context, registry);
    return PutRegistryScanningConfigurationOutput{.registry_scanning_configuration = scanning_shape(registry)};
}

}  // namespace backlot::ecr
