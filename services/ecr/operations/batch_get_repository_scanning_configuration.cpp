// BatchGetRepositoryScanningConfiguration: how each of these repositories is scanned.
//
// Source: Amazon ECR API Reference (2015-09-21), BatchGetRepositoryScanningConfiguration.
#include "services/ecr/access.h"

namespace backlot::ecr {

Result<Access> batch_get_repository_scanning_configuration_access(const Context& context,
                                                                  const BatchGetRepositoryScanningConfigurationInput& input) {
    auto access = on_repository(context, "ecr:BatchGetRepositoryScanningConfiguration", {}, input.repository_names.front());
    for (std::size_t i = 1; i < input.repository_names.size(); ++i) {
        access.also.push_back(question_on(context, access.action, context.account(), context.region(), input.repository_names[i]));
    }
    return access;
}

Result<BatchGetRepositoryScanningConfigurationOutput> batch_get_repository_scanning_configuration(
    const Context& context, const BatchGetRepositoryScanningConfigurationInput& input) {
    BatchGetRepositoryScanningConfigurationOutput output;
    output.scanning_configurations.given = true;
    output.failures.given = true;
    const auto registry = find_registry(context, context.account(), context.region());
    for (const auto& name : input.repository_names) {
        const auto repository = context.find(repositories, context.account(), context.region(), name);
        if (!repository) {
            output.failures.push_back({.repository_name = name, .failure_code = "REPOSITORY_NOT_FOUND",
                                       .failure_reason = "The repository with name '" + name + "' does not exist"});
            continue;
        }
        RepositoryScanningConfiguration one{.repository_arn = arn_of(*repository), .repository_name = name, .scan_on_push = repository->scans_on_push,
                                            .scan_frequency = repository->scans_on_push ? "SCAN_ON_PUSH" : "MANUAL"};
        one.applied_scan_filters.given = true;
        for (const auto& rule : registry.scan_rules) {
            for (const auto& filter : rule.filters) {
                if (!fits_wildcard(filter, name)) continue;
                one.applied_scan_filters.push_back({.filter = filter, .filter_type = "WILDCARD"});
                one.scan_frequency = rule.frequency;
                one.scan_on_push = rule.frequency == "SCAN_ON_PUSH";
            }
        }
        output.scanning_configurations.push_back(std::move(one));
    }
    return output;
}

}  // namespace backlot::ecr
