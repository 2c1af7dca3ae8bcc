// CreateCluster: a cluster, or the one there is of that name, as it stands.
//
// The service-linked role is made with it where the account has none, as the caller. Configurations of execute command,
// storage encryption and Service Connect defaults are kept. Fails with InvalidParameterException, and with NotImplemented
// for capacity providers other than AWS's own.
//
// Source: Amazon ECS API Reference (2014-11-13), CreateCluster; Developer Guide, "Using service-linked roles".
#include "services/ecs/clusters.h"
#include "services/ecs/connect.h"
#include "services/ecs/errors.h"
#include "services/ecs/tagging.h"
#include "services/iam/model.h"

namespace backlot::ecs {

Result<Access> create_cluster_access(const Context& context, const CreateClusterInput& input) {
    const auto name = cluster_name(input.cluster_name);
    Keys keys;
    add_request_tags(keys, input.tags);
    for (const auto& provider : input.capacity_providers) add_key(keys, "ecs:capacity-provider", provider);
    auto access = on_cluster(context, "ecs:CreateCluster", name, std::move(keys));
    ask_for_tags(access, input.tags, "CreateCluster", access.resource);
    return access;
}

Result<CreateClusterOutput> create_cluster(Context& context, const CreateClusterInput& input) {
    const auto name = input.cluster_name.value_or("default");
    if (!is_plain_name(name)) {
        return errors::invalid_parameter("Cluster name can contain up to 255 letters (uppercase and lowercase), numbers, "
                                         "underscores, and hyphens.");
    }
    BACKLOT_CHECK(check_providers(input.capacity_providers, input.default_capacity_provider_strategy));
    BACKLOT_TRY(tags, tags_of(input.tags));
    const auto home = home_of(context);
    if (const auto found = find_cluster(context, home, name); found && found->status == "ACTIVE") {
        return CreateClusterOutput{.cluster = cluster_shape(context, *found, true)};
    }
    if (!linked_role(context, home.account)) {
        // Without the permission there is no role yet, and tasks that need it say so.
        (void)context.call(context.caller_via("ecs.amazonaws.com"),
                           iam::CreateServiceLinkedRoleInput{.aws_service_name = "ecs.amazonaws.com"});
    }
    Cluster cluster{.cluster_arn = cluster_arn(home, name), .cluster_name = name, .status = "ACTIVE"};
    cluster.configuration = input.configuration;
    cluster.settings = input.settings;
    if (cluster.settings.empty()) cluster.settings.push_back({.name = "containerInsights", .value = "disabled"});
    cluster.capacity_providers = input.capacity_providers;
    cluster.default_capacity_provider_strategy = complete(input.default_capacity_provider_strategy);
    if (input.service_connect_defaults) {
        BACKLOT_TRY(defaults, connect_defaults(context, input.service_connect_defaults->namespace_));
        cluster.service_connect_defaults = std::move(defaults);
    }
    store_cluster(context, name, cluster, tags);
    return CreateClusterOutput{.cluster = cluster_shape(context, *find_cluster(context, home, name), true)};
}

}  // namespace backlot::ecs
