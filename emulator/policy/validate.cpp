#include "policy/validate.h"

#include <re2/re2.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <set>
#include <string>

#include "base/encoding.h"
#include "policy/validate_s3.h"
#include "text/json.h"

namespace backlot::policy {
namespace {

std::unexpected<Error> not_stored(std::string message) { return fail("MalformedPolicyDocument", std::move(message), 400); }

bool is_date_test(Test test) { return test >= Test::date_equals && test <= Test::date_greater_equals; }

// Seconds since 1970, or a date of ISO 8601 with what IAM lets be left out: "2019", "2016-12-13t2:00:00.593194+23", "01T".
bool is_date(std::string_view text) {
    static const re2::RE2 seconds(R"(-?\d+)");
    static const re2::RE2 date(R"((?i)-?\d{1,9}(-(0?[1-9]|1[0-2])(-(0?[1-9]|[12]\d|3[01]))?)?)"
                               R"((T(\d{1,2}(:\d{1,2}(:\d{1,2}(\.\d{1,9})?)?)?(Z|[+-]\d{2}(:?\d{2})?)?)?)?)");
    if (re2::RE2::FullMatch(text, seconds)) {
        std::int64_t number = 0;
        return std::from_chars(text.data(), text.data() + text.size(), number).ec == std::errc{};
    }
    return text.contains("${") || re2::RE2::FullMatch(text, date);
}

bool is_iam_path(std::string_view path) {
    constexpr std::string_view starts[] = {"user/", "federated-user/", "role/", "group/", "instance-profile/", "mfa/",
                                           "server-certificate/", "policy/", "sms-mfa/", "saml-provider/", "oidc-provider/",
                                           "report/", "access-report/"};
    if (path == "root" || path.substr(0, path.find('/')).find_first_of("*?$") != path.npos) return true;
    return std::ranges::any_of(starts, [&](auto start) { return path.starts_with(start); });
}

// Buckets and what IAM keeps have no region. ARNs have six parts here: parse() sees to it.
Result<> check_resource(const std::string& resource) {
    std::string_view rest = resource;
    std::array<std::string_view, 5> parts;
    for (auto& part : parts) {
        const auto colon = rest.find(':');
        if (colon == rest.npos) return {};
        part = rest.substr(0, colon);
        rest.remove_prefix(colon + 1);
    }
    const bool has_region = !parts[3].empty() && parts[3] != "*";
    if (parts[2] == "iam" && has_region) return not_stored("IAM resource " + resource + " cannot contain region information.");
    if (parts[2] == "iam" && !is_iam_path(rest))
        return not_stored("IAM resource path must either be \"*\", root, or start with user/, federated-user/, role/, group/, "
                          "instance-profile/, mfa/, server-certificate/, policy/, sms-mfa/, saml-provider/, "
                          "oidc-provider/, report/, access-report/.");
    const bool is_bucket = rest.find(':') == rest.npos && !rest.starts_with("accesspoint/") &&
                           !rest.starts_with("storage-lens") && !rest.starts_with("job/");
    if (parts[2] == "s3" && is_bucket && has_region)
        return not_stored("Resource " + resource + " can not contain region information.");
    return {};
}

// What a trust policy may speak of; a star stands for any of it.
// Source: IAM User Guide, "Actions, resources, and condition keys for AWS STS": those on roles.
bool is_for_trust(std::string_view action) {
    constexpr std::array<std::string_view, 7> known{"sts:assumerole", "sts:assumerolewithsaml", "sts:assumerolewithwebidentity",
                                                    "sts:assumeroot", "sts:setcontext", "sts:setsourceidentity", "sts:tagsession"};
    const auto name = to_lower(action);
    if (name.find_first_of("*?") != name.npos) return name == "*" || name.starts_with("sts:");
    return std::ranges::find(known, name) != known.end();
}

Result<> check_action(const std::string& action, PolicyKind kind) {
    if (kind == PolicyKind::trust && !is_for_trust(action))
        return not_stored("AssumeRole policy may only specify STS AssumeRole actions.");
    if (action.ends_with(':')) return not_stored("Syntax errors in policy.");
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

bool has_false_date(const Document& document) {
    for (const auto& statement : document.statements)
        for (const auto& condition : statement.conditions)
            for (const auto& value : condition.values())
                if (is_date_test(condition.op().test) && !is_date(value.text.source())) return true;
    return false;
}

// Where IAM has but one sentence for what parse() tells apart.
Error in_iams_words(Error error) {
    if (error.message.starts_with("Invalid Condition type") || error.message.starts_with("The policy must contain"))
        error.message = "Syntax errors in policy.";
    return error;
}

Result<> check_document(std::string_view json_text, const ValidateOptions& options) {
    const auto json = Json::parse(json_text);
    if (!json) return not_stored("This policy contains invalid Json");
    if (json->is_string()) return not_stored("Syntax errors in policy.");
    Flaws flaws;
    const auto parsed = read_document(*json, flaws);
    if (!parsed) return std::unexpected(in_iams_words(parsed.error()));
    const auto& document = *parsed;
    if (document->statements.empty()) return not_stored("Syntax errors in policy.");
    if (options.is_managed && document->version != "2012-10-17")
        return not_stored("Policy document must be version 2012-10-17 or greater.");
    const bool is_on_resource = options.kind == PolicyKind::resource || options.kind == PolicyKind::endpoint;
    if (flaws.has_legacy_form || (is_on_resource ? flaws.has_short_arn : has_false_date(*document)))
        return not_stored("The policy failed legacy parsing");
    BACKLOT_CHECK(check_elements(*document, options.kind, flaws));
    for (const auto& statement : document->statements) BACKLOT_CHECK(check_statement_texts(statement, options.kind));
    if (options.service == "ecr") return {};  // takes statements of one id
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
