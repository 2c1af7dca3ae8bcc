#include "services/ecs/clusters.h"

#include <algorithm>

#include "identity/authenticate.h"
#include "identity/directory.h"
#include "services/ecs/errors.h"
#include "services/ecs/shapes.h"
#include "services/ecs/tagging.h"

namespace backlot::ecs {

namespace {

constexpr std::string_view linked_role_name = "AWSServiceRoleForECS";

void count(const Context& context, const Home& home, std::string_view name, Cluster& cluster) {
    std::int64_t running = 0;
    std::int64_t pending = 0;
    store::scan(context.view(), tasks, [&](const TaskRecord& task) {
        if (task.is_over) return;
        const auto status = shape_from<Task>(task.shape).last_status.value_or("");
        if (status == "RUNNING") ++running;
        else if (status == "PROVISIONING" || status == "PENDING" || status == "ACTIVATING") ++pending;
    }, home.account, home.region, name);
    std::int64_t active = 0;
    store::scan(context.view(), services, [&](const ServiceRecord& one) {
        if (shape_from<Service>(one.shape).status == "ACTIVE") ++active;
    }, home.account, home.region, name);
    cluster.running_tasks_count = running;
    cluster.pending_tasks_count = pending;
    cluster.active_services_count = active;
    cluster.registered_container_instances_count = 0;
}

}  // namespace

std::optional<Cluster> find_cluster(const Context& context, const Home& home, std::string_view name) {
    const auto found = context.find(clusters, home.account, home.region, name);
    if (!found) return std::nullopt;
    auto cluster = shape_from<Cluster>(found->shape);
    count(context, home, name, cluster);
    return cluster;
}

Result<Cluster> need_cluster(const Context& context, std::string_view name) {
    const auto home = home_of(context);
    const auto found = context.find(clusters, home.account, home.region, name);
    if (!found) return errors::cluster_not_found();
    auto cluster = shape_from<Cluster>(found->shape);
    if (cluster.status != "ACTIVE") return errors::cluster_not_found();
    return cluster;
}

Result<Cluster> need_counted_cluster(const Context& context, std::string_view name) {
    BACKLOT_TRY(cluster, need_cluster(context, name));
    count(context, home_of(context), name, cluster);
    return cluster;
}

model::List<KeyValuePair> statistics_of(const Context& context, const Home& home, const Cluster& cluster) {
    std::int64_t draining = 0;
    store::scan(context.view(), services, [&](const ServiceRecord& one) {
        if (shape_from<Service>(one.shape).status == "DRAINING") ++draining;
    }, home.account, home.region, *cluster.cluster_name);
    model::List<KeyValuePair> all;
    const auto add = [&](const std::string& before, const std::string& after, std::int64_t count) {
        all.push_back({.name = before + "EC2" + after, .value = "0"});
        all.push_back({.name = before + "Fargate" + after, .value = std::to_string(count)});
    };
    add("running", "TasksCount", cluster.running_tasks_count.value_or(0));
    add("pending", "TasksCount", cluster.pending_tasks_count.value_or(0));
    add("active", "ServiceCount", cluster.active_services_count.value_or(0));
    add("draining", "ServiceCount", draining);
    return all;
}

void store_cluster(Context& context, std::string_view name, const Cluster& cluster, const Tags& tags) {
    const auto home = home_of(context);
    store::put(context.writes(), clusters, ClusterRecord{.shape = store_text(cluster), .tags = tags}, home.account, home.region,
               name);
}

Cluster cluster_shape(const Context& context, Cluster cluster, bool with_tags) {
    cluster.statistics.given = true;
    cluster.tags.given = true;
    cluster.settings.given = true;
    cluster.capacity_providers.given = true;
    cluster.default_capacity_provider_strategy.given = true;
    if (!with_tags) return cluster;
    const auto home = home_of(context);
    const auto found = context.find(clusters, home.account, home.region, cluster.cluster_name.value_or(""));
    if (found) cluster.tags = tags_shape(found->tags);
    cluster.tags.given = true;
    return cluster;
}

Result<> check_providers(const model::List<std::string>& providers, const model::List<CapacityProviderStrategyItem>& strategy) {
    const auto check = [](const std::string& name) -> Result<> {
        if (name == "FARGATE" || name == "FARGATE_SPOT") return {};
        return errors::invalid_parameter("The specified capacity provider '" + name +
                                         "' was not found. Specify a valid capacity provider and try again.");
    };
    for (const auto& name : providers) BACKLOT_CHECK(check(name));
    std::int64_t bases = 0;
    for (const auto& item : strategy) {
        BACKLOT_CHECK(check(item.capacity_provider));
        if (std::ranges::find(providers, item.capacity_provider) == providers.end()) {
            return errors::invalid_parameter("The specified capacity provider strategy cannot contain a capacity provider "
                                             "that is not associated with the cluster. Associate the capacity provider with "
                                             "the cluster and try again.");
        }
        if (item.base.value_or(0) > 0) ++bases;
    }
    if (bases > 1) {
        return errors::invalid_parameter("The specified capacity provider strategy can only contain one capacity provider "
                                         "with a base value defined.");
    }
    return {};
}

model::List<CapacityProviderStrategyItem> complete(model::List<CapacityProviderStrategyItem> strategy) {
    for (auto& item : strategy) {
        if (!item.base) item.base = 0;
        if (!item.weight) item.weight = 0;
    }
    return strategy;
}

std::string linked_role_arn(std::string_view account) {
    return "arn:aws:iam::" + std::string(account) + ":role/aws-service-role/ecs.amazonaws.com/" + std::string(linked_role_name);
}

std::optional<identity::Caller> linked_role(const Context& context, std::string_view account) {
    const auto role = identity::find_role(context.view(), account, linked_role_name);
    if (!role) return std::nullopt;
    auto session = std::make_shared<identity::Session>();
    session->kind = identity::SessionKind::role;
    session->account = account;
    session->role = role->name;
    session->role_id = role->id;
    session->session_name = "ecs-service-scheduler";
    session->created = context.now();
    session->expires = context.now() + std::chrono::hours{1};
    return identity::session_caller(session, &*role);
}

}  // namespace backlot::ecs
