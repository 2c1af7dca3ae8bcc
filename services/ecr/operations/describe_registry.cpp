// DescribeRegistry: the registry's number and where its images go on to.
//
// Source: Amazon ECR API Reference (2015-09-21), DescribeRegistry.
#include "services/ecr/access.h"

namespace backlot::ecr {

Result<Access> describe_registry_access(const Context&, const DescribeRegistryInput&) { return on_registry("ecr:DescribeRegistry"); }

Result<DescribeRegistryOutput> describe_registry(const Context& context, const DescribeRegistryInput&) {
    ReplicationConfiguration configuration;
    configuration.rules.given = true;
    for (const auto& record : find_registry(context, context.account(), context.region()).replication) {
        ReplicationRule rule;
        for (const auto& one : record.targets) rule.destinations.push_back({.region = one.region, .registry_id = one.account});
        for (const auto& prefix : record.prefixes) rule.repository_filters.push_back({.filter = prefix, .filter_type = "PREFIX_MATCH"});
        configuration.rules.push_back(std::move(rule));
    }
    return DescribeRegistryOutput{.registry_id = context.account(), .replication_configuration = std::move(configuration)};
}

}  // namespace backlot::ecr
