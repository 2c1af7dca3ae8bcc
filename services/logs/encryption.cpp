#include "services/logs/encryption.h"

#include "base/aead.h"
#include "identity/authenticate.h"
#include "services/kms/model.h"
#include "services/logs/errors.h"

namespace backlot::logs {

namespace {

constexpr std::chrono::hours data_key_life{1};

identity::Caller service_of(const GroupKey& key) {
    return identity::service_principal("logs." + key.region + ".amazonaws.com", group_arn(key), key.account);
}

model::Map<std::string> encryption_context(const GroupKey& key) { return {{"aws:logs:arn", group_arn(key)}}; }

std::string words_of(const GroupKey& key) {
    return "The specified KMS key does not exist or is not allowed to be used with LogGroup '" + group_arn(key) + "'";
}

}  // namespace

Result<> check_key(Context& context, const GroupKey& key, const std::string& kms_key) {
    if (!kms_key.starts_with("arn:aws:kms:")) return errors::invalid_parameter("Specified KMS Key ID could not be found: it must be an ARN.");
    const auto made = context.call(service_of(key), kms::GenerateDataKeyInput{.key_id = kms_key, .encryption_context = encryption_context(key), .key_spec = "AES_256"});
    if (!made) return errors::invalid_parameter(words_of(key));
    return {};
}

Result<Sealing> sealing_for(Context& context, const GroupKey& key, GroupRecord& group) {
    if (group.kms_key.empty()) return Sealing{};
    if (group.data_key != 0 && group.data_key_made + data_key_life > context.now()) {
        const auto record = context.find(data_keys, key.account, key.region, key.name, group.data_key);
        const auto opened = record ? context.call(service_of(key), kms::DecryptInput{.ciphertext_blob = model::Blob{record->sealed}, .encryption_context = encryption_context(key)})
                                   : Result<kms::DecryptOutput>(fail("NotFound", ""));
        if (!opened) return fail("AccessDeniedException", words_of(key), 400);
        return Sealing{.number = group.data_key, .key = opened->plaintext->bytes};
    }
    const auto made = context.call(service_of(key), kms::GenerateDataKeyInput{.key_id = group.kms_key, .encryption_context = encryption_context(key), .key_spec = "AES_256"});
    if (!made) return fail("AccessDeniedException", words_of(key), 400);
    ++group.data_key;
    group.data_key_made = context.now();
    store::put(context.writes(), data_keys, DataKeyRecord{.sealed = made->ciphertext_blob->bytes}, key.account, key.region, key.name, group.data_key);
    return Sealing{.number = group.data_key, .key = made->plaintext->bytes};
}

std::string seal_message(const Sealing& sealing, const GroupKey& key, std::string_view message) {
    const auto nonce = clock::Ids::real().bytes(aead::nonce_bytes);
    return nonce + aead::seal(sealing.key, nonce, group_arn(key), message);
}

Result<> Opener::open(EventRecord& event) {
    if (event.data_key == 0) return {};
    auto found = opened_.find(event.data_key);
    if (found == opened_.end()) {
        const auto record = context_.find(data_keys, key_.account, key_.region, key_.name, event.data_key);
        const auto opened = record ? context_.call(service_of(key_), kms::DecryptInput{.ciphertext_blob = model::Blob{record->sealed}, .encryption_context = encryption_context(key_)})
                                   : Result<kms::DecryptOutput>(fail("NotFound", ""));
        if (!opened) return fail("AccessDeniedException", words_of(key_), 400);
        found = opened_.emplace(event.data_key, opened->plaintext->bytes).first;
    }
    const std::string_view sealed = event.message;
    auto message = sealed.size() < aead::nonce_bytes ? std::nullopt : aead::open(found->second, sealed.substr(0, aead::nonce_bytes), group_arn(key_), sealed.substr(aead::nonce_bytes));
    if (!message) return fail("StateDamaged", "An event does not open with its own key.", 500);
    event.message = *std::move(message);
    event.data_key = 0;
    return {};
}

}  // namespace backlot::logs
