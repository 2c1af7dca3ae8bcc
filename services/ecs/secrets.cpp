#include "services/ecs/secrets.h"

#include "base/arn.h"
#include "kernel/secret.h"
#include "services/ecs/errors.h"
#include "services/ecs/roles.h"
#include "services/secretsmanager/model.h"
#include "services/ssm/model.h"
#include "text/json.h"

namespace backlot::ecs {

namespace {

constexpr std::string_view purpose = "ecs/environment";

std::string words_of(const Error& error) { return error.code + ": " + error.message; }

Refusal cannot_fetch(std::string message) {
    return fail("ResourceInitializationError",
                "ResourceInitializationError: unable to pull secrets or registry auth: execution resource retrieval failed: " +
                    std::move(message));
}

// "arn:aws:secretsmanager:R:A:secret:NAME-SUFFIX[:KEY[:STAGE[:VERSION]]]"
struct SecretReference {
    std::string id;
    std::string json_key = {};
    std::optional<std::string> stage = {};
    std::optional<std::string> version = {};
};

SecretReference parse_reference(const std::string& from) {
    std::vector<std::string> parts{""};
    for (const char letter : from) {
        if (letter == ':') parts.emplace_back();
        else parts.back() += letter;
    }
    SecretReference reference{.id = from};
    if (parts.size() <= 7) return reference;
    reference.id.clear();
    for (std::size_t i = 0; i < 7; ++i) reference.id += (i == 0 ? "" : ":") + parts[i];
    reference.json_key = parts[7];
    if (parts.size() > 8 && !parts[8].empty()) reference.stage = parts[8];
    if (parts.size() > 9 && !parts[9].empty()) reference.version = parts[9];
    return reference;
}

Result<std::string> fetch_secret(Context& context, const LiveTask& live, const identity::Caller& agent, const std::string& from) {
    const auto reference = parse_reference(from);
    const auto arn = Arn::parse(reference.id);
    const auto done = context.call_in(arn ? arn->region : live.record.region, agent,
                                      secretsmanager::GetSecretValueInput{.secret_id = reference.id,
                                                                          .version_id = reference.version,
                                                                          .version_stage = reference.stage});
    if (!done) {
        return cannot_fetch("unable to retrieve secret from asm: service call has been retried 1 time(s): failed to fetch secret " +
                            reference.id + " from secrets manager: " + words_of(done.error()));
    }
    const auto text = done->secret_string ? *done->secret_string : done->secret_binary ? done->secret_binary->bytes : std::string{};
    if (reference.json_key.empty()) return text;
    const auto json = Json::parse(text);
    const auto* member = json ? json->find(reference.json_key) : nullptr;
    if (member == nullptr) {
        return cannot_fetch("unable to retrieve secret from asm: service call has been retried 1 time(s): retrieved secret from "
                            "Secrets Manager did not contain json key " + reference.json_key);
    }
    return member->is_string() ? member->as_string() : member->dump();
}

Result<std::string> fetch_parameter(Context& context, const LiveTask& live, const identity::Caller& agent, const std::string& from) {
    const auto arn = Arn::parse(from);
    ssm::GetParametersInput input;
    input.names.push_back(from);
    input.with_decryption = true;
    const auto done = context.call_in(arn ? arn->region : live.record.region, agent, input);
    if (!done) {
        return cannot_fetch("unable to retrieve secrets from ssm: service call has been retried 1 time(s): " + words_of(done.error()));
    }
    if (done->parameters.empty()) {
        return cannot_fetch("unable to retrieve secrets from ssm: service call has been retried 1 time(s): invalid ssm parameters: " + from);
    }
    return done->parameters.front().value.value_or("");
}

}  // namespace

Result<std::map<std::string, std::string>> fetch_secrets(Context& context, const LiveTask& live, const ContainerDefinition& container) {
    std::map<std::string, std::string> values;
    if (container.secrets.empty()) return values;
    const auto agent = execution_caller(context, live);
    if (!agent) return cannot_fetch("the task definition has no execution role");
    for (const auto& secret : container.secrets) {
        const auto arn = Arn::parse(secret.value_from);
        const bool is_secret = arn && arn->service == "secretsmanager";
        BACKLOT_TRY(value, is_secret ? fetch_secret(context, live, *agent, secret.value_from)
                                     : fetch_parameter(context, live, *agent, secret.value_from));
        values.insert_or_assign(secret.name, std::move(value));
    }
    return values;
}

Result<> check_login(Context& context, const LiveTask& live, const ContainerDefinition& container) {
    if (!container.repository_credentials) return {};
    const auto agent = execution_caller(context, live);
    if (!agent) return cannot_fetch("the task definition has no execution role");
    BACKLOT_TRY(text, fetch_secret(context, live, *agent, container.repository_credentials->credentials_parameter));
    const auto json = Json::parse(text);
    if (!json || (*json)["username"].string_or("").empty() || (*json)["password"].string_or("").empty()) {
        return cannot_fetch("unable to get registry auth from asm: the secret does not have a username and a password");
    }
    return {};
}

std::string seal_environment(const Context& context, const std::map<std::string, std::string>& values) {
    if (values.empty()) return {};
    auto json = Json::object();
    for (const auto& [name, value] : values) json.set(name, value);
    return kernel::seal_secret(context, purpose, json.dump());
}

Result<std::map<std::string, std::string>> open_environment(const Context& context, std::string_view sealed) {
    std::map<std::string, std::string> values;
    if (sealed.empty()) return values;
    BACKLOT_TRY(text, kernel::open_secret(context, purpose, sealed));
    BACKLOT_TRY(json, Json::parse(text));
    for (const auto& [name, value] : json.as_object()) values.insert_or_assign(name, value.string_or(""));
    return values;
}

}  // namespace backlot::ecs
