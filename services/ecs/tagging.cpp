#include "services/ecs/tagging.h"

#include "base/arn.h"
#include "base/encoding.h"
#include "services/ecs/errors.h"
#include "services/ecs/task_sets.h"

namespace backlot::ecs {

Result<> add_tags(Tags& tags, const model::List<Tag>& more) {
    for (const auto& tag : more) {
        const auto key = tag.key.value_or("");
        if (key.empty()) return errors::invalid_parameter("Tag key cannot be empty.");
        if (to_lower(key).starts_with("aws:")) {
            return errors::invalid_parameter("Tag keys starting with the reserved prefix 'aws:' are not allowed.");
        }
        tags.insert_or_assign(key, tag.value.value_or(""));
    }
    if (tags.size() > tag_limit) {
        return errors::invalid_parameter("The maximum number of tags that can be applied to a resource is 50.");
    }
    return {};
}

Result<Tags> tags_of(const model::List<Tag>& tags) {
    Tags made;
    BACKLOT_CHECK(add_tags(made, tags));
    if (made.size() != tags.size()) return errors::invalid_parameter("Duplicate tag keys found.");
    return made;
}

model::List<Tag> tags_shape(const Tags& tags) {
    model::List<Tag> made;
    for (const auto& [key, value] : tags) made.push_back({.key = key, .value = value});
    return made;
}

Result<Tagged> parse_tagged(const Context& context, std::string_view text) {
    const auto invalid = [&] { return errors::invalid_parameter("Invalid arn: " + std::string(text)); };
    const auto arn = Arn::parse(text);
    if (!arn || arn->service != "ecs" || arn->account != context.account() || arn->region != context.region()) return invalid();
    Tagged tagged;
    const auto slash = arn->resource.find('/');
    if (slash == arn->resource.npos) return invalid();
    tagged.kind = arn->resource.substr(0, slash);
    auto rest = arn->resource.substr(slash + 1);
    if (tagged.kind == "task" || tagged.kind == "service") {
        const auto second = rest.find('/');
        if (second == rest.npos) {
            return errors::invalid_parameter("Long arn format must be used for tagging operations");
        }
        tagged.cluster = rest.substr(0, second);
        tagged.name = rest.substr(second + 1);
    } else if (tagged.kind == "task-definition") {
        const auto name = parse_definition(rest);
        if (!name || !name->revision) return invalid();
        tagged.name = name->family;
        tagged.revision = *name->revision;
    } else if (tagged.kind == "task-set") {  // CLUSTER/SERVICE/ecs-svc/ID
        const auto second = rest.find('/');
        if (second == rest.npos || rest.find('/', second + 1) == rest.npos) return invalid();
        tagged.cluster = rest.substr(0, second);
        tagged.name = rest.substr(second + 1);
    } else if (tagged.kind == "cluster") {
        tagged.name = rest;
    } else {
        return invalid();
    }
    return tagged;
}

namespace {

// The service of "SERVICE/ecs-svc/ID", and its task set.
struct TaggedSet {
    std::optional<LiveService> live;
    TaskSet* task_set = nullptr;
};

TaggedSet tagged_set(const Context& context, const Tagged& tagged) {
    const auto slash = tagged.name.find('/');
    TaggedSet found{.live = find_service(context, home_of(context), tagged.cluster, tagged.name.substr(0, slash))};
    if (found.live) found.task_set = find_task_set(*found.live, tagged.name.substr(slash + 1));
    return found;
}

}  // namespace

std::optional<Tags> find_tags(const Context& context, const Tagged& tagged) {
    const auto home = home_of(context);
    if (tagged.kind == "task-set") {
        const auto found = tagged_set(context, tagged);
        if (found.task_set == nullptr) return std::nullopt;
        Tags tags;
        for (const auto& tag : found.task_set->tags) tags.insert_or_assign(tag.key.value_or(""), tag.value.value_or(""));
        return tags;
    }
    const auto of = [](const auto& found) { return found ? std::optional(found->tags) : std::nullopt; };
    if (tagged.kind == "cluster") return of(context.find(clusters, home.account, home.region, tagged.name));
    if (tagged.kind == "task") return of(context.find(tasks, home.account, home.region, tagged.cluster, tagged.name));
    if (tagged.kind == "service") return of(context.find(services, home.account, home.region, tagged.cluster, tagged.name));
    return of(context.find(definitions, home.account, home.region, tagged.name, tagged.revision));
}

void store_tags(Context& context, const Tagged& tagged, const Tags& tags) {
    const auto home = home_of(context);
    if (tagged.kind == "task-set") {
        auto found = tagged_set(context, tagged);
        BACKLOT_ASSERT(found.task_set != nullptr);
        found.task_set->tags = tags_shape(tags);
        store_service(context, *found.live);
        return;
    }
    const auto change = [&](const auto& table, const auto&... key) {
        auto found = context.find(table, key...);
        BACKLOT_ASSERT(found.has_value());
        found->tags = tags;
        store::put(context.writes(), table, *found, key...);
    };
    if (tagged.kind == "cluster") return change(clusters, home.account, home.region, tagged.name);
    if (tagged.kind == "task") return change(tasks, home.account, home.region, tagged.cluster, tagged.name);
    if (tagged.kind == "service") return change(services, home.account, home.region, tagged.cluster, tagged.name);
    change(definitions, home.account, home.region, tagged.name, tagged.revision);
}

Access on_tagged(const Context& context, std::string_view action, std::string_view arn, Keys keys) {
    const auto tagged = parse_tagged(context, arn);
    Tags tags;
    if (tagged) tags = find_tags(context, *tagged).value_or(Tags{});
    return on(action, std::string(arn), tags, std::move(keys));
}

}  // namespace backlot::ecs
