// GetNamespace: what is known of a namespace.
//
// Fails with NamespaceNotFound.
//
// Source: AWS Cloud Map API Reference (2017-03-14), GetNamespace.
#include "services/servicediscovery/shapes.h"

namespace backlot::servicediscovery {

Result<Access> get_namespace_access(const Context& context, const GetNamespaceInput& input) {
    return on_namespace(context, "servicediscovery:GetNamespace", input.id);
}

Result<GetNamespaceOutput> get_namespace(const Context& context, const GetNamespaceInput& input) {
    BACKLOT_TRY(one, need_namespace(context, input.id));
    Namespace shape{.id = one.id,
                    .arn = namespace_arn(context, one.id),
                    .resource_owner = context.account(),
                    .name = one.name,
                    .type = one.type,
                    .service_count = count_services(context, one.id),
                    .properties = properties_of(one),
                    .create_date = one.created};
    if (!one.description.empty()) shape.description = one.description;
    if (!one.creator_request_id.empty()) shape.creator_request_id = one.creator_request_id;
    return GetNamespaceOutput{.namespace_ = std::move(shape)};
}

}  // namespace backlot::servicediscovery
