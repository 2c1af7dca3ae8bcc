#include "services/ssm/secret_reference.h"

#include "clock/format.h"
#include "services/secretsmanager/model.h"
#include "services/ssm/errors.h"
#include "services/ssm/secure_string.h"
#include "text/json.h"

namespace backlot::ssm {

namespace {

constexpr std::string_view prefix = "/aws/reference/secretsmanager/";
constexpr std::size_t shortest_version_id = 32;

// What Secrets Manager answered.
std::string source_result(const secretsmanager::GetSecretValueOutput& secret) {
    Json::Array stages;
    for (const auto& stage : secret.version_stages) stages.push_back(Json(stage));
    return Json::object({{"ARN", secret.arn.value_or("")},
                         {"Name", secret.name.value_or("")},
                         {"VersionId", secret.version_id.value_or("")},
                         {"SecretString", secret.secret_string.value_or("")},
                         {"VersionStages", Json(std::move(stages))},
                         {"CreatedDate", Json(Json::Number{clock::epoch_seconds(*secret.created_date)})}})
        .dump();
}

}  // namespace

bool is_secret_reference(const ParameterKey& key) { return key.name.starts_with(prefix); }

Result<Parameter> referenced_secret(const Context& context, const ParameterKey& key, const std::optional<bool>& with_decryption) {
    if (!with_decryption.value_or(false)) return errors::validation("WithDecryption flag must be True for retrieving a Secret Manager secret.");
    secretsmanager::GetSecretValueInput input{.secret_id = key.name.substr(prefix.size())};
    if (key.selector.size() >= shortest_version_id) input.version_id = key.selector;
    else if (!key.selector.empty()) input.version_stage = key.selector;
    const auto read = context.call(through_ssm(context), input);
    if (!read && read.error().code == "ResourceNotFoundException") {
        return errors::make("ParameterNotFound", "An error occurred (ParameterNotFound) when referencing Secrets Manager: Secret " + key.name +
                                                     " not found.");
    }
    if (!read) return std::unexpected(read.error());
    if (!read->secret_string) return errors::validation("Parameter Store can't reference a secret that is binary.");
    return Parameter{.name = key.name,
                     .type = std::string(secure_string),
                     .value = *read->secret_string,
                     .version = 0,
                     .source_result = source_result(*read),
                     .last_modified_date = read->created_date,
                     .arn = read->arn};
}

}  // namespace backlot::ssm
