#include "services/ecs/errors.h"

namespace backlot::ecs::errors {

Refusal make(std::string_view code, std::string message) { return fail(std::string(code), std::move(message), 400); }
Refusal client(std::string message) { return make("ClientException", std::move(message)); }
Refusal invalid_parameter(std::string message) { return make("InvalidParameterException", std::move(message)); }
Refusal cluster_not_found() { return make("ClusterNotFoundException", "Cluster not found."); }
Refusal service_not_found() { return make("ServiceNotFoundException", "Service not found."); }
Refusal service_not_active() { return make("ServiceNotActiveException", "Service was not ACTIVE."); }
Refusal not_built(std::string_view what) {
    return make("NotImplemented", "backlot does not " + std::string(what) + " yet.");
}

}  // namespace backlot::ecs::errors
