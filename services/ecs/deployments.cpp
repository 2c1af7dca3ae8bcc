#include "services/ecs/deployments.h"

#include <algorithm>

#include "services/ecs/shapes.h"

namespace backlot::ecs {

namespace {

constexpr std::size_t id_digits = 17;

struct Named {
    std::string cluster;
    std::string service;
    std::string id;
};

// By the ARN of a deployment or of a revision, of the account and region.
std::optional<Named> named_by(const Context& context, std::string_view arn) {
    for (const std::string_view kind : {"service-deployment/", "service-revision/"}) {
        const auto prefix = arn_in(home_of(context), kind);
        if (!arn.starts_with(prefix)) continue;
        const auto rest = arn.substr(prefix.size());
        const auto first = rest.find('/');
        const auto second = rest.find('/', first + 1);
        if (first == rest.npos || second == rest.npos) return std::nullopt;
        return Named{.cluster = std::string(rest.substr(0, first)), .service = std::string(rest.substr(first + 1, second - first - 1)), .id = std::string(rest.substr(second + 1))};
    }
    return std::nullopt;
}

std::string arn_of(const LiveService& live, std::string_view kind, const std::string& id) {
    return arn_in(live.home(), std::string(kind) + "/" + live.record.cluster + "/" + live.name() + "/" + id);
}

void put(Context& context, const LiveService& live, const DeploymentRecord& record) {
    store::put(context.writes(), deployments_table, record, live.record.account, live.record.region, live.record.cluster, live.name(), record.id);
}

ServiceRevision revision_of(const Context& context, const LiveService& live, const Deployment& deployment, const std::string& arn) {
    ServiceRevision revision{.service_revision_arn = arn, .service_arn = live.service.service_arn, .cluster_arn = live.service.cluster_arn,
                             .task_definition = deployment.task_definition, .capacity_provider_strategy = deployment.capacity_provider_strategy,
                             .launch_type = deployment.launch_type, .platform_version = deployment.platform_version, .platform_family = deployment.platform_family,
                             .load_balancers = live.service.load_balancers, .service_registries = live.service.service_registries,
                             .network_configuration = deployment.network_configuration};
    revision.service_connect_configuration = deployment.service_connect_configuration;
    revision.guard_duty_enabled = false;
    const auto name = parse_definition(deployment.task_definition.value_or(""));
    const auto record = name && name->revision ? context.find(definitions, live.record.account, live.record.region, name->family, *name->revision) : std::nullopt;
    if (record) {
        const auto definition = shape_from<TaskDefinition>(record->shape);
        for (const auto& container : definition.container_definitions) {
            revision.container_images.push_back({.container_name = container.name, .image = container.image});
        }
    }
    revision.created_at = deployment.created_at;
    return revision;
}

// The record of the deployment that is the service's own now; made where it is new.
DeploymentRecord begin(Context& context, const LiveService& live, const Deployment& deployment, const std::vector<DeploymentRecord>& before) {
    DeploymentRecord record{.id = context.ids().digits(id_digits), .deployment = *deployment.id};
    ServiceDeployment shape{.service_deployment_arn = arn_of(live, "service-deployment", record.id), .service_arn = live.service.service_arn, .cluster_arn = live.service.cluster_arn};
    shape.created_at = deployment.created_at;
    shape.started_at = deployment.created_at;
    shape.status = "IN_PROGRESS";
    shape.deployment_configuration = live.service.deployment_configuration;
    const auto revision = arn_of(live, "service-revision", record.id);
    shape.target_service_revision = ServiceRevisionSummary{.arn = revision};
    if (!before.empty()) {
        const auto last = shape_from<ServiceDeployment>(before.front().shape);
        if (last.target_service_revision) shape.source_service_revisions.push_back(*last.target_service_revision);
    }
    record.shape = store_text(shape);
    record.revision = store_text(revision_of(context, live, deployment, revision));
    return record;
}

void finish(ServiceDeployment& shape, const Context& context, std::string_view status, std::string reason) {
    if (shape.status == status) return;
    shape.status = std::string(status);
    if (!reason.empty()) shape.status_reason = std::move(reason);
    shape.finished_at = context.now();
    if (status == "STOPPED") shape.stopped_at = context.now();
}

// What the deployment's own state says of its history.
void follow(const Context& context, const LiveService& live, const Deployment* deployment, ServiceDeployment& shape) {
    shape.updated_at = context.now();
    if (deployment != nullptr) {
        auto& target = *shape.target_service_revision;
        target.requested_task_count = deployment->desired_count;
        target.running_task_count = deployment->running_count;
        target.pending_task_count = deployment->pending_count;
    }
    if (shape.status != "IN_PROGRESS") return;
    if (deployment == nullptr || deployment->status != "PRIMARY") {
        const bool has_failed = deployment != nullptr && deployment->rollout_state == "FAILED";
        const auto& configuration = live.service.deployment_configuration;
        const bool goes_back = has_failed && configuration && configuration->deployment_circuit_breaker && configuration->deployment_circuit_breaker->rollback;
        finish(shape, context, goes_back ? "ROLLBACK_SUCCESSFUL" : "STOPPED", has_failed ? deployment->rollout_state_reason.value_or("") : "A new deployment took its place.");
    } else if (deployment->rollout_state == "COMPLETED") {
        finish(shape, context, "SUCCESSFUL", {});
    } else if (deployment->rollout_state == "FAILED") {
        finish(shape, context, "STOPPED", deployment->rollout_state_reason.value_or(""));
    }
}

}  // namespace

std::vector<DeploymentRecord> deployments_of(const Context& context, const Home& home, std::string_view cluster, std::string_view service) {
    std::vector<DeploymentRecord> all;
    store::scan(context.view(), deployments_table, [&](const DeploymentRecord& one) { all.push_back(one); }, home.account, home.region, cluster, service);
    std::ranges::stable_sort(all, std::greater{}, [](const DeploymentRecord& one) { return shape_from<ServiceDeployment>(one.shape).created_at; });
    return all;
}

void keep_deployments(Context& context, LiveService& live) {
    const auto& service = live.service;
    auto records = deployments_of(context, live.home(), live.record.cluster, live.name());
    for (const auto& deployment : service.deployments) {
        if (std::ranges::find(records, *deployment.id, &DeploymentRecord::deployment) == records.end()) {
            records.insert(records.begin(), begin(context, live, deployment, records));
        }
    }
    for (auto& record : records) {
        const auto found = std::ranges::find(service.deployments, record.deployment, &Deployment::id);
        auto shape = shape_from<ServiceDeployment>(record.shape);
        const bool is_over = found == service.deployments.end() && shape.status != "IN_PROGRESS";
        if (is_over) continue;
        follow(context, live, found == service.deployments.end() ? nullptr : &*found, shape);
        record.shape = store_text(shape);
        put(context, live, record);
    }
    for (std::size_t i = deployments_limit; i < records.size(); ++i) {
        store::erase(context.writes(), deployments_table, live.record.account, live.record.region, live.record.cluster, live.name(), records[i].id);
    }
    if (!records.empty()) live.service.current_service_deployment = shape_from<ServiceDeployment>(records.front().shape).service_deployment_arn;
}

Access on_deployments(const Context& context, std::string_view action, const model::List<std::string>& arns) {
    std::vector<Question> questions;
    for (const auto& arn : arns) {
        const auto named = named_by(context, arn);
        if (!named) {
            questions.push_back({.action = std::string(action), .resource = arn});
            continue;
        }
        auto service = on_service(context, action, named->cluster, named->service);
        auto keys = service.keys;
        add_key(keys, "ecs:service", service.resource);
        questions.push_back({.action = std::string(action), .resource = arn, .owned = {}, .keys = std::move(keys)});
        questions.push_back({.action = service.action, .resource = service.resource, .owned = service.owned, .keys = service.keys});
    }
    if (questions.empty()) return on_all(action);
    Access access{.action = questions[0].action, .resource = questions[0].resource, .owned = questions[0].owned, .keys = questions[0].keys};
    access.also.assign(questions.begin() + 1, questions.end());
    return access;
}

std::optional<DeploymentRecord> find_deployment(const Context& context, std::string_view arn) {
    const auto home = home_of(context);
    const auto named = named_by(context, arn);
    return named ? context.find(deployments_table, home.account, home.region, named->cluster, named->service, named->id) : std::nullopt;
}

}  // namespace backlot::ecs
