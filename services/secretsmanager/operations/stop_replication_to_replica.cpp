// StopReplicationToReplica: a replica becomes a secret of its own; asked in its region.
//
// Fails with ResourceNotFoundException, InvalidRequestException, InvalidParameterException.
//
// Source: AWS Secrets Manager API Reference (2017-10-17), StopReplicationToReplica.
#include "services/secretsmanager/replication.h"

namespace backlot::secretsmanager {

Result<Access> stop_replication_to_replica_access(const Context& context, const StopReplicationToReplicaInput& input) {
    return on_secret(context, "secretsmanager:StopReplicationToReplica", input.secret_id);
}

Result<StopReplicationToReplicaOutput> stop_replication_to_replica(Context& context, const StopReplicationToReplicaInput& input) {
    BACKLOT_TRY(secret, need_live(context, input.secret_id));
    if (secret.primary_region.empty()) return errors::invalid_parameter("The secret is not a replica: call StopReplicationToReplica in the replica's region.");
    if (auto primary = context.find(secrets, secret.account, secret.primary_region, secret.name)) {
        std::erase_if(primary->replicas, [&](const ReplicaRecord& one) { return one.region == secret.region; });
        store_secret(context, *primary);
    }
    secret.primary_region.clear();
    store_secret(context, secret);
    return StopReplicationToReplicaOutput{.arn = arn_of(secret)};
}

}  // namespace backlot::secretsmanager
