#include "services/servicediscovery/errors.h"

namespace backlot::servicediscovery::errors {

// Whatever the model says of it: the service answers 400 to all.
Failure make(std::string_view code, std::string message) { return fail(std::string(code), std::move(message), 400); }
Failure invalid_input(std::string message) { return make("InvalidInput", std::move(message)); }
Failure no_such_namespace(std::string_view id) {
    return make("NamespaceNotFound", "No namespace found with ID: " + std::string(id));
}
Failure no_such_service(std::string_view id) {
    return make("ServiceNotFound", "No service found with ID: " + std::string(id));
}
Failure no_such_instance(std::string_view id) {
    return make("InstanceNotFound", "No instance found with ID: " + std::string(id));
}
Failure in_use(std::string message) { return make("ResourceInUse", std::move(message)); }
Failure not_built(std::string message) { return fail("NotImplemented", std::move(message), 400); }

}  // namespace backlot::servicediscovery::errors
