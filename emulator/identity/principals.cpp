#include "identity/principals.h"

#include <functional>
#include <optional>

#include "base/arn.h"
#include "identity/directory.h"
#include "text/json.h"

namespace backlot::identity {

namespace {

using Rewrite = std::function<Result<std::string>(const std::string&)>;

bool is_unique_id(std::string_view text) {
    return text.size() >= 16 && text.find(':') == std::string_view::npos &&
           (text.starts_with("AIDA") || text.starts_with("AROA"));
}

// The ARN of the user or role that has a unique id, or nothing. Scans: policies are read back rarely.
std::optional<std::string> arn_of_id(const store::View& view, std::string_view id) {
    std::optional<std::string> found;
    if (id.starts_with("AROA")) {
        store::scan_keyed(view, roles, [&](const auto& key, const Role& role) {
            if (role.id == id) found = role_arn(key.first(), role);
            return !found;
        });
    } else {
        store::scan_keyed(view, users, [&](const auto& key, const User& user) {
            if (user.id == id) found = user_arn(key.first(), user);
            return !found;
        });
    }
    return found;
}

Result<std::string> canonical_aws_principal(const store::View& view, const std::string& text) {
    if (text == "*") return text;
    if (text.find('*') != std::string::npos || text.find('?') != std::string::npos) {
        return fail("InvalidPrincipal", text);
    }
    if (is_account_id(text)) {
        if (!find_account(view, text)) return fail("InvalidPrincipal", text);
        return root_arn(text);  // as it is read back
    }
    if (is_unique_id(text)) {
        if (!arn_of_id(view, text)) return fail("InvalidPrincipal", text);
        return text;
    }
    const auto arn = Arn::parse(text);
    if (!arn || !is_account_id(arn->account) || !find_account(view, arn->account)) {
        return fail("InvalidPrincipal", text);
    }
    if (arn->service == "iam" && arn->resource == "root") return text;
    if (arn->service == "iam" && arn->resource.starts_with("role/")) {
        const auto role = find_role_by_arn(view, text);
        if (!role) return fail("InvalidPrincipal", text);
        return role->id;
    }
    if (arn->service == "iam" && arn->resource.starts_with("user/")) {
        const auto user = find_user_by_arn(view, text);
        if (!user) return fail("InvalidPrincipal", text);
        return user->id;
    }
    if (arn->service == "sts" && arn->resource.starts_with("assumed-role/")) {
        const std::string_view rest = std::string_view(arn->resource).substr(sizeof("assumed-role/") - 1);
        const auto slash = rest.find('/');
        if (slash == std::string_view::npos || !find_role(view, arn->account, rest.substr(0, slash))) {
            return fail("InvalidPrincipal", text);
        }
        return text;
    }
    if (arn->service == "sts" && arn->resource.starts_with("federated-user/")) return text;
    return fail("InvalidPrincipal", text);
}

// Applies `rewrite` to every AWS principal of a policy.
Result<std::string> rewrite_principals(std::string_view text, const Rewrite& rewrite) {
    auto policy = Json::parse(text);
    if (!policy) return std::string(text);
    const auto each = [&](Json& value) -> Result<> {
        if (!value.is_string()) return {};
        BACKLOT_TRY(next, rewrite(value.as_string()));
        value = Json(next);
        return {};
    };
    const auto statement = [&](Json& one) -> Result<> {
        for (const auto* element : {"Principal", "NotPrincipal"}) {
            Json* principal = one.find(element);
            Json* named = principal != nullptr ? principal->find("AWS") : nullptr;
            if (named == nullptr) continue;
            if (!named->is_array()) {
                BACKLOT_CHECK(each(*named));
                continue;
            }
            for (auto& value : named->as_array()) BACKLOT_CHECK(each(value));
        }
        return {};
    };
    Json* statements = policy->find("Statement");
    if (statements == nullptr) return std::string(text);
    if (statements->is_object()) BACKLOT_CHECK(statement(*statements));
    if (statements->is_array()) {
        for (auto& one : statements->as_array()) BACKLOT_CHECK(statement(one));
    }
    return policy->dump();
}

}  // namespace

Result<std::string> canonical(const store::View& view, std::string_view policy) {
    return rewrite_principals(policy, [&](const std::string& text) { return canonical_aws_principal(view, text); });
}

std::string readable(const store::View& view, std::string_view policy) {
    if (policy.find("AIDA") == std::string_view::npos && policy.find("AROA") == std::string_view::npos) {
        return std::string(policy);
    }
    auto text = rewrite_principals(policy, [&](const std::string& id) -> Result<std::string> {
        if (!is_unique_id(id)) return id;
        return arn_of_id(view, id).value_or(id);
    });
    return text ? *text : std::string(policy);
}

}  // namespace backlot::identity
