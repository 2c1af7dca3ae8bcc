#include "services/secretsmanager/values.h"

#include <algorithm>

#include "base/aead.h"
#include "clock/clock.h"
#include "services/kms/model.h"

namespace backlot::secretsmanager {

namespace {

constexpr const char* managed_alias = "alias/aws/secretsmanager";

identity::Caller caller_via(const Context& context, const SecretRecord& secret) {
    return context.caller_via("secretsmanager." + secret.region + ".amazonaws.com");
}

model::Map<std::string> encryption_context(const SecretRecord& secret, std::string_view version_id) {
    return {{"SecretARN", arn_of(secret)}, {"SecretVersionId", std::string(version_id)}};
}

errors::Refusal refused(const backlot::Error& error) {
    if (error.code == "AccessDeniedException") return errors::make(error.code, "Access to KMS is not allowed: " + error.message);
    return errors::make("EncryptionFailure", error.code + ": " + error.message);
}

errors::Refusal needs_own_key() {
    return errors::invalid_request("You can't access a secret from a different AWS account if you encrypt the secret with the default "
                                   "KMS service key.");
}

// The key by an id that KMS takes from whoever calls: of the secret's own account.
Result<std::string> key_of(Context& context, const SecretRecord& secret) {
    if (!secret.kms_key.empty()) return secret.kms_key;
    if (context.account() != secret.account) return needs_own_key();
    // Asking for it makes it, where the account does not have it yet.
    const auto managed = context.call_in(secret.region, caller_via(context, secret), kms::DescribeKeyInput{.key_id = managed_alias});
    if (!managed) return refused(managed.error());
    return managed->key_metadata->arn.value_or(managed_alias);
}

bool has_stage(const VersionRecord& version, std::string_view stage) {
    return std::ranges::find(version.stages, stage) != version.stages.end();
}

void take_stage(SecretRecord& secret, std::string_view stage) {
    for (auto& version : secret.versions) std::erase(version.stages, stage);
}

void forget_old(SecretRecord& secret) {
    while (secret.versions.size() > version_limit) {
        const auto old = std::ranges::find_if(secret.versions, [](const VersionRecord& one) { return one.stages.empty(); });
        if (old == secret.versions.end()) return;
        secret.versions.erase(old);
    }
}

}  // namespace

Result<std::optional<Value>> value_in(const std::optional<std::string>& text, const std::optional<model::Blob>& binary) {
    if (text && binary) return errors::invalid_parameter("You can't specify both a binary secret value and a string secret value in the same secret.");
    if (!text && !binary) return std::optional<Value>{};
    Value value{.bytes = text ? *text : binary->bytes, .is_binary = binary.has_value()};
    if (value.bytes.size() > value_limit_bytes) return errors::invalid_parameter("The secret value is too long: it can have 65536 bytes.");
    return std::optional(std::move(value));
}

void move_stage(SecretRecord& secret, std::string_view stage, std::string_view version_id) {
    if (stage == current_stage) {
        const auto before = std::ranges::find_if(secret.versions, [](const VersionRecord& one) { return has_stage(one, current_stage); });
        if (before != secret.versions.end() && before->id != version_id) {
            take_stage(secret, previous_stage);
            std::erase(before->stages, pending_stage);  // a rotation that ended with it is over
            before->stages.emplace_back(previous_stage);
        }
    }
    take_stage(secret, stage);
    const auto own = std::ranges::find(secret.versions, version_id, &VersionRecord::id);
    if (own == secret.versions.end()) return;
    if (stage == current_stage) std::erase(own->stages, previous_stage);
    own->stages.emplace_back(stage);
}

Result<VersionRecord> seal_version(Context& context, const SecretRecord& secret, const std::string& id, const Value& value) {
    BACKLOT_TRY(key, key_of(context, secret));
    const auto made = context.call_in(secret.region, caller_via(context, secret),
                                      kms::GenerateDataKeyInput{.key_id = key, .encryption_context = encryption_context(secret, id), .key_spec = "AES_256"});
    if (!made) return refused(made.error());
    const auto nonce = clock::Ids::real().bytes(aead::nonce_bytes);
    return VersionRecord{.id = id, .created = context.now(), .data_key = made->ciphertext_blob->bytes,
                         .sealed = nonce + aead::seal(made->plaintext->bytes, nonce, arn_of(secret), value.bytes),
                         .is_binary = value.is_binary};
}

void seal_again(Context& context, SecretRecord& secret, const SecretRecord& before) {
    for (auto& version : secret.versions) {
        if (!has_stage(version, current_stage) && !has_stage(version, previous_stage) && !has_stage(version, pending_stage)) continue;
        const auto value = open_value(context, before, version);
        auto sealed = value ? seal_version(context, secret, version.id, *value) : Result<VersionRecord>(std::unexpected(value.error()));
        if (!sealed) continue;
        version.data_key = std::move(sealed->data_key);
        version.sealed = std::move(sealed->sealed);
    }
}

Result<> add_version(Context& context, SecretRecord& secret, const std::string& id, const Value& value,
                     const std::vector<std::string>& stages) {
    const auto same = std::ranges::find(secret.versions, id, &VersionRecord::id);
    if (same != secret.versions.end()) {
        BACKLOT_TRY(old, open_value(context, secret, *same));
        if (old.bytes != value.bytes || old.is_binary != value.is_binary) {
            return errors::make("ResourceExistsException", "You can't use ClientRequestToken " + id +
                                                               " because that value is already in use for a version of secret " + arn_of(secret) + ".");
        }
    } else {
        BACKLOT_TRY(made, seal_version(context, secret, id, value));
        secret.versions.push_back(std::move(made));
    }
    if (stages.empty()) move_stage(secret, current_stage, id);
    for (const auto& stage : stages) move_stage(secret, stage, id);
    secret.changed = context.now();
    forget_old(secret);
    return {};
}

std::optional<Time> last_read(const Context& context, const SecretRecord& secret, std::string_view version_id) {
    const auto use = context.find(secret_uses, secret.account, secret.region, secret.name, version_id);
    return use ? std::optional(use->day) : std::nullopt;
}

void keep_use(const Context& context, const SecretRecord& secret, const VersionRecord& version) {
    const Time today = std::chrono::floor<std::chrono::days>(context.now());
    if (last_read(context, secret, version.id) == today) return;
    context.leave([account = secret.account, region = secret.region, name = secret.name, id = version.id, today](store::WriteSet& writes) -> Result<> {
        if (store::contains(writes, secrets, account, region, name)) store::put(writes, secret_uses, SecretUse{today}, account, region, name, id);
        return {};
    });
}

Result<VersionRecord> need_version(const SecretRecord& secret, const std::optional<std::string>& id, const std::optional<std::string>& stage) {
    const auto wanted = stage.value_or(id ? std::string{} : std::string(current_stage));
    for (const auto& version : secret.versions) {
        if (id && version.id != *id) continue;
        if (!wanted.empty() && !has_stage(version, wanted)) {
            if (id) return errors::invalid_request("You provided a VersionStage that is not associated to the provided VersionId.");
            continue;
        }
        return version;
    }
    if (id) return errors::no_version("for VersionId: " + *id);
    return errors::no_version("for staging label: " + wanted);
}

Result<Value> open_value(const Context& context, const SecretRecord& secret, const VersionRecord& version) {
    if (secret.kms_key.empty() && context.account() != secret.account) {
        return needs_own_key();
    }
    kms::DecryptInput input{.ciphertext_blob = model::Blob{version.data_key}, .encryption_context = encryption_context(secret, version.id)};
    const auto opened = context.call(caller_via(context, secret), input);
    if (!opened) {
        if (opened.error().code == "AccessDeniedException") return refused(opened.error());
        return errors::make("DecryptionFailure", "Secrets Manager can't decrypt the protected secret text using the provided KMS key: " +
                                                     opened.error().message);
    }
    auto bytes = aead::open(opened->plaintext->bytes, std::string_view(version.sealed).substr(0, aead::nonce_bytes), arn_of(secret),
                            std::string_view(version.sealed).substr(aead::nonce_bytes));
    if (!bytes) return fail("StateDamaged", "The value of a secret does not open with its own key.", 500);
    return Value{.bytes = *std::move(bytes), .is_binary = version.is_binary};
}

}  // namespace backlot::secretsmanager
