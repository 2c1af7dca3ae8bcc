#include "services/kms/metadata.h"

#include "services/kms/material.h"

namespace backlot::kms {

namespace {

MultiRegionConfiguration configuration_of(const KeyRecord& key) {
    MultiRegionConfiguration out{.multi_region_key_type = key.is_replica() ? "REPLICA" : "PRIMARY"};
    out.primary_key = MultiRegionKey{.arn = key_arn(key.account, key.primary_region, key.id), .region = key.primary_region};
    out.replica_keys.given = true;
    for (const auto& region : key.replica_regions) {
        out.replica_keys.push_back({.arn = key_arn(key.account, region, key.id), .region = region});
    }
    return out;
}

}  // namespace

KeyMetadata metadata_of(const KeyRecord& key) {
    const auto& spec = spec_of(key);
    const auto state = state_of(key);
    KeyMetadata out{.aws_account_id = key.account,
                    .key_id = key.id,
                    .arn = arn_of(key),
                    .creation_date = key.created,
                    .enabled = state == State::enabled,
                    .description = key.description,
                    .key_usage = key.usage,
                    .key_state = std::string(name_of(state)),
                    .origin = key.origin,
                    .key_manager = key.is_aws_managed ? "AWS" : "CUSTOMER"};
    if (spec.family != Family::edwards) out.customer_master_key_spec = key.spec;
    out.key_spec = key.spec;
    out.encryption_algorithms = encryption_algorithms(spec, key.usage);
    out.signing_algorithms = signing_algorithms(spec, key.usage);
    out.mac_algorithms = mac_algorithms(spec, key.usage);
    out.key_agreement_algorithms = agreement_algorithms(spec, key.usage);
    out.multi_region = key.is_multi_region;
    if (key.is_multi_region) out.multi_region_configuration = configuration_of(key);
    if (state == State::pending_deletion) out.deletion_date = key.deletion_date;
    if (state == State::pending_replica_deletion) out.pending_deletion_window_in_days = key.deletion_days;
    const auto current = current_material(key);
    if (current == key.materials.size()) return out;
    const auto& material = key.materials[current];
    if (key.origin == "EXTERNAL" && state != State::pending_import) {
        out.expiration_model = material.expiration_model;
        out.valid_to = material.valid_to;
    }
    if (spec.family == Family::symmetric) out.current_key_material_id = material.id;
    return out;
}

}  // namespace backlot::kms
