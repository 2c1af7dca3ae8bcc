#include "policy/validate_s3.h"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "base/encoding.h"
#include "policy/action_table.h"
#include "policy/document.h"
#include "text/json.h"

namespace backlot::policy {
namespace {

std::unexpected<Error> malformed_bucket_policy(std::string message) { return fail("MalformedPolicy", std::move(message), 400); }

constexpr std::string_view s3_prefix = "s3:";

// What an action is asked of: a bucket, an object, or both.
struct S3Levels {
    bool is_known = false;
    bool takes_bucket = false;
    bool takes_object = false;
};

S3Levels levels_of(const std::string& action) {
    S3Levels out;
    for (const auto name : action_names_of("s3")) {
        const auto full = std::string(s3_prefix) + std::string(name);
        const Pattern pattern(to_lower(action), Pattern::Wildcards::on, Pattern::Variables::off);
        if (!pattern.matches(to_lower(full))) continue;
        out.is_known = true;
        const auto info = find_action(full);
        for (const auto& type : info->resource_types) {
            if (type.name == "bucket") out.takes_bucket = true;
            if (type.name == "object") out.takes_object = true;
        }
        if (out.takes_bucket && out.takes_object) break;
    }
    return out;
}

// The part of an S3 ARN pattern that names the bucket, and whether it can stand for the bucket or for objects.
struct S3Resource {
    bool stands_for_bucket = true;
    bool stands_for_objects = true;
};

Result<S3Resource> s3_resource(const std::string& text, std::string_view bucket_arn) {
    const auto invalid = [] { return malformed_bucket_policy("Policy has invalid resource"); };
    if (text == "*") return S3Resource{};
    int colons = 0;
    std::size_t at = 0;
    for (; at < text.size() && colons < 5; ++at) colons += text[at] == ':';
    if (!text.starts_with("arn:") || colons < 5 || at >= text.size()) return invalid();
    const auto service_at = text.find(':', 4);
    const auto service = text.substr(service_at + 1, text.find(':', service_at + 1) - service_at - 1);
    if (service != "s3") return invalid();
    const auto rest = text.substr(at);
    const auto name = rest.substr(0, rest.find('/'));
    if (!bucket_arn.empty()) {
        const auto bucket = bucket_arn.substr(bucket_arn.rfind(':') + 1);
        if (!Pattern(name, Pattern::Wildcards::on, Pattern::Variables::off).matches(bucket)) return invalid();
    }
    const bool has_slash = rest.find('/') != rest.npos;
    return S3Resource{.stands_for_bucket = !has_slash, .stands_for_objects = has_slash || name.ends_with('*')};
}

std::vector<std::string> list_of(const Json& json) {
    std::vector<std::string> out;
    if (json.is_string()) out.push_back(json.as_string());
    if (json.is_array())
        for (const auto& item : json.as_array()) out.push_back(item.string_or(""));
    return out;
}

Result<> check_actions(const Json& statement) {
    const bool is_not = statement.find("NotAction") != nullptr;
    const auto resources = list_of(statement["Resource"]);
    for (const auto& action : list_of(statement[is_not ? "NotAction" : "Action"])) {
        if (action == "*") continue;
        if (!equal_ignoring_case(std::string_view(action).substr(0, s3_prefix.size()), s3_prefix))
            return malformed_bucket_policy("Policy has invalid action");
        const auto levels = levels_of(action);
        if (!levels.is_known) return malformed_bucket_policy("Policy has invalid action");
        if (is_not || resources.empty()) continue;
        const bool applies = std::ranges::any_of(resources, [&](const std::string& text) {
            const auto resource = s3_resource(text, {});
            return resource && ((levels.takes_bucket && resource->stands_for_bucket) ||
                                (levels.takes_object && resource->stands_for_objects) ||
                                (!levels.takes_bucket && !levels.takes_object));
        });
        if (!applies) return malformed_bucket_policy("Action does not apply to any resource(s) in statement");
    }
    return {};
}

Result<> check_statement(const Json& statement, std::string_view bucket_arn) {
    constexpr std::array<std::string_view, 9> known = {"Sid",       "Effect",   "Principal",   "NotPrincipal", "Action",
                                                       "NotAction", "Resource", "NotResource", "Condition"};
    if (!statement.is_object()) return malformed_bucket_policy("Policies must be valid JSON and the first byte must be '{'");
    for (const auto& [name, value] : statement.as_object())
        if (std::ranges::find(known, name) == known.end()) return malformed_bucket_policy("Unknown field " + name);
    const auto has = [&](std::string_view name) { return statement.find(name) != nullptr; };
    if (!has("Effect")) return malformed_bucket_policy("Missing required field Effect");
    const auto effect = statement["Effect"].string_or("");
    if (effect != "Allow" && effect != "Deny") return malformed_bucket_policy("Invalid effect: " + effect);
    if (!has("Principal") && !has("NotPrincipal")) return malformed_bucket_policy("Missing required field Principal");
    if (has("NotPrincipal") && effect == "Allow") return malformed_bucket_policy("Allow with NotPrincipal is not allowed.");
    if (!has("Action") && !has("NotAction")) return malformed_bucket_policy("Missing required field Action");
    if (!has("Resource") && !has("NotResource")) return malformed_bucket_policy("Missing required field Resource");
    for (const auto& resource : list_of(statement[has("Resource") ? "Resource" : "NotResource"]))
        if (auto checked = s3_resource(resource, bucket_arn); !checked) return std::unexpected(checked.error());
    return check_actions(statement);
}

// Whether `key` is `known`, or an instance of it: "s3:ExistingObjectTag/<key>", "aws:RequestTag/${TagKey}".
bool is_instance(std::string_view key, std::string_view known) {
    const auto slash = known.find('/');
    if (slash == known.npos) return equal_ignoring_case(key, known);
    return key.size() > slash + 1 && equal_ignoring_case(key.substr(0, slash + 1), known.substr(0, slash + 1));
}

// Source: IAM User Guide, "AWS global condition context keys".
bool is_global_key(std::string_view key) {
    constexpr std::array known{
        "aws:AssumedRoot", "aws:CalledVia", "aws:CalledViaAWSMCP", "aws:CalledViaFirst", "aws:CalledViaLast", "aws:ChatbotSourceArn", "aws:CurrentTime",
        "aws:Ec2InstanceSourcePrivateIPv4", "aws:Ec2InstanceSourceVpc", "aws:EpochTime", "aws:FederatedProvider", "aws:MultiFactorAuthAge",
        "aws:MultiFactorAuthPresent", "aws:PrincipalAccount", "aws:PrincipalArn", "aws:PrincipalIsAWSService", "aws:PrincipalOrgID",
        "aws:PrincipalOrgPaths", "aws:PrincipalServiceName", "aws:PrincipalServiceNamesList", "aws:PrincipalTag/x", "aws:PrincipalType",
        "aws:Referer", "aws:RequestTag/x", "aws:RequestedRegion", "aws:ResourceAccount", "aws:ResourceOrgID", "aws:ResourceOrgPaths",
        "aws:ResourceTag/x", "aws:SecureTransport", "aws:SignInSessionArn", "aws:SourceAccount", "aws:SourceArn", "aws:SourceIdentity", "aws:SourceIp",
        "aws:SourceOrgID", "aws:SourceOrgPaths", "aws:SourceVpc", "aws:SourceVpcArn", "aws:SourceVpce", "aws:TagKeys", "aws:TokenIssueTime",
        "aws:UserAgent", "aws:ViaAWSMCPService", "aws:ViaAWSService", "aws:VpcSourceIp", "aws:VpceAccount", "aws:VpceOrgID", "aws:VpceOrgPaths",
        "aws:userid", "aws:username"};
    return std::ranges::any_of(known, [&](std::string_view one) { return is_instance(key, one); });
}

// Whether any action of the statement has the key. What it denies or allows by NotAction is not looked through.
bool has_key_of(const Statement& statement, std::string_view key) {
    const auto in = [&](const std::vector<std::string_view>& keys) {
        return std::ranges::any_of(keys, [&](std::string_view one) { return is_instance(key, one); });
    };
    if (statement.actions.empty() || statement.is_not_action) return true;
    // Keys of what is asked for belong to its type, whatever the action.
    const auto types = resource_types_of("s3");
    if (std::ranges::any_of(types, [&](const ResourceTypeInfo& type) { return in(type.condition_keys); })) return true;
    for (const auto& name : action_names_of("s3")) {
        const auto full = std::string(s3_prefix) + std::string(name);
        const bool is_meant = std::ranges::any_of(statement.actions, [&](const Pattern& action) {
            return Pattern(to_lower(action.source()), Pattern::Wildcards::on, Pattern::Variables::off).matches(to_lower(full));
        });
        if (!is_meant) continue;
        const auto info = find_action(full);
        if (in(info->condition_keys)) return true;
        if (std::ranges::any_of(info->resource_types, [&](const ActionResource& type) { return in(type.condition_keys); })) return true;
    }
    return false;
}

Result<> check_condition(const Statement& statement, const Condition& condition) {
    const auto& key = condition.key();
    const auto unknown = [] { return malformed_bucket_policy("Policy has an invalid condition key"); };
    if (key.find(':') == std::string::npos) return unknown();
    const auto lower = to_lower(key);
    if (lower.starts_with("aws:") && !is_global_key(key)) return unknown();
    if (lower.starts_with(s3_prefix)) {
        const auto known = condition_keys_of("s3");
        if (std::ranges::none_of(known, [&](const ConditionKeyInfo& one) { return is_instance(key, one.key); })) return unknown();
        if (!has_key_of(statement, key)) {
            return malformed_bucket_policy("Conditions do not apply to combination of actions and resources in statement");
        }
    }
    if (condition.op().test == Test::ip_address) {
        for (const auto& value : condition.values()) {
            if (!value.ip && value.text.source().find("${") == std::string::npos) return malformed_bucket_policy("Invalid IP address in Conditions");
        }
    }
    return {};
}

}  // namespace

Result<> validate_bucket_policy(std::string_view json_text, std::string_view bucket_arn) {
    const auto json = Json::parse(json_text);
    if (!json || !json->is_object() || !json_text.starts_with('{'))
        return malformed_bucket_policy("Policies must be valid JSON and the first byte must be '{'");
    for (const auto& [name, value] : json->as_object())
        if (name != "Version" && name != "Id" && name != "Statement") return malformed_bucket_policy("Unknown field " + name);
    const auto* statements = json->find("Statement");
    if (statements == nullptr) return malformed_bucket_policy("Missing required field Statement");
    if (statements->is_array()) {
        if (statements->as_array().empty()) return malformed_bucket_policy("Could not parse the policy: Statement is empty!");
        for (const auto& statement : statements->as_array()) BACKLOT_CHECK(check_statement(statement, bucket_arn));
    } else {
        BACKLOT_CHECK(check_statement(*statements, bucket_arn));
    }
    const auto document = parse_json(*json);
    if (!document) {
        const auto& message = document.error().message;
        if (message.starts_with("Invalid principal")) return malformed_bucket_policy("Invalid principal in policy");
        if (message.starts_with("The policy must")) return malformed_bucket_policy("The policy must contain a valid version string");
        if (message.starts_with("Policy statement must contain r")) return malformed_bucket_policy("Missing required field Resource");
        if (message.starts_with("Policy statement must contain a")) return malformed_bucket_policy("Missing required field Action");
        if (message.starts_with("Syntax")) return malformed_bucket_policy("This policy contains invalid Json");
        return malformed_bucket_policy(message);
    }
    for (const auto& statement : (*document)->statements)
        for (const auto& condition : statement.conditions) BACKLOT_CHECK(check_condition(statement, condition));
    return {};
}

}  // namespace backlot::policy
