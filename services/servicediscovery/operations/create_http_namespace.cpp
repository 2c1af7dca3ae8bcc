// CreateHttpNamespace: a namespace whose instances are discovered by the API alone.
//
// Fails with NamespaceAlreadyExists, InvalidInput, TooManyTagsException.
//
// Source: AWS Cloud Map API Reference (2017-03-14), CreateHttpNamespace.
#include "services/servicediscovery/names.h"
#include "services/servicediscovery/new_namespace.h"

namespace backlot::servicediscovery {

Result<Access> create_http_namespace_access(const Context&, const CreateHttpNamespaceInput& input) {
    Keys keys;
    add_request_tags(keys, input.tags);
    return on_all("servicediscovery:CreateHttpNamespace", std::move(keys));
}

Result<CreateHttpNamespaceOutput> create_http_namespace(Context& context, const CreateHttpNamespaceInput& input) {
    BACKLOT_CHECK(check_http_namespace_name(input.name));
    BACKLOT_TRY(operation, make_namespace(context,
                                          {.name = input.name,
                                           .type = "HTTP",
                                           .description = input.description.value_or(""),
                                           .creator_request_id = input.creator_request_id.value_or("")},
                                          input.tags));
    return CreateHttpNamespaceOutput{.operation_id = operation};
}

}  // namespace backlot::servicediscovery
