// DeleteKeyPair: by name or id; one that is not there is no mistake by its name.
//
// Fails with InvalidKeyPair.NotFound, MissingParameter.
//
// Source: Amazon EC2 API Reference (2016-11-15), DeleteKeyPair.
#include "services/ec2/begin.h"
#include "services/ec2/key_pairs.h"
#include "services/ec2/tags.h"

namespace backlot::ec2 {

namespace {

std::optional<KeyPairRecord> meant_by(const Context& context, const DeleteKeyPairInput& input) {
    if (input.key_pair_id) return look_up(context, key_pairs, *input.key_pair_id);
    return input.key_name ? find_key_pair(context, *input.key_name) : std::nullopt;
}

}  // namespace

Result<Access> delete_key_pair_access(const Context& context, const DeleteKeyPairInput& input) {
    const auto pair = meant_by(context, input);
    auto question = on(context, "ec2:DeleteKeyPair", pair ? pair->id : input.key_pair_id.value_or(""), "key-pair");
    question.resource = arn_of(context, "key-pair", pair ? pair->name : input.key_name.value_or("*"));
    return asks(std::move(question));
}

Result<DeleteKeyPairOutput> delete_key_pair(Context& context, const DeleteKeyPairInput& input) {
    BACKLOT_CHECK(begin(input, {"KeyName", "KeyPairId"}));
    if (!input.key_name && !input.key_pair_id) return errors::missing("KeyName");
    if (input.key_pair_id) BACKLOT_CHECK(need(context, key_pairs, *input.key_pair_id));
    const auto pair = meant_by(context, input);
    if (!pair) return DeleteKeyPairOutput{.return_ = true};
    drop(context, key_pairs, *pair);
    return DeleteKeyPairOutput{.return_ = true, .key_pair_id = pair->id};
}

}  // namespace backlot::ec2
