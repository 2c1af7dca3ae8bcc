// GetOutboundWebIdentityFederationInfo: the account's issuer, while the feature is enabled.
//
// Fails with FeatureDisabled.
//
// Source: IAM API Reference, GetOutboundWebIdentityFederationInfo.
#include "identity/token_issuer.h"
#include "services/iam/access.h"
#include "services/iam/errors.h"

namespace backlot::iam {

Result<Access> get_outbound_web_identity_federation_info_access(const Context&,
                                                                const GetOutboundWebIdentityFederationInfoInput&) {
    return on_all("iam:GetOutboundWebIdentityFederationInfo");
}

Result<GetOutboundWebIdentityFederationInfoOutput> get_outbound_web_identity_federation_info(
    const Context& context, const GetOutboundWebIdentityFederationInfoInput&) {
    const auto issuer = context.find(identity::token_issuers, context.account());
    if (!issuer || !issuer->is_enabled) return errors::feature_disabled();
    return GetOutboundWebIdentityFederationInfoOutput{.issuer_identifier = issuer->url(), .jwt_vending_enabled = true};
}

}  // namespace backlot::iam
