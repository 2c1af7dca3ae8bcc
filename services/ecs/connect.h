// Service Connect's side in Cloud Map: the namespaces that clusters and services name, and a service of Cloud Map for each
// discovery name, both under the account's service-linked role and tagged AmazonECSManaged.
//
// Source: Amazon ECS API Reference, ClusterServiceConnectDefaultsRequest, ServiceConnectConfiguration,
// ServiceConnectServiceResource; Developer Guide, "Configuring Amazon ECS Service Connect with the AWS CLI"; the managed policy
// AmazonECSServiceRolePolicy (CloudMapResourceCreation, CloudMapResourceDeletion).
#pragma once

#include <optional>
#include <string>

#include "services/ecs/scheduler.h"

namespace backlot::ecs {

struct ConnectNamespace {
    std::string arn;
    std::string name;
};

// By its name or ARN. Fails with NamespaceNotFoundException, InvalidParameterException.
[[nodiscard]] Result<ConnectNamespace> need_namespace(const Context& context, const std::string& named);
// The default of a cluster: an HTTP namespace is made for a new name. Nothing for an empty one.
[[nodiscard]] Result<std::optional<ClusterServiceConnectDefaults>> connect_defaults(Context& context, const std::string& named);

// Gives the service's newest deployment what it asks for: the namespace, and its names in Cloud Map, made where they are new.
// Fails with InvalidParameterException, NamespaceNotFoundException.
[[nodiscard]] Result<> connect(Context& context, LiveService& live, const Cluster& cluster, const TaskDefinition& definition,
                               const std::optional<ServiceConnectConfiguration>& asked);
// Deletes what Cloud Map holds for names that no deployment has any more.
void drop_names(Context& context, LiveService& live);

}  // namespace backlot::ecs
