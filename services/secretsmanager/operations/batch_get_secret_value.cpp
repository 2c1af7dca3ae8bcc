// BatchGetSecretValue: the current values of up to twenty secrets, by name, or of those that filters find.
//
// Each value asks for secretsmanager:GetSecretValue of its secret, and filters for secretsmanager:ListSecrets besides; what is refused
// or not there is an error in the answer. Fails with InvalidParameterException, InvalidNextTokenException, AccessDeniedException.
//
// Source: AWS Secrets Manager API Reference (2017-10-17), BatchGetSecretValue; User Guide, "Get a group of secrets in a
// batch".
#include "base/encoding.h"
#include "services/secretsmanager/filters.h"
#include "services/secretsmanager/values.h"

namespace backlot::secretsmanager {

namespace {

constexpr std::int64_t batch_limit = 20;

// What a page is about: secrets by the names that the request gives, or that the filters find.
struct Wanted {
    std::vector<std::string> ids = {};
    std::string next = {};  // the name that the page after begins with
};

std::optional<Wanted> wanted_by(const Context& context, const BatchGetSecretValueInput& input) {
    if (input.filters.empty()) return Wanted{.ids = {input.secret_id_list.begin(), input.secret_id_list.end()}};
    const auto from = input.next_token ? from_base64_url(*input.next_token) : std::optional<std::string>("");
    if (!from) return std::nullopt;
    Wanted wanted;
    store::scan(context.view(), secrets, [&](const SecretRecord& secret) {
        if (secret.deletion || secret.name < *from || !hold_for(secret, input.filters)) return true;
        if (static_cast<std::int64_t>(wanted.ids.size()) == input.max_results.value_or(batch_limit)) {
            wanted.next = secret.name;
            return false;
        }
        wanted.ids.push_back(arn_of(secret));
        return true;
    }, context.account(), context.region());
    return wanted;
}

}  // namespace

Result<Access> batch_get_secret_value_access(const Context& context, const BatchGetSecretValueInput& input) {
    auto access = on_all("secretsmanager:BatchGetSecretValue");
    if (!input.filters.empty()) access.also.push_back({.action = "secretsmanager:ListSecrets", .resource = "*"});
    const auto wanted = wanted_by(context, input);
    for (const auto& id : wanted ? wanted->ids : std::vector<std::string>{}) {
        Keys keys;
        add_key(keys, "secretsmanager:VersionStage", std::string(current_stage));
        access.items.push_back(question_on(context, "secretsmanager:GetSecretValue", id, std::move(keys)));
    }
    return access;
}

Result<BatchGetSecretValueOutput> batch_get_secret_value(const Context& context, const BatchGetSecretValueInput& input) {
    const bool is_filtered = !input.filters.empty();
    if (is_filtered && !input.secret_id_list.empty()) return errors::invalid_parameter("Either SecretIdList or Filters must be provided, but not both.");
    if (!is_filtered && (input.max_results || input.next_token)) return errors::invalid_parameter("MaxResults and NextToken need Filters.");
    if (!is_filtered && input.secret_id_list.empty()) return errors::invalid_parameter("You must provide either SecretIdList or Filters.");
    const auto wanted = wanted_by(context, input);
    if (!wanted) return errors::make("InvalidNextTokenException", "The NextToken value is invalid.");
    BatchGetSecretValueOutput output;
    output.secret_values.given = true;
    output.errors.given = true;
    if (!wanted->next.empty()) output.next_token = base64_url(wanted->next);
    for (std::size_t i = 0; i < wanted->ids.size(); ++i) {
        const auto& id = wanted->ids[i];
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
        keep_use(context, *secret, *version);
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
