// CreateSecret: a secret, with or without a first value.
//
// The value is sealed under the key that is named, or the AWS managed key of the account, on the caller's behalf.
// Managed external secrets are NotImplemented. Fails with ResourceExistsException,
// InvalidParameterException, InvalidRequestException, and as KMS does.
//
// Source: AWS Secrets Manager API Reference (2017-10-17), CreateSecret.
#include "services/secretsmanager/replication.h"

namespace backlot::secretsmanager {

Result<Access> create_secret_access(const Context& context, const CreateSecretInput& input) {
    Keys keys;
    add_key(keys, "secretsmanager:Name", input.name);
    if (input.description) add_key(keys, "secretsmanager:Description", *input.description);
    if (input.kms_key_id) {
        add_key(keys, "secretsmanager:KmsKeyId", *input.kms_key_id);
        add_key(keys, "secretsmanager:KmsKeyArn", *input.kms_key_id);
    }
    add_request_tags(keys, input.tags);
    add_replica_keys(keys, input.add_replica_regions, input.force_overwrite_replica_secret.value_or(false));
    auto access = on_secret(context, "secretsmanager:CreateSecret", input.name, std::move(keys));
    if (!input.tags.empty()) {
        access.also.push_back({.action = "secretsmanager:TagResource", .resource = access.resource, .owned = {}, .keys = access.keys});
    }
    return access;
}

Result<CreateSecretOutput> create_secret(Context& context, const CreateSecretInput& input) {
    if (input.type) return errors::not_built("manage secrets of other providers");
    if (input.cross_account_primary_arn) return errors::not_built("replicate secrets of other accounts");
    BACKLOT_CHECK(check_name(input.name));
    BACKLOT_TRY(value, value_in(input.secret_string, input.secret_binary));
    const auto token = input.client_request_token.value_or(context.ids().uuid());
    if (auto old = find_secret(context, input.name)) {
        if (old->deletion) {
            return errors::invalid_request("You can't create this secret because a secret with this name is already scheduled for deletion.");
        }
        const bool is_again = value && std::ranges::any_of(old->versions, [&](const VersionRecord& one) { return one.id == token; });
        if (!is_again) return errors::make("ResourceExistsException", "The operation failed because the secret " + input.name + " already exists.");
        BACKLOT_CHECK(add_version(context, *old, token, *value, {}));
        return CreateSecretOutput{.arn = arn_of(*old), .name = old->name, .version_id = token};
    }
    SecretRecord secret{.account = context.account(), .region = context.region(), .name = input.name, .suffix = context.ids().alnum(arn_suffix_size),
                        .description = input.description.value_or(""), .kms_key = input.kms_key_id.value_or("")};
    secret.created = context.now();
    secret.changed = context.now();
    BACKLOT_CHECK(add_tags(secret.tags, input.tags));
    secret.was_tagged = !secret.tags.empty();
    CreateSecretOutput output{.arn = arn_of(secret), .name = secret.name};
    if (value) {
        BACKLOT_CHECK(add_version(context, secret, token, *value, {}));
        output.version_id = token;
    }
    BACKLOT_CHECK(add_replicas(secret, input.add_replica_regions));
    follow(context, secret, input.force_overwrite_replica_secret.value_or(false));
    output.replication_status = replication_shape(secret);
    store_secret(context, secret);
    return output;
}

}  // namespace backlot::secretsmanager
