#include "services/ec2/key_pairs.h"

#include "services/ec2/tags.h"

namespace backlot::ec2 {

namespace {

constexpr std::size_t name_limit = 255;

}  // namespace

std::optional<KeyPairRecord> find_key_pair(const Context& context, std::string_view name) {
    return first_that(context, key_pairs, [&](const KeyPairRecord& one) { return one.name == name; });
}

Access asks_for_key_pair(const Context& context, std::string_view action, const std::string& name, const std::optional<std::string>& kind,
                         const TagSpecifications& tags) {
    Keys keys;
    add_key(keys, "ec2:KeyPairName", name);
    if (kind) add_key(keys, "ec2:KeyPairType", *kind);
    auto questions = on_new(context, action, "key-pair", tags, std::move(keys));
    questions.front().resource = arn_of(context, "key-pair", name);
    return asks(std::move(questions));
}

Result<KeyPairRecord> keep_key_pair(Context& context, const std::string& name, std::string_view kind, const SshKeyPair& material,
                                    const TagSpecifications& given) {
    if (name.empty() || name.size() > name_limit || name.front() == ' ' || name.back() == ' ') return errors::invalid_value(name, "KeyName");
    if (find_key_pair(context, name)) return errors::make("InvalidKeyPair.Duplicate", "The keypair already exists");
    BACKLOT_TRY(tags, tags_in(given, "key-pair"));
    KeyPairRecord pair{.id = new_id(context, "key-"), .name = name, .kind = std::string(kind), .fingerprint = material.fingerprint, .public_key = material.public_key, .created = context.now()};
    keep(context, key_pairs, pair);
    keep_tags(context, pair.id, tags);
    return pair;
}

errors::Failure no_key_pair(std::string_view name) {
    return errors::make("InvalidKeyPair.NotFound", "The key pair '" + std::string(name) + "' does not exist");
}

}  // namespace backlot::ec2
