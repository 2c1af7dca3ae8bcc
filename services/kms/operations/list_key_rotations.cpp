// ListKeyRotations: the rotations of a key that have taken place, oldest first, or all of its material.
//
// Fails with UnsupportedOperationException, InvalidMarkerException, NotFoundException, InvalidArnException.
//
// Source: KMS API Reference, ListKeyRotations, RotationsListEntry.
#include <fmt/format.h>

#include "services/kms/access.h"
#include "services/kms/material.h"
#include "services/kms/model.h"
#include "services/kms/paging.h"
#include "services/kms/rotation.h"

namespace backlot::kms {

namespace {

RotationsListEntry entry_of(const KeyRecord& key, std::size_t place) {
    const auto& material = key.materials[place];
    RotationsListEntry entry{.key_id = arn_of(key), .key_material_id = material.id};
    entry.key_material_state = material.is_pending ? "PENDING_ROTATION" : place == current_material(key) ? "CURRENT" : "NON_CURRENT";
    if (!material.rotation.empty()) {
        entry.rotation_date = material.since;
        entry.rotation_type = material.rotation;
    }
    if (key.origin != "EXTERNAL") return entry;
    entry.import_state = material.sealed.empty() ? "PENDING_IMPORT" : "IMPORTED";
    if (!material.description.empty()) entry.key_material_description = material.description;
    if (!material.sealed.empty()) {
        entry.expiration_model = material.expiration_model;
        entry.valid_to = material.valid_to;
    }
    return entry;
}

}  // namespace

Result<Access> list_key_rotations_access(const Context& context, const ListKeyRotationsInput& input) {
    return key_access(context, input.key_id, "kms:ListKeyRotations", {}, Names::keys);
}

Result<ListKeyRotationsOutput> list_key_rotations(const Context& context, const ListKeyRotationsInput& input) {
    BACKLOT_TRY(target, kept_target(context, input.key_id, "kms:ListKeyRotations", Names::keys));
    const auto& key = target.key;
    BACKLOT_CHECK(require_rotatable(key));
    BACKLOT_TRY(page, Page<RotationsListEntry>::begin(input, 100));
    const bool wants_all = input.include_key_material.value_or("ROTATIONS_ONLY") == "ALL_KEY_MATERIAL";
    for (std::size_t place = 0; place < key.materials.size(); ++place) {
        if (!wants_all && key.materials[place].rotation.empty()) continue;
        if (!page.add(fmt::format("{:08}", place), entry_of(key, place))) break;
    }
    ListKeyRotationsOutput output;
    page.fill(output, output.rotations);
    return output;
}

}  // namespace backlot::kms
