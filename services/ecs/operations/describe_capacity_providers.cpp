// DescribeCapacityProviders: AWS's own, FARGATE and FARGATE_SPOT; accounts have none of theirs here.
//
// Fails with InvalidParameterException, ClusterNotFoundException.
//
// Source: Amazon ECS API Reference (2014-11-13), DescribeCapacityProviders; Developer Guide, "Amazon ECS clusters for Fargate workloads".
#include <algorithm>

#include "services/ecs/clusters.h"
#include "services/ecs/errors.h"

namespace backlot::ecs {

namespace {

std::string arn_of_provider(const Home& home, std::string_view name) { return arn_in(home, "capacity-provider/" + std::string(name)); }

}  // namespace

Result<Access> describe_capacity_providers_access(const Context& context, const DescribeCapacityProvidersInput& input) {
    const auto home = home_of(context);
    std::vector<std::string> resources;
    for (const auto& one : input.capacity_providers) resources.push_back(arn_of_provider(home, last_part(one)));
    if (resources.empty()) resources.emplace_back("*");
    auto access = on("ecs:DescribeCapacityProviders", resources.front(), {});
    for (std::size_t i = 1; i < resources.size(); ++i) access.also.push_back({.action = access.action, .resource = resources[i]});
    return access;
}

Result<DescribeCapacityProvidersOutput> describe_capacity_providers(const Context& context, const DescribeCapacityProvidersInput& input) {
    if (input.capacity_providers.size() > 100) return errors::invalid_parameter("Capacity providers cannot exceed 100 elements.");
    if (input.cluster) BACKLOT_CHECK(need_cluster(context, cluster_name(input.cluster)));
    const auto home = home_of(context);
    constexpr std::string_view own[] = {"FARGATE", "FARGATE_SPOT"};
    std::vector<std::string> wanted;
    for (const auto& one : input.capacity_providers) wanted.emplace_back(last_part(one));
    if (wanted.empty()) wanted.assign(std::begin(own), std::end(own));
    DescribeCapacityProvidersOutput output;
    output.capacity_providers.given = true;
    output.failures.given = true;
    for (const auto& name : wanted) {
        if (std::ranges::find(own, name) == std::end(own)) {
            output.failures.push_back({.arn = arn_of_provider(home, name), .reason = "MISSING"});
            continue;
        }
        CapacityProvider provider{.capacity_provider_arn = arn_of_provider(home, name), .name = name};
        provider.status = "ACTIVE";
        provider.tags.given = true;
        output.capacity_providers.push_back(std::move(provider));
    }
    return output;
}

}  // namespace backlot::ecs
