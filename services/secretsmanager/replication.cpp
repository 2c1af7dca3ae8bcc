#include "services/secretsmanager/replication.h"

#include <algorithm>

namespace backlot::secretsmanager {

namespace {

constexpr std::string_view in_sync = "InSync";
constexpr std::string_view failed = "Failed";

bool is_region(std::string_view name) {
    const auto dashes = std::ranges::count(name, '-');
    return (dashes == 2 || dashes == 3) && name.back() >= '1' && name.back() <= '9' &&
           std::ranges::all_of(name, [](char c) { return c == '-' || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'); });
}

// The versions that the primary has, sealed anew where the replica does not have them yet.
Result<std::vector<VersionRecord>> versions_for(Context& context, const SecretRecord& primary, const SecretRecord& replica) {
    std::vector<VersionRecord> versions;
    for (const auto& version : primary.versions) {
        const auto old = std::ranges::find(replica.versions, version.id, &VersionRecord::id);
        if (old != replica.versions.end()) {
            versions.push_back(*old);
        } else {
            BACKLOT_TRY(value, open_value(context, primary, version));
            BACKLOT_TRY(sealed, seal_version(context, replica, version.id, value));
            versions.push_back(std::move(sealed));
        }
        versions.back().stages = version.stages;
        versions.back().created = version.created;
    }
    return versions;
}

Result<> bring(Context& context, const SecretRecord& primary, const ReplicaRecord& where, bool overwrites) {
    const auto old = context.find(secrets, primary.account, where.region, primary.name);
    const bool is_own = old && old->primary_region == primary.region;
    if (old && !is_own && !overwrites) {
        return errors::make("ResourceExistsException", "Replication failed: Secret name already exists in region " + where.region + ".");
    }
    SecretRecord replica = primary;
    replica.region = where.region;
    replica.primary_region = primary.region;
    replica.kms_key = where.kms_key;
    replica.replicas.clear();
    replica.versions.clear();
    if (is_own) {
        replica.kms_key = old->kms_key;  // its own from then on
        replica.versions = old->versions;
    }
    BACKLOT_TRY(versions, versions_for(context, primary, replica));
    replica.versions = std::move(versions);
    store_secret(context, replica);
    return {};
}

}  // namespace

Result<> add_replicas(SecretRecord& secret, const model::List<ReplicaRegionType>& regions) {
    for (const auto& wanted : regions) {
        const auto region = wanted.region.value_or("");
        if (!is_region(region)) return errors::invalid_parameter("Invalid replica region " + region + ".");
        if (region == secret.region) return errors::invalid_parameter("Invalid replica region. Cannot replicate to the primary region.");
        const auto old = std::ranges::find(secret.replicas, region, &ReplicaRecord::region);
        if (old != secret.replicas.end()) {
            if (old->status != failed) return errors::invalid_parameter("The secret is already replicated to the region " + region + ".");
            secret.replicas.erase(old);
        }
        secret.replicas.push_back({.region = region, .kms_key = wanted.kms_key_id.value_or("")});
    }
    return {};
}

void follow(Context& context, SecretRecord& primary, bool overwrites) {
    for (auto& replica : primary.replicas) {
        const auto done = bring(context, primary, replica, overwrites);
        replica.status = done ? in_sync : failed;
        replica.message = done ? "" : done.error().message;
    }
}

void store_primary(Context& context, SecretRecord& secret) {
    follow(context, secret);
    store_secret(context, secret);
}

void erase_replica(Context& context, const SecretRecord& primary, std::string_view region) {
    const auto old = context.find(secrets, primary.account, region, primary.name);
    if (old && old->primary_region == primary.region) erase_secret(context, *old);
}

model::List<ReplicationStatusType> replication_shape(const SecretRecord& secret) {
    model::List<ReplicationStatusType> list;
    for (const auto& replica : secret.replicas) {
        ReplicationStatusType one{.region = replica.region, .kms_key_id = replica.kms_key, .status = replica.status};
        if (replica.kms_key.empty()) one.kms_key_id = "alias/aws/secretsmanager";
        if (!replica.message.empty()) one.status_message = replica.message;
        list.push_back(std::move(one));
    }
    return list;
}

void add_replica_keys(Keys& keys, const model::List<ReplicaRegionType>& regions, bool overwrites) {
    std::vector<std::string> names;
    for (const auto& one : regions) names.push_back(one.region.value_or(""));
    if (!names.empty()) add_list(keys, "secretsmanager:AddReplicaRegions", std::move(names));
    add_key(keys, "secretsmanager:ForceOverwriteReplicaSecret", std::string(overwrites ? "true" : "false"));
}

}  // namespace backlot::secretsmanager
