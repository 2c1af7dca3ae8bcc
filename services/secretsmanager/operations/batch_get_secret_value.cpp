// BatchGetSecretValue: the current values of up to twenty secrets, by name, or of those that filters find.
//
// Each value asks for secretsmanager:GetSecretValue of its secret; what is refused or not there is an error in the answer.
// Fails with InvalidParameterException, AccessDeniedException; filters are NotImplemented.
//
// Source: AWS Secrets Manager API Reference (2017-10-17), BatchGetSecretValue; User Guide, "Get a group of secrets in a
// batch".
#include "services/secretsmanager/values.h"

namespace backlot::secretsmanager {

Result<Access> batch_get_secret_value_access(const Context& context, const BatchGetSecretValueInput& input) {
    auto access = on_all("secretsmanager:BatchGetSecretValue");
    for (const auto& id : input.secret_id_list) {
        Keys keys;
        add_key(keys, "secretsmanager:VersionStage", std::string(current_stage));
        access.items.push_back(question_on(context, "secretsmanager:GetSecretValue", id, std::move(keys)));
    }
    return access;
}

Result<BatchGetSecretValueOutput> batch_get_secret_value(const Context& context, const BatchGetSecretValueInput& input) {
    if (!input.filters.empty()) return errors::not_built("get the values of secrets by filters");
    if (input.max_results || input.next_token) return errors::invalid_parameter("MaxResults and NextToken need Filters.");
    if (input.secret_id_list.empty()) return errors::invalid_parameter("You must provide either SecretIdList or Filters.");
    BatchGetSecretValueOutput output;
    output.secret_values.given = true;
    output.errors.given = true;
    for (std::size_t i = 0; i < input.secret_id_list.size(); ++i) {
        const auto& id = input.secret_id_list[i];
        const auto refuse = [&](const backlot::Error& error) {
            output.errors.push_back({.secret_id = id, .error_code = error.code, .message = error.message});
        };
        if (!context.allowed(i)) {
            refuse(context.refusal(i));
            continue;
        }
        const auto secret = need_live(context, id);
        const auto version = secret ? need_version(*secret, {}, {}) : Result<VersionRecord>(std::unexpected(secret.error()));
        auto value = version ? open_value(context, *secret, *version) : Result<Value>(std::unexpected(version.error()));
        if (!value) {
            refuse(value.error());
            continue;
        }
        SecretValueEntry entry{.arn = arn_of(*secret), .name = secret->name, .version_id = version->id};
        if (value->is_binary) entry.secret_binary = model::Blob{std::move(value->bytes)};
        else entry.secret_string = std::move(value->bytes);
        entry.version_stages = version->stages;
        entry.created_date = version->created;
        output.secret_values.push_back(std::move(entry));
    }
    return output;
}

}  // namespace backlot::secretsmanager
