#include "services/ssm/secure_string.h"

#include "base/aead.h"
#include "base/encoding.h"
#include "clock/clock.h"
#include "services/kms/model.h"
#include "services/ssm/errors.h"

namespace backlot::ssm {

namespace {

std::string own_arn(const ParameterKey& key, const std::string& name) {
    return parameter_arn({.account = key.account, .region = key.region, .name = name});
}

model::Map<std::string> encryption_context(const std::string& arn) { return {{"PARAMETER_ARN", arn}}; }

errors::Failure refused(const Error& error) {
    if (error.code == "AccessDeniedException") return errors::make(error.code, error.message);
    return errors::make("InvalidKeyId", error.message + " (" + error.code + ")");
}

// Asking for the managed key makes it, where the account does not have it yet.
Result<std::string> key_of(Context& context, const VersionRecord& draft) {
    if (draft.kms_key != managed_key_alias) return draft.kms_key;
    const auto managed = context.call(through_ssm(context), kms::DescribeKeyInput{.key_id = managed_key_alias});
    if (!managed) return refused(managed.error());
    return managed->key_metadata->arn.value_or(managed_key_alias);
}

}  // namespace

identity::Caller through_ssm(const Context& context) { return context.caller_via("ssm." + context.region() + ".amazonaws.com"); }

Result<> seal_value(Context& context, const ParameterKey& key, VersionRecord& draft) {
    const auto arn = own_arn(key, key.name);
    BACKLOT_TRY(kms_key, key_of(context, draft));
    draft.data_key.clear();
    if (draft.tier != "Advanced") {
        kms::EncryptInput input{.key_id = kms_key, .encryption_context = encryption_context(arn)};
        input.plaintext.bytes = draft.value;
        const auto made = context.call(through_ssm(context), input);
        if (!made) return refused(made.error());
        draft.value = made->ciphertext_blob->bytes;
        return {};
    }
    const auto made = context.call(through_ssm(context),
                                   kms::GenerateDataKeyInput{.key_id = kms_key, .encryption_context = encryption_context(arn), .key_spec = "AES_256"});
    if (!made) return refused(made.error());
    const auto nonce = clock::Ids::real().bytes(aead::nonce_bytes);
    draft.data_key = made->ciphertext_blob->bytes;
    draft.value = nonce + aead::seal(made->plaintext->bytes, nonce, arn, draft.value);
    return {};
}

Result<std::string> shown_value(const Context& context, const ParameterKey& key, const VersionRecord& version,
                                const std::optional<bool>& with_decryption) {
    if (version.type != secure_string) return version.value;
    if (!with_decryption.value_or(false)) return base64(version.data_key + version.value);
    const auto arn = own_arn(key, key.name);
    kms::DecryptInput input{.encryption_context = encryption_context(arn)};
    input.ciphertext_blob = model::Blob{version.data_key.empty() ? version.value : version.data_key};
    const auto opened = context.call(through_ssm(context), input);
    if (!opened) return refused(opened.error());
    if (version.data_key.empty()) return opened->plaintext->bytes;
    const auto value = std::string_view(version.value);
    auto plain = aead::open(opened->plaintext->bytes, value.substr(0, aead::nonce_bytes), arn, value.substr(aead::nonce_bytes));
    if (!plain) return fail("StateDamaged", "a parameter's value is not what was sealed", 500);
    return *std::move(plain);
}

Result<Parameter> shown_parameter(const Context& context, const ParameterKey& key, const ParameterRecord& parameter, const VersionRecord& version,
                                  const std::optional<bool>& with_decryption) {
    auto own = key;
    own.name = parameter.name;
    BACKLOT_TRY(value, shown_value(context, own, version, with_decryption));
    auto shape = parameter_shape(key, parameter, version);
    shape.value = std::move(value);
    return shape;
}

}  // namespace backlot::ssm
