// Secrets in several regions: a primary, which is written, and replicas, which follow it and have its name, values, stages, tags and
// policy under a key of their own region.
//
// What could not be brought to a region stands as "Failed" in the replication status of the primary; the write itself goes on.
// AWS replicates behind the call; here a replica is there when the call is answered.
//
// Source: Secrets Manager User Guide, "Replicate AWS Secrets Manager secrets across Regions"; API Reference,
// ReplicationStatusType.
#pragma once

#include "services/secretsmanager/values.h"

namespace backlot::secretsmanager {

// Adds regions. Fails with InvalidParameterException for the secret's own, one that it is in, and one that is none.
[[nodiscard]] Result<> add_replicas(SecretRecord& secret, const model::List<ReplicaRegionType>& regions);
// What replicas have of it, as it is now. With `overwrites` a secret of that name that is no replica of it goes.
void follow(Context& context, SecretRecord& primary, bool overwrites = false);
// Stores it, and what its replicas have of it.
void store_primary(Context& context, SecretRecord& secret);
void erase_replica(Context& context, const SecretRecord& primary, std::string_view region);

[[nodiscard]] model::List<ReplicationStatusType> replication_shape(const SecretRecord& secret);
// Of a request that names regions.
void add_replica_keys(Keys& keys, const model::List<ReplicaRegionType>& regions, bool overwrites);

}  // namespace backlot::secretsmanager
