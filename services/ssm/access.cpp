#include "services/ssm/access.h"

#include <algorithm>
#include <charconv>

#include "services/ssm/errors.h"
#include "text/json.h"

namespace backlot::ssm {

namespace {

// Every policy of a parameter as one document; empty where there is none.
std::string policies_as_one(const Context& context, const ParameterKey& key) {
    Json::Array statements;
    store::scan(context.view(), resource_policies, [&](const ResourcePolicyRecord& policy) {
        const auto document = Json::parse(policy.document);
        if (!document) return;  // checked when it was stored
        const auto& own = (*document)["Statement"];
        if (!own.is_array()) statements.push_back(own);
        else for (const auto& one : own.as_array()) statements.push_back(one);
    }, key.account, key.region, key.name);
    if (statements.empty()) return {};
    return Json::object({{"Version", "2012-10-17"}, {"Statement", Json(std::move(statements))}}).dump();
}

}  // namespace

Question question_on(const Context& context, std::string_view action, const ParameterKey& key) {
    Question question{.action = std::string(action), .resource = parameter_arn(key), .owned = {}, .keys = {}};
    question.owned.account = key.account;
    question.owned.region = key.region;
    if (const auto parameter = find_parameter(context, key)) {
        const ParameterKey found{.account = key.account, .region = key.region, .name = parameter->name};
        question.owned.tags = parameter->tags;
        question.owned.policy = policies_as_one(context, found);
        question.owned.policy_name = "resource policy of " + parameter->name;
        for (const auto& [name, value] : parameter->tags) add_key(question.keys, "ssm:resourceTag/" + name, value);
    }
    return question;
}

Access on_parameter(const Context& context, std::string_view action, const ParameterKey& key) {
    auto question = question_on(context, action, key);
    return Access{.action = std::move(question.action),
                  .resource = std::move(question.resource),
                  .owned = std::move(question.owned),
                  .keys = std::move(question.keys)};
}

Access on_all(const Context& context, std::string_view action) {
    return Access{.action = std::string(action), .resource = context.arn("ssm", "*")};
}

bool is_expired(const VersionRecord& version, Time now) {
    return std::ranges::any_of(version.policies, [&](const InlinePolicy& policy) { return policy.expires &&
        *policy.expires <= now; });
}

std::optional<ParameterRecord> find_parameter(const Context& context, const ParameterKey& key) {
    const auto find_as = [&](const std::string& name) -> std::optional<ParameterRecord> {
        auto found = context.find(parameters, key.account, key.region, name);
        if (!found) return std::nullopt;
        const auto newest = context.find(versions, key.account, key.region, name, found->newest);
        if (newest && is_expired(*newest, context.now())) return std::nullopt;
        return found;
    };
    auto found = find_as(key.name);
    if (!found && key.is_arn && !key.name.starts_with('/')) found = find_as("/" + key.name);
    return found;
}

Result<ParameterRecord> need_parameter(const Context& context, const ParameterKey& key) {
    auto found = find_parameter(context, key);
    if (!found) return errors::parameter_not_found();
    return std::move(*found);
}

VersionRecord newest_of(const Context& context, const ParameterKey& key, const ParameterRecord& parameter) {
    auto found = context.find(versions, key.account, key.region, parameter.name, parameter.newest);
    BACKLOT_ASSERT(found.has_value());
    return std::move(*found);
}

Result<VersionRecord> need_version(const Context& context, const ParameterKey& key,
                                   const ParameterRecord& parameter) {
    if (key.selector.empty()) return newest_of(context, key, parameter);
    std::uint64_t number = 0;
    const auto* end = key.selector.data() + key.selector.size();
    const auto done = std::from_chars(key.selector.data(), end, number);
    if (done.ec == std::errc{} && done.ptr == end) {
        if (auto found = context.find(versions, key.account, key.region, parameter.name,
                                      number)) return std::move(*found);
        return errors::version_not_found(parameter.name, key.selector);
    }
    for (auto& version : versions_of(context, {.account = key.account, .region = key.region,
                                               .name = parameter.name})) {
        if (std::ranges::find(version.labels, key.selector) != version.labels.end()) return std::move(version);
    }
    return errors::version_not_found(parameter.name, key.selector);
}

std::vector<VersionRecord> versions_of(const Context& context, const ParameterKey& key) {
    std::vector<VersionRecord> all;
    store::scan(context.view(), versions, [&](const VersionRecord& version) { all.push_back(version); }, key.account,
                key.region, key.name);
    return all;
}

void store_parameter(Context& context, const ParameterKey& key, const ParameterRecord& parameter) {
    store::put(context.writes(), parameters, parameter, key.account, key.region, parameter.name);
}

void store_version(Context& context, const ParameterKey& key, const VersionRecord& version) {
    store::put(context.writes(), versions, version, key.account, key.region, key.name, version.version);
}

void erase_parameter(Context& context, const ParameterKey& key) {
    store::erase(context.writes(), parameters, key.account, key.region, key.name);
    store::erase_all(context.writes(), versions, key.account, key.region, key.name);
    store::erase_all(context.writes(), resource_policies, key.account, key.region, key.name);
}

}  // namespace backlot::ssm
