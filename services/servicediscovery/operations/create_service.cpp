// CreateService: a service in a namespace.
//
// Its type is DNS_HTTP with DNS records, else HTTP. Fails with NamespaceNotFound, ServiceAlreadyExists, InvalidInput,
// TooManyTagsException. Health checks of Route 53 are not built.
//
// Source: AWS Cloud Map API Reference (2017-03-14), CreateService.
#include "services/servicediscovery/errors.h"
#include "services/servicediscovery/names.h"
#include "services/servicediscovery/shapes.h"

namespace backlot::servicediscovery {

namespace {

std::string namespace_of(const CreateServiceInput& input) {
    if (input.namespace_id) return *input.namespace_id;
    return input.dns_config ? input.dns_config->namespace_id.value_or("") : "";
}

}  // namespace

Result<Access> create_service_access(const Context& context, const CreateServiceInput& input) {
    const auto id = namespace_of(input);
    Keys keys{{.name = "servicediscovery:NamespaceArn", .values = {namespace_arn(context, id)}}};
    add_request_tags(keys, input.tags);
    return on_namespace(context, "servicediscovery:CreateService", id, std::move(keys));
}

Result<CreateServiceOutput> create_service(Context& context, const CreateServiceInput& input) {
    BACKLOT_CHECK(check_service_name(input.name));
    if (input.health_check_config && input.health_check_custom_config) {
        return errors::invalid_input("You can specify either HealthCheckConfig or HealthCheckCustomConfig, but not both.");
    }
    if (input.health_check_config) return errors::not_built("backlot does not check health through Route 53 yet.");
    BACKLOT_TRY(in, need_namespace(context, namespace_of(input)));
    ServiceRecord one{.name = input.name,
                      .namespace_id = in.id,
                      .description = input.description.value_or(""),
                      .type = input.dns_config ? "DNS_HTTP" : "HTTP",
                      .has_custom_health = input.health_check_custom_config.has_value(),
                      .created = context.now(),
                      .creator_request_id = input.creator_request_id.value_or("")};
    if (input.dns_config) {
        if (in.type == "HTTP" || input.type.value_or("") == "HTTP") {
            return errors::invalid_input("When you specify an HTTP service, you can't include a DnsConfig element.");
        }
        for (const auto& record : input.dns_config->dns_records) one.dns_records.push_back({.type = record.type,
            .ttl = record.ttl});
        one.routing_policy = input.dns_config->routing_policy.value_or("MULTIVALUE");
        BACKLOT_CHECK(check_dns_records(one.dns_records, one.routing_policy));
    }
    if (const auto other = find_service_in(context, in, one.name)) {
        return fail(Error{.code = "ServiceAlreadyExists",
                          .message = "Service already exists.",
                          .details = {{"CreatorRequestId", other->creator_request_id},
                                      {"ServiceId", other->id},
                                      {"ServiceArn", service_arn(context, other->id)}}});
    }
    one.id = "srv-" + context.ids().alnum_lower(16);
    BACKLOT_CHECK(add_tags(one.tags, input.tags, service_arn(context, one.id)));
    store_service(context, one);
    return CreateServiceOutput{.service = service_shape(context, one)};
}

}  // namespace backlot::servicediscovery
