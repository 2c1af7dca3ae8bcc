// DisableOutboundWebIdentityFederation: no more tokens; those already issued can still be verified.
//
// Fails with FeatureDisabled.
//
// Source: IAM API Reference, DisableOutboundWebIdentityFederation.
#include "identity/token_issuer.h"
#include "services/iam/access.h"
#include "services/iam/errors.h"

namespace backlot::iam {

Result<Access> disable_outbound_web_identity_federation_access(const Context&,
                                                               const DisableOutboundWebIdentityFederationInput&) {
    return on_all("iam:DisableOutboundWebIdentityFederation");
}

Result<DisableOutboundWebIdentityFederationOutput> disable_outbound_web_identity_federation(
    Context& context, const DisableOutboundWebIdentityFederationInput&) {
    auto issuer = context.find(identity::token_issuers, context.account());
    if (!issuer || !issuer->is_enabled) return errors::feature_disabled();
    issuer->is_enabled = false;
    store::put(context.writes(), identity::token_issuers, *issuer, context.account());
    return DisableOutboundWebIdentityFederationOutput{};
}

}  // namespace backlot::iam
