#include "services/iam/providers.h"

#include "base/arn.h"
#include "clock/format.h"
#include "identity/epoch.h"
#include "text/xml.h"

namespace backlot::iam {

namespace {

constexpr std::string_view oidc_prefix = "oidc-provider/";
constexpr std::string_view saml_prefix = "saml-provider/";

// What follows `prefix` in an ARN of this account; empty where the ARN is another's or of another kind.
std::string name_in(const Context& context, const std::string& text, std::string_view prefix) {
    const auto arn = Arn::parse(text);
    if (!arn || arn->service != "iam" || arn->account != context.account()) return {};
    if (!arn->resource.starts_with(prefix)) return {};
    return arn->resource.substr(prefix.size());
}

}  // namespace

std::string oidc_arn(const Context& context, std::string_view url) {
    return iam_arn(context, "oidc-provider", "/", url);
}
std::string saml_arn(const Context& context, std::string_view name) {
    return iam_arn(context, "saml-provider", "/", name);
}

bool is_oidc_arn(std::string_view text) {
    const auto arn = Arn::parse(text);
    return arn && arn->service == "iam" && arn->resource.starts_with(oidc_prefix);
}

Access on_oidc_provider(const Context& context, std::string_view action, const std::string& arn) {
    const auto provider = need_oidc_provider(context, arn);
    return on_arn(action, arn, provider ? provider->tags : Tags{});
}
Access on_saml_provider(const Context& context, std::string_view action, const std::string& arn) {
    const auto provider = need_saml_provider(context, arn);
    return on_arn(action, arn, provider ? provider->tags : Tags{});
}

Result<identity::OidcProvider> need_oidc_provider(const Context& context, const std::string& arn) {
    const auto url = name_in(context, arn, oidc_prefix);
    auto found = context.find(identity::oidc_providers, context.account(), url);
    if (!found) return errors::no_such_entity("OpenIDConnect Provider not found for arn " + arn);
    return std::move(*found);
}
Result<identity::SamlProvider> need_saml_provider(const Context& context, const std::string& arn) {
    const auto name = name_in(context, arn, saml_prefix);
    auto found = context.find(identity::saml_providers, context.account(), name);
    if (!found) return errors::no_such_entity("Manifest not found for arn " + arn);
    return std::move(*found);
}

void put_oidc_provider(Context& context, const identity::OidcProvider& provider) {
    store::put(context.writes(), identity::oidc_providers, provider, context.account(), provider.url);
    identity::touch(context.writes());
}
void put_saml_provider(Context& context, const identity::SamlProvider& provider) {
    store::put(context.writes(), identity::saml_providers, provider, context.account(), provider.name);
    identity::touch(context.writes());
}

Result<> check_thumbprints(const std::vector<std::string>& thumbprints) {
    if (thumbprints.size() > thumbprint_limit) {
        return errors::invalid_input("Thumbprint list must contain fewer than 5 entries.");
    }
    for (const auto& one : thumbprints) {
        if (one.size() != 40 || !from_hex(one)) return errors::invalid_input("Invalid thumbprint: " + one);
    }
    return {};
}

// Source: SAML V2.0 Metadata, section 2.3.2 (EntityDescriptor, validUntil); IAM shows a hundred years where it is absent.
Result<clock::Time> metadata_valid_until(std::string_view metadata, clock::Time now) {
    const auto xml = Xml::parse(metadata);
    const bool is_metadata = xml && (xml->name == "EntityDescriptor" || xml->name.ends_with(":EntityDescriptor"));
    if (!is_metadata || xml->attribute("entityID") == nullptr) {
        return errors::invalid_input("Could not parse metadata");
    }
    if (const auto* until = xml->attribute("validUntil")) {
        const auto time = clock::parse_iso8601(*until);
        if (!time) return errors::invalid_input("Could not parse metadata");
        return second_of(*time);
    }
    return second_of(now) + std::chrono::years{100};
}

}  // namespace backlot::iam
