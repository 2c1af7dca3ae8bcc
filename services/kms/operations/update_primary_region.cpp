// UpdatePrimaryRegion: a replica becomes the primary key, and the primary one of its replicas.
//
// Asked of the primary key and of the replica that shall take its place.
//
// Fails with UnsupportedOperationException, DisabledException, KMSInvalidStateException, NotFoundException,
// ValidationException.
//
// Source: KMS API Reference, UpdatePrimaryRegion; KMS Developer Guide, "Change the primary key in a set of multi-Region keys".
#include "services/kms/access.h"
#include "services/kms/errors.h"
#include "services/kms/model.h"

namespace backlot::kms {

Result<Access> update_primary_region_access(const Context& context, const UpdatePrimaryRegionInput& input) {
    ConditionKeys more;
    add_key(more, "kms:PrimaryRegion", std::string(input.primary_region));
    BACKLOT_TRY(target, find_target(context, input.key_id, "kms:UpdatePrimaryRegion", Names::keys));
    auto access = access_of(key_question(context, target, "kms:UpdatePrimaryRegion", more));
    BACKLOT_TRY(replica, find_key(context, target.key.account, input.primary_region, target.key.id));
    if (replica && target.key.region != input.primary_region) {
        access.also.push_back(key_question(context, {.key = std::move(*replica)}, "kms:UpdatePrimaryRegion", std::move(more)));
    }
    context.keep(std::move(target));
    return access;
}

Result<UpdatePrimaryRegionOutput> update_primary_region(Context& context, const UpdatePrimaryRegionInput& input) {
    BACKLOT_TRY(target, kept_target(context, input.key_id, "kms:UpdatePrimaryRegion", Names::keys));
    auto& old = target.key;
    if (!old.is_multi_region || old.is_replica()) return errors::unsupported(arn_of(old) + " is not a multi-Region primary key.");
    BACKLOT_CHECK(require_enabled(old));
    if (input.primary_region == old.region) return errors::validation("The key is the primary key of that Region already.");
    BACKLOT_TRY(found, find_key(context, old.account, input.primary_region, old.id));
    if (!found) return errors::key_not_found(key_arn(old.account, input.primary_region, old.id));
    auto& fresh = *found;
    BACKLOT_CHECK(require_enabled(fresh));
    fresh.replica_regions = old.replica_regions;
    std::erase(fresh.replica_regions, fresh.region);
    fresh.replica_regions.push_back(old.region);
    fresh.on_demand_rotations = old.on_demand_rotations;
    old.replica_regions.clear();
    for (const auto& region : fresh.replica_regions) {
        if (region == old.region) continue;
        auto other = context.find(key_records, old.account, region, old.id);
        if (!other) continue;
        other->primary_region = fresh.region;
        put_key(context, *other);
    }
    old.primary_region = fresh.region;
    fresh.primary_region = fresh.region;
    put_key(context, old);
    put_key(context, fresh);
    return UpdatePrimaryRegionOutput{};
}

}  // namespace backlot::kms
