#include "services/servicediscovery/access.h"

#include "base/arn.h"
#include "base/encoding.h"
#include "services/servicediscovery/errors.h"

namespace backlot::servicediscovery {

namespace {

Access access_on(std::string_view action, std::string_view id, std::string arn, const Tags& tags, Keys keys) {
    Access access{.action = std::string(action), .resource = std::move(arn), .owned = {}, .keys = std::move(keys)};
    if (id.starts_with("arn:")) {
        access.resource = id;
        access.owned.account = arn_account(id);
    }
    access.owned.tags = tags;
    return access;
}

}  // namespace

std::string id_of(std::string_view text) {
    const auto slash = text.starts_with("arn:") ? text.rfind('/') : text.npos;
    return std::string(slash == text.npos ? text : text.substr(slash + 1));
}

std::string namespace_arn(const Context& context, std::string_view id) {
    return context.arn("servicediscovery", "namespace/" + id_of(id));
}

std::string service_arn(const Context& context, std::string_view id) {
    return context.arn("servicediscovery", "service/" + id_of(id));
}

Access on_all(std::string_view action, Keys keys) {
    return Access{.action = std::string(action), .resource = "*", .owned = {}, .keys = std::move(keys)};
}

Access on_namespace(const Context& context, std::string_view action, std::string_view id, Keys keys) {
    const auto found = context.find(namespaces, context.account(), context.region(), id_of(id));
    return access_on(action, id, namespace_arn(context, id), found ? found->tags : Tags{}, std::move(keys));
}

Access on_service(const Context& context, std::string_view action, std::string_view id, Keys keys) {
    const auto found = context.find(services, context.account(), context.region(), id_of(id));
    keys.push_back({.name = "servicediscovery:ServiceArn", .values = {service_arn(context, id)}});
    if (found) keys.push_back({.name = "servicediscovery:ServiceCreatedByAccount", .values = {context.account()}});
    return access_on(action, id, service_arn(context, id), found ? found->tags : Tags{}, std::move(keys));
}

Question question_of_access(Access access) {
    return Question{.action = std::move(access.action),
                    .resource = std::move(access.resource),
                    .owned = std::move(access.owned),
                    .keys = std::move(access.keys)};
}

Result<NamespaceRecord> need_namespace(const Context& context, std::string_view id) {
    auto found = context.find(namespaces, context.account(), context.region(), id_of(id));
    if (!found) return errors::no_such_namespace(id);
    return std::move(*found);
}

Result<ServiceRecord> need_service(const Context& context, std::string_view id) {
    auto found = context.find(services, context.account(), context.region(), id_of(id));
    if (!found) return errors::no_such_service(id);
    return std::move(*found);
}

Result<InstanceRecord> need_instance(const Context& context, std::string_view service, std::string_view id) {
    auto found = context.find(instances, context.account(), context.region(), service, id);
    if (!found) return errors::no_such_instance(id);
    return std::move(*found);
}

void store_service(Context& context, const ServiceRecord& service) {
    store::put(context.writes(), services, service, context.account(), context.region(), service.id);
}

std::optional<ServiceRecord> find_service_in(const Context& context, const NamespaceRecord& in, std::string_view name) {
    std::optional<ServiceRecord> found;
    store::scan(context.view(), services, [&](const ServiceRecord& one) {
        if (one.namespace_id != in.id) return true;
        if (in.type == "HTTP" ? one.name == name : equal_ignoring_case(one.name, name)) found = one;
        return !found;
    }, context.account(), context.region());
    return found;
}

namespace {

std::optional<NamespaceRecord> find_namespace(const Context& context, std::string_view http_name) {
    std::optional<NamespaceRecord> found;
    store::scan(context.view(), namespaces, [&](const NamespaceRecord& one) {
        if (equal_ignoring_case(http_name_of(one), http_name)) found = one;
        return !found;
    }, context.account(), context.region());
    return found;
}

}  // namespace

std::optional<Found> find_by_name(const Context& context, std::string_view in, std::string_view service) {
    auto around = find_namespace(context, in);
    if (!around) return std::nullopt;
    auto found = find_service_in(context, *around, service);
    if (!found) return std::nullopt;
    return Found{.in = *std::move(around), .service = *std::move(found)};
}

backlot::Error not_found_by_name(const Context& context, std::string_view in, std::string_view service) {
    if (!find_namespace(context, in)) return errors::make("NamespaceNotFound", "Namespace not found").error();
    return errors::no_such_service(service).error();
}

std::string note_operation(Context& context, std::string type, std::map<std::string, std::string> targets) {
    OperationRecord operation{.id = context.ids().alnum_lower(32) + "-" + context.ids().alnum_lower(8),
                              .type = std::move(type),
                              .targets = std::move(targets),
                              .created = context.now()};
    store::put(context.writes(), operations_made, operation, context.account(), context.region(), operation.id);
    return operation.id;
}

Result<> add_tags(Tags& tags, const model::List<Tag>& more, std::string_view resource) {
    Tags seen;
    for (const auto& tag : more) {
        if (to_lower(tag.key).starts_with("aws:")) return errors::invalid_input("Tag keys cannot start with aws:");
        if (!seen.emplace(tag.key, tag.value).second) return errors::invalid_input("Duplicate tag key: " + tag.key);
        tags.insert_or_assign(tag.key, tag.value);
    }
    if (tags.size() <= tag_limit) return {};
    return fail(Error{.code = "TooManyTagsException",
                      .message = "The list of tags on the resource is over the quota. The maximum number of tags is 50.",
                      .details = {{"ResourceName", std::string(resource)}}});
}

}  // namespace backlot::servicediscovery
