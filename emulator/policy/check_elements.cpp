#include "policy/validate.h"

#include <algorithm>
#include <set>
#include <string>
#include <vector>

namespace backlot::policy {
namespace {

std::unexpected<Error> elements_malformed(std::string message) {
    return fail("MalformedPolicyDocument", std::move(message), 400);
}

bool is_every(const std::vector<Pattern>& patterns) { return patterns.size() == 1 && patterns[0].is_any(); }

bool is_vendor(std::string_view text) {
    return !text.empty() && std::ranges::all_of(text, [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_' || c == '.';
    });
}

Result<> check_action_form(const std::string& action) {
    if (action == "*" || action == "*:*") return {};
    const auto colon = action.find(':');
    if (colon == action.npos || colon == 0)
        return elements_malformed("Actions/Conditions must be prefaced by a vendor, e.g., iam, sdb, ec2, etc.");
    if (action.find(':', colon + 1) != action.npos) return elements_malformed("Actions/Condition can contain only one colon.");
    const auto vendor = action.substr(0, colon);
    if (!is_vendor(vendor)) return elements_malformed("Vendor " + vendor + " is not valid");
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

bool is_partition(std::string_view text) {
    return text == "aws" || text == "aws-cn" || text == "aws-us-gov" || text == "*" || text.starts_with("aws-iso") ||
           text.starts_with("aws-eusc") || text.starts_with("${");
}

Result<> check_resource_form(const std::string& resource) {
    if (resource == "*") return {};
    if (resource.find(':') == resource.npos)
        return elements_malformed("Resource " + resource + " must be in ARN format or \"*\".");
    const auto parts = arn_parts(resource);
    if (parts[0] != "arn" || !is_partition(parts[1])) {
        auto shown = "arn:" + (parts[0] == "arn" ? resource.substr(4) : resource.substr(resource.find(':') + 1));
        for (auto colons = std::ranges::count(shown, ':'); colons < 5; ++colons) shown += ":*";
        return elements_malformed("Partition \"" + parts[1] + "\" is not valid for resource \"" + shown + "\".");
    }
    if (parts.size() >= 3 && (parts[2].empty() || std::ranges::count(resource, ':') < 5))
        return elements_malformed("The policy failed legacy parsing");
    if (parts.size() < 3 || (parts[2] != "*" && parts[2].find_first_of("*?") != std::string::npos))
        return elements_malformed("Resource vendor must be fully qualified and cannot contain regexes.");
    return {};
}

// What holds for policies of every kind, and for those that IAM and Organizations keep.
Result<> check_forms(const Document& document, PolicyKind kind, const Flaws& flaws) {
    const bool is_on_resource = kind == PolicyKind::resource || kind == PolicyKind::endpoint;
    std::set<std::string_view> sids;
    for (const auto& statement : document.statements) {
        if (!is_on_resource)
            for (const auto& resource : statement.resources) BACKLOT_CHECK(check_resource_form(resource.source()));
        if (is_on_resource) continue;
        if (!statement.sid.empty() && !sids.insert(statement.sid).second)
            return elements_malformed("Statement IDs (SID) in a single policy must be unique.");
    }
    BACKLOT_CHECK(missing_elements(flaws));
    for (const auto& statement : document.statements)
        for (const auto& action : statement.actions) BACKLOT_CHECK(check_action_form(action.source()));
    return {};
}

Result<> check_attached(const Statement& statement) {
    if (statement.principal) return elements_malformed("Policy document should not specify a principal.");
    if (!statement.has_resource) return elements_malformed("Policy statement must contain resources.");
    return {};
}

// Source: Organizations User Guide, "RCP syntax".
Result<> check_resource_control(const Statement& statement) {
    const auto refuse = [](const char* why) {
        return elements_malformed(std::string("The provided policy document does not meet the requirements of the "
                                              "specified policy type: ") + why);
    };
    if (!statement.principal || statement.is_not_principal || !statement.principal->everyone)
        return refuse("Principal must be \"*\".");
    if (statement.is_not_action) return refuse("NotAction is not supported.");
    if (!statement.has_resource) return refuse("Resource or NotResource is required.");
    if (statement.effect == Effect::allow) {
        const bool is_full_access = is_every(statement.actions) && is_every(statement.resources) &&
                                    !statement.is_not_resource && statement.conditions.empty();
        return is_full_access ? Result<>{} : Result<>(refuse("Effect must be Deny."));
    }
    if (std::ranges::any_of(statement.actions, &Pattern::is_any)) return refuse("Action \"*\" is not supported.");
    return {};
}

Result<> check_trust(const Statement& statement) {
    if (!statement.principal) return elements_malformed("Missing required field Principal");
    if (statement.is_not_principal) return elements_malformed("Has prohibited field NotPrincipal");
    if (statement.has_resource) return elements_malformed("Has prohibited field Resource");
    if (statement.is_not_action) return elements_malformed("Has prohibited field NotAction");
    return {};
}

}  // namespace

Result<> check_elements(const Document& document, PolicyKind kind, const Flaws& flaws) {
    BACKLOT_CHECK(check_forms(document, kind, flaws));
    for (const auto& statement : document.statements) {
        switch (kind) {
            case PolicyKind::identity:
            case PolicyKind::boundary:
            case PolicyKind::session:
            case PolicyKind::service_control: BACKLOT_CHECK(check_attached(statement)); break;
            case PolicyKind::resource_control: BACKLOT_CHECK(check_resource_control(statement)); break;
            case PolicyKind::trust: BACKLOT_CHECK(check_trust(statement)); break;
            case PolicyKind::resource:
            case PolicyKind::endpoint:
                if (!statement.principal) return elements_malformed("Missing required field Principal");
                break;
        }
    }
    return {};
}

}  // namespace backlot::policy
