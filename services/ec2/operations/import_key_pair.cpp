// ImportKeyPair: the public half of a key pair that was made elsewhere, as OpenSSH has it.
//
// Fails with InvalidKeyPair.Duplicate, InvalidKey.Format, InvalidParameterValue.
//
// Source: Amazon EC2 API Reference (2016-11-15), ImportKeyPair.
#include "services/ec2/begin.h"
#include "services/ec2/key_pairs.h"
#include "services/ec2/tags.h"

namespace backlot::ec2 {

Result<Access> import_key_pair_access(const Context& context, const ImportKeyPairInput& input) {
    return asks_for_key_pair(context, "ec2:ImportKeyPair", input.key_name, {}, input.tag_specifications);
}

Result<ImportKeyPairOutput> import_key_pair(Context& context, const ImportKeyPairInput& input) {
    BACKLOT_CHECK(begin(input, {"KeyName", "PublicKeyMaterial", "TagSpecifications"}));
    const auto material = read_public_half(input.public_key_material.bytes);
    if (!material) return errors::make("InvalidKey.Format", "Key is not in valid OpenSSH public key format");
    const auto kind = material->public_key.starts_with("ssh-ed25519") ? "ed25519" : "rsa";
    BACKLOT_TRY(pair, keep_key_pair(context, input.key_name, kind, *material, input.tag_specifications));
    return ImportKeyPairOutput{.key_fingerprint = pair.fingerprint, .key_name = pair.name, .key_pair_id = pair.id, .tags = tag_list_of(context, pair.id)};
}

}  // namespace backlot::ec2
