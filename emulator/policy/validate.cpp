#include "policy/validate.h"

#include <algorithm>
#include <set>
#include <string>

#include "base/encoding.h"
#include "policy/validate_s3.h"
#include "text/json.h"

namespace backlot::policy {
namespace {

std::unexpected<Error> not_stored(std::string message) { return fail("MalformedPolicyDocument", std::move(message), 400); }

Result<> check_action(const std::string& action, PolicyKind kind) {
    if (kind == PolicyKind::trust && !action.starts_with("sts:") && action != "*")
        return not_stored("AssumeRole policy may only specify STS AssumeRole actions.");
    if (action.ends_with(':')) return not_stored("Syntax errors in policy.");
    return {};
}

// The parts of an ARN pattern, the sixth with all that follows.
std::vector<std::string> arn_parts(std::string_view text) {
    std::vector<std::string> out;
    while (out.size() < 5) {
        const auto colon = text.find(':');
        if (colon == text.npos) break;
        out.emplace_back(text.substr(0, colon));
        text.remove_prefix(colon + 1);
    }
    out.emplace_back(text);
    return out;
}

Result<> check_resource(const std::string& resource) {
    if (resource == "*") return {};
    const auto parts = arn_parts(resource);
    if (parts.size() > 1 && parts[1] != "aws" && parts[1] != "aws-cn" && parts[1] != "aws-us-gov" && parts[1] != "*" &&
        !parts[1].starts_with("aws-iso") && !parts[1].starts_with("aws-eusc") && !parts[1].starts_with("${"))
        return not_stored("Partition \"" + parts[1] + "\" is not valid for resource \"" + resource + "\".");
    if (parts.size() > 2 && parts[2].find_first_of("*?") != std::string::npos && parts.size() >= 6 && parts[2] != "*")
        return not_stored("Resource vendor must be fully qualified and cannot contain regexes.");
    if (parts.size() < 6) return {};
    if (parts[2] == "iam" && !parts[3].empty() && parts[3] != "*")
        return not_stored("IAM resource " + resource + " cannot contain region information.");
    if (parts[2] == "s3" && parts[5].find(':') == std::string::npos && !parts[5].starts_with("accesspoint/") &&
        !parts[5].starts_with("storage-lens") && !parts[5].starts_with("job/") && !parts[3].empty() && parts[3] != "*")
        return not_stored("Resource " + resource + " can not contain region information.");
    if (parts[5].empty()) return not_stored("Resource " + resource + " must be in ARN format or \"*\".");
    return {};
}

Result<> check_sids(const Document& document, PolicyKind kind) {
    const bool is_on_resource = kind == PolicyKind::resource || kind == PolicyKind::endpoint;
    std::set<std::string> seen;
    for (const auto& statement : document.statements) {
        if (statement.sid.empty()) continue;
        const bool is_plain = std::ranges::all_of(statement.sid, [](char c) {
            return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
        });
        if (!is_plain && !is_on_resource)
            return not_stored("Statement IDs (SID) must be alpha-numeric. Check that your input satisfies the regular "
                              "expression [0-9A-Za-z]*");
        if (!seen.insert(statement.sid).second)
            return not_stored("Statement IDs (SID) in a single policy must be unique.");
    }
    return {};
}

Result<> check_statement_texts(const Statement& statement, PolicyKind kind) {
    for (const auto& action : statement.actions) BACKLOT_CHECK(check_action(action.source(), kind));
    if (kind == PolicyKind::resource || kind == PolicyKind::endpoint) return {};
    for (const auto& resource : statement.resources) BACKLOT_CHECK(check_resource(resource.source()));
    return {};
}

Result<> check_document(std::string_view json_text, const ValidateOptions& options) {
    const auto json = Json::parse(json_text);
    if (!json) return not_stored("This policy contains invalid Json");
    BACKLOT_TRY(document, parse_json(*json));
    if (document->statements.empty()) return not_stored("Syntax errors in policy.");
    if (options.is_managed && document->version != "2012-10-17")
        return not_stored("Policy document must be version 2012-10-17 or greater.");
    BACKLOT_CHECK(check_elements(*document, options.kind));
    for (const auto& statement : document->statements) BACKLOT_CHECK(check_statement_texts(statement, options.kind));
    return check_sids(*document, options.kind);
}

// Only RCPFullAWSAccess, which AWS made, may allow: a customer's policy of that text may not.
bool has_allow(std::string_view json_text) {
    const auto document = parse(json_text);
    return document && std::ranges::any_of((*document)->statements, [](const Statement& s) { return s.effect == Effect::allow; });
}

}  // namespace

Result<> validate(std::string_view json_text, const ValidateOptions& options) {
    if (options.kind == PolicyKind::resource && options.service == "s3")
        return validate_bucket_policy(json_text, options.resource);
    auto checked = check_document(json_text, options);
    const bool is_guardrail = options.kind == PolicyKind::service_control || options.kind == PolicyKind::resource_control;
    if (!is_guardrail) return checked;
    if (checked && (options.kind == PolicyKind::service_control || !has_allow(json_text))) return {};
    // Organizations has one sentence for all of it. Source: Organizations API Reference, MalformedPolicyDocumentException.
    return fail("MalformedPolicyDocumentException",
                "The provided policy document does not meet the requirements of the specified policy type.", 400);
}

}  // namespace backlot::policy
