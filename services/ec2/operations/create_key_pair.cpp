// CreateKeyPair: a key pair for SSH, whose private half is in the answer alone.
//
// PuTTY's format is NotImplemented. Fails with InvalidKeyPair.Duplicate, InvalidParameterValue.
//
// Source: Amazon EC2 API Reference (2016-11-15), CreateKeyPair.
#include "services/ec2/begin.h"
#include "services/ec2/key_pairs.h"
#include "services/ec2/tags.h"

namespace backlot::ec2 {

Result<Access> create_key_pair_access(const Context& context, const CreateKeyPairInput& input) {
    return asks_for_key_pair(context, "ec2:CreateKeyPair", input.key_name, input.key_type.value_or("rsa"), input.tag_specifications);
}

Result<CreateKeyPairOutput> create_key_pair(Context& context, const CreateKeyPairInput& input) {
    BACKLOT_CHECK(begin(input, {"KeyName", "KeyType", "TagSpecifications", "KeyFormat"}));
    if (input.key_format.value_or("pem") != "pem") return errors::not_built("backlot does not write private keys in PuTTY's format yet.");
    const auto kind = input.key_type.value_or("rsa");
    const auto material = kind == "ed25519" ? make_ed25519_key_pair() : make_rsa_key_pair();
    BACKLOT_TRY(pair, keep_key_pair(context, input.key_name, kind, material, input.tag_specifications));
    return CreateKeyPairOutput{.key_pair_id = pair.id, .tags = tag_list_of(context, pair.id), .key_name = pair.name,
                               .key_fingerprint = pair.fingerprint, .key_material = material.private_key};
}

}  // namespace backlot::ec2
