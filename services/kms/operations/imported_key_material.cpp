// DeleteImportedKeyMaterial: a key whose origin is EXTERNAL loses its material, and cannot be used until it is imported again.
//
// Fails with UnsupportedOperationException, KMSInvalidStateException, NotFoundException, InvalidArnException,
// ValidationException (no such material).
//
// Source: KMS API Reference, DeleteImportedKeyMaterial.
#include "services/kms/access.h"
#include "services/kms/errors.h"
#include "services/kms/material.h"
#include "services/kms/model.h"

namespace backlot::kms {

Result<Access> delete_imported_key_material_access(const Context& context, const DeleteImportedKeyMaterialInput& input) {
    return key_access(context, input.key_id, "kms:DeleteImportedKeyMaterial", {}, Names::keys);
}

Result<DeleteImportedKeyMaterialOutput> delete_imported_key_material(Context& context, const DeleteImportedKeyMaterialInput& input) {
    BACKLOT_TRY(target, kept_target(context, input.key_id, "kms:DeleteImportedKeyMaterial", Names::keys));
    auto& key = target.key;
    if (key.origin != "EXTERNAL") return errors::wrong_origin(arn_of(key), key.origin);
    auto place = current_material(key);
    if (input.key_material_id) {
        place = 0;
        while (place < key.materials.size() && key.materials[place].id != *input.key_material_id) ++place;
        if (place == key.materials.size()) return errors::validation("The key has no key material " + *input.key_material_id + ".");
    }
    DeleteImportedKeyMaterialOutput output{.key_id = arn_of(key)};
    if (place == key.materials.size()) return output;  // none was ever imported: no effect
    auto& material = key.materials[place];
    material.sealed.clear();
    material.valid_to.reset();
    if (spec_of(key).family == Family::symmetric) output.key_material_id = material.id;
    put_key(context, key);
    return output;
}

}  // namespace backlot::kms
