#include "services/ecr/encryption.h"

#include "identity/authenticate.h"
#include "services/kms/model.h"

namespace backlot::ecr {

namespace {

constexpr const char* managed_key_alias = "alias/aws/ecr";
constexpr const char* service_name = "ecr.amazonaws.com";

identity::Caller ecr_for(const RepositoryRecord& repository) {
    return identity::service_principal(service_name, arn_of(repository), repository.account);
}

model::Map<std::string> encryption_context(const RepositoryRecord& repository) { return {{"aws:ecr:arn", arn_of(repository)}}; }

errors::Refusal refused_by_kms(const Error& error) {
    auto refusal = errors::make("KmsException", error.message);
    refusal.error().details = {{"kmsError", error.code}};
    return refusal;
}

Result<kms::GenerateDataKeyOutput> data_key(Context& context, const RepositoryRecord& repository) {
    return context.call(ecr_for(repository), kms::GenerateDataKeyInput{.key_id = repository.kms_key, .encryption_context = encryption_context(repository),
                                                                       .key_spec = "AES_256"});
}

}  // namespace

Result<> take_key(Context& context, RepositoryRecord& repository, const std::optional<EncryptionConfiguration>& wanted) {
    if (!wanted) return {};
    repository.encryption = wanted->encryption_type;
    if (repository.encryption == "AES256") {
        if (!wanted->kms_key) return {};
        return errors::make("InvalidParameterException", "Invalid parameter at 'encryptionConfiguration' failed to satisfy constraint: "
                                                         "'KMS key can only be specified when the encryption type is KMS or KMS_DSSE'");
    }
    const auto caller = context.caller_via("ecr." + context.region() + ".amazonaws.com");
    const auto key = context.call(caller, kms::DescribeKeyInput{.key_id = wanted->kms_key.value_or(managed_key_alias)});
    if (!key) return refused_by_kms(key.error());
    repository.kms_key = key->key_metadata->arn.value_or("");
    kms::CreateGrantInput grant{.key_id = repository.kms_key, .grantee_service_principal = service_name, .retiring_service_principal = service_name};
    for (const auto* operation : {"GenerateDataKey", "Decrypt"}) grant.operations.push_back(operation);
    grant.constraints.emplace().encryption_context_subset = encryption_context(repository);
    grant.constraints->source_arn = arn_of(repository);
    const auto given = context.call(caller, grant);
    if (!given) return refused_by_kms(given.error());
    repository.grant = given->grant_id.value_or("");
    const auto made = data_key(context, repository);
    if (!made) return refused_by_kms(made.error());
    repository.sealed_key = made->ciphertext_blob->bytes;
    return {};
}

Result<> ask_to_seal(Context& context, const RepositoryRecord& repository) {
    if (repository.kms_key.empty()) return {};
    const auto made = data_key(context, repository);
    if (!made) return refused_by_kms(made.error());
    return {};
}

Result<> ask_to_open(const Context& context, const RepositoryRecord& repository) {
    if (repository.kms_key.empty()) return {};
    kms::DecryptInput input{.encryption_context = encryption_context(repository)};
    input.ciphertext_blob = model::Blob{repository.sealed_key};
    const auto opened = context.call(ecr_for(repository), input);
    if (!opened) return refused_by_kms(opened.error());
    return {};
}

void retire_grant(Context& context, const RepositoryRecord& repository) {
    if (repository.grant.empty()) return;
    (void)context.call(ecr_for(repository), kms::RetireGrantInput{.key_id = repository.kms_key, .grant_id = repository.grant});
}

}  // namespace backlot::ecr
