#include "services/ecs/access.h"

#include "base/arn.h"

namespace backlot::ecs {

void add_cluster(Keys& keys, const Home& home, std::string_view cluster) {
    add_key(keys, "ecs:cluster", cluster_arn(home, cluster));
}

Access on_all(std::string_view action, Keys keys) { return {.action = std::string(action), .keys = std::move(keys)}; }

Access on(std::string_view action, std::string resource, const Tags& tags, Keys keys) {
    Access access{.action = std::string(action), .resource = std::move(resource), .keys = std::move(keys)};
    access.owned.tags = tags;
    return access;
}

Access on_cluster(const Context& context, std::string_view action, std::string_view name, Keys keys) {
    const auto home = home_of(context);
    const auto found = context.find(clusters, home.account, home.region, name);
    return on(action, cluster_arn(home, name), found ? found->tags : Tags{}, std::move(keys));
}

Access on_task(const Context& context, std::string_view action, std::string_view cluster, std::string_view task) {
    const auto home = home_of(context);
    const auto id = last_part(task);
    const auto found = context.find(tasks, home.account, home.region, cluster, id);
    Keys keys;
    add_cluster(keys, home, cluster);
    return on(action, task_arn(home, cluster, id), found ? found->tags : Tags{}, std::move(keys));
}

Access on_service(const Context& context, std::string_view action, std::string_view cluster, std::string_view service,
                  Keys keys) {
    const auto home = home_of(context);
    const auto name = last_part(service);
    const auto found = context.find(services, home.account, home.region, cluster, name);
    add_cluster(keys, home, cluster);
    return on(action, service_arn(home, cluster, name), found ? found->tags : Tags{}, std::move(keys));
}

void ask_for_tags(Access& access, const model::List<Tag>& tags, std::string_view create_action, std::string resource) {
    if (tags.empty()) return;
    Question question{.action = "ecs:TagResource", .resource = std::move(resource), .owned = {}, .keys = {}};
    for (const auto& key : access.keys) {
        if (key.name == "ecs:cluster") question.keys.push_back(key);
    }
    add_request_tags(question.keys, tags);
    add_key(question.keys, "ecs:CreateAction", std::string(create_action));
    access.also.push_back(std::move(question));
}

void ask_to_pass(Access& access, std::string_view role_arn, std::string_view service) {
    if (role_arn.empty()) return;
    for (const auto& asked : access.also) {
        if (asked.action == "iam:PassRole" && asked.resource == role_arn) return;
    }
    Question question{.action = "iam:PassRole", .resource = std::string(role_arn), .owned = {}, .keys = {}};
    question.owned.account = arn_account(role_arn);
    add_key(question.keys, "iam:PassedToService", std::string(service));
    access.also.push_back(std::move(question));
}

}  // namespace backlot::ecs
