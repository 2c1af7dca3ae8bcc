// BatchCheckLayerAvailability: which layers a repository has.
//
// Fails with RepositoryNotFoundException.
//
// Source: Amazon ECR API Reference (2015-09-21), BatchCheckLayerAvailability.
#include "services/ecr/layers.h"

namespace backlot::ecr {

Result<Access> batch_check_layer_availability_access(const Context& context, const BatchCheckLayerAvailabilityInput& input) {
    return on_repository(context, "ecr:BatchCheckLayerAvailability", input.registry_id, input.repository_name);
}

Result<BatchCheckLayerAvailabilityOutput> batch_check_layer_availability(const Context& context, const BatchCheckLayerAvailabilityInput& input) {
    BACKLOT_TRY(repository, need_repository(context, input.registry_id, input.repository_name));
    BatchCheckLayerAvailabilityOutput output;
    output.layers.given = true;
    output.failures.given = true;
    for (const auto& digest : input.layer_digests) {
        if (digest.find(':') == std::string::npos) {
            output.failures.push_back({.layer_digest = digest, .failure_code = "InvalidLayerDigest", .failure_reason = "The layer digest is invalid"});
        } else if (const auto layer = find_layer(context, repository, digest)) {
            output.layers.push_back({.layer_digest = digest, .layer_availability = "AVAILABLE", .layer_size = static_cast<std::int64_t>(layer->size),
                                     .media_type = layer->media_type});
        } else {
            output.failures.push_back({.layer_digest = digest, .failure_code = "MissingLayerDigest", .failure_reason = "The layer digest does not exist"});
        }
    }
    return output;
}

}  // namespace backlot::ecr
