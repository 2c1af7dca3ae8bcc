// RemoveRegionsFromReplication: deletes a secret's replicas in these regions.
//
// Fails with ResourceNotFoundException, InvalidRequestException, InvalidParameterException.
//
// Source: AWS Secrets Manager API Reference (2017-10-17), RemoveRegionsFromReplication.
#include <algorithm>

#include "services/secretsmanager/replication.h"

namespace backlot::secretsmanager {

Result<Access> remove_regions_from_replication_access(const Context& context, const RemoveRegionsFromReplicationInput& input) {
    return on_secret(context, "secretsmanager:RemoveRegionsFromReplication", input.secret_id);
}

Result<RemoveRegionsFromReplicationOutput> remove_regions_from_replication(Context& context, const RemoveRegionsFromReplicationInput& input) {
    BACKLOT_TRY(secret, need_primary(context, input.secret_id));
    for (const auto& region : input.remove_replica_regions) {
        const auto replica = std::ranges::find(secret.replicas, region, &ReplicaRecord::region);
        if (replica == secret.replicas.end()) return errors::invalid_parameter("The secret is not replicated to the region " + region + ".");
        erase_replica(context, secret, region);
        secret.replicas.erase(replica);
    }
    store_secret(context, secret);
    return RemoveRegionsFromReplicationOutput{.arn = arn_of(secret), .replication_status = replication_shape(secret)};
}

}  // namespace backlot::secretsmanager
