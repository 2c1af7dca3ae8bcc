// PutReplicationConfiguration: where images go on to as they are pushed from now on; all rules at once.
//
// Deletions are not replicated (NotImplemented). Fails with ValidationException, InvalidParameterException.
//
// Source: Amazon ECR API Reference (2015-09-21), PutReplicationConfiguration.
#include "services/ecr/access.h"

namespace backlot::ecr {

namespace {

constexpr std::size_t rule_limit = 10;
constexpr std::size_t destination_limit = 25;

}  // namespace

Result<Access> put_replication_configuration_access(const Context&, const PutReplicationConfigurationInput&) {
    return on_registry("ecr:PutReplicationConfiguration");
}

Result<PutReplicationConfigurationOutput> put_replication_configuration(Context& context, const PutReplicationConfigurationInput& input) {
    auto registry = find_registry(context, context.account(), context.region());
    registry.replication.clear();
    std::size_t count = 0;
    if (input.replication_configuration.rules.size() > rule_limit) return errors::validation("A registry has at most 10 replication rules.");
    for (const auto& rule : input.replication_configuration.rules) {
        if (rule.delete_replication) return errors::not_built("replicate deletions of images");
        ReplicationRuleRecord record;
        for (const auto& one : rule.destinations) {
            if (one.registry_id == context.account() && one.region == context.region()) {
                return errors::invalid_parameter("replicationConfiguration", "Replication destination cannot be the same as the source registry");
            }
            record.targets.push_back({.region = one.region, .account = one.registry_id});
        }
        count += record.targets.size();
        for (const auto& filter : rule.repository_filters) record.prefixes.push_back(filter.filter);
        registry.replication.push_back(std::move(record));
    }
    if (count > destination_limit) return errors::validation("A registry has at most 25 replication destinations.");
    store_registry(context, registry);
    PutReplicationConfigurationOutput output;
    output.replication_configuration = input.replication_configuration;
    return output;
}

}  // namespace backlot::ecr
