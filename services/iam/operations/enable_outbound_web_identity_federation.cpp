// EnableOutboundWebIdentityFederation: from now on the account's principals may ask sts:GetWebIdentityToken for tokens.
//
// The first time the account gets its issuer and the keys that sign; enabled again after a pause it has the same ones.
// Fails with FeatureEnabled.
//
// Source: IAM API Reference, EnableOutboundWebIdentityFederation; IAM User Guide, "Getting started with outbound
// identity federation".
#include "identity/token_issuer.h"
#include "kernel/secret.h"
#include "services/iam/access.h"
#include "services/iam/errors.h"

namespace backlot::iam {

Result<Access> enable_outbound_web_identity_federation_access(const Context&,
                                                              const EnableOutboundWebIdentityFederationInput&) {
    return on_all("iam:EnableOutboundWebIdentityFederation");
}

Result<EnableOutboundWebIdentityFederationOutput> enable_outbound_web_identity_federation(
    Context& context, const EnableOutboundWebIdentityFederationInput&) {
    auto issuer = context.find(identity::token_issuers, context.account());
    if (issuer && issuer->is_enabled) return errors::feature_enabled();
    if (!issuer) {
        issuer = identity::new_token_issuer(context.ids(), context.account());
        issuer->rsa_key = kernel::seal_secret(context, identity::issuer_key_purpose(*issuer, "RS256"), issuer->rsa_key);
        issuer->ec_key = kernel::seal_secret(context, identity::issuer_key_purpose(*issuer, "ES384"), issuer->ec_key);
    }
    issuer->is_enabled = true;
    store::put(context.writes(), identity::token_issuers, *issuer, context.account());
    return EnableOutboundWebIdentityFederationOutput{.issuer_identifier = issuer->url()};
}

}  // namespace backlot::iam
