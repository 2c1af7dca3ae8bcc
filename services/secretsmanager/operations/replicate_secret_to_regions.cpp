// ReplicateSecretToRegions: a secret in more regions.
//
// Where a secret of that name lies there already, the replica is "Failed", but with ForceOverwriteReplicaSecret. Fails with
// ResourceNotFoundException, InvalidRequestException, InvalidParameterException.
//
// Source: AWS Secrets Manager API Reference (2017-10-17), ReplicateSecretToRegions.
#include "services/secretsmanager/replication.h"

namespace backlot::secretsmanager {

Result<Access> replicate_secret_to_regions_access(const Context& context, const ReplicateSecretToRegionsInput& input) {
    Keys keys;
    add_replica_keys(keys, input.add_replica_regions, input.force_overwrite_replica_secret.value_or(false));
    return on_secret(context, "secretsmanager:ReplicateSecretToRegions", input.secret_id, std::move(keys));
}

Result<ReplicateSecretToRegionsOutput> replicate_secret_to_regions(Context& context, const ReplicateSecretToRegionsInput& input) {
    BACKLOT_TRY(secret, need_primary(context, input.secret_id));
    BACKLOT_CHECK(add_replicas(secret, input.add_replica_regions));
    follow(context, secret, input.force_overwrite_replica_secret.value_or(false));
    store_secret(context, secret);
    return ReplicateSecretToRegionsOutput{.arn = arn_of(secret), .replication_status = replication_shape(secret)};
}

}  // namespace backlot::secretsmanager
