#include "services/secretsmanager/policies.h"

#include "identity/principals.h"
#include "policy/document.h"
#include "policy/public_access.h"
#include "policy/validate.h"

namespace backlot::secretsmanager {

namespace {

constexpr std::size_t policy_limit_bytes = 20'480;

}  // namespace

Result<std::string> checked_policy(const Context& context, const std::string& text) {
    const auto malformed = [](const std::string& message) { return errors::make("MalformedPolicyDocumentException", message); };
    if (text.size() > policy_limit_bytes) return malformed("The resource policy is too long.");
    const auto valid = policy::validate(text, {.kind = policy::PolicyKind::resource, .service = "secretsmanager"});
    if (!valid) return malformed("This resource policy contains invalid Json: " + valid.error().message);
    auto canonical = identity::canonical(context.view(), text);
    if (!canonical) return malformed("This resource policy contains an unsupported principal.");
    return std::move(*canonical);
}

bool is_public(const std::string& stored) {
    const auto document = policy::parse(stored);
    return document && policy::is_public(**document);
}

}  // namespace backlot::secretsmanager
