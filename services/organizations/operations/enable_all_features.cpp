// EnableAllFeatures: asks every invited member to approve; when all have, the management account accepts the handshake.
//
// Fails with HandshakeConstraintViolationException (ORGANIZATION_ALREADY_HAS_ALL_FEATURES,
// ORGANIZATION_IS_ALREADY_PENDING_ALL_FEATURES_MIGRATION).
//
// Source: AWS Organizations API Reference (2016-11-28), EnableAllFeatures.
#include "services/organizations/handshakes.h"
#include "services/organizations/organization.h"

namespace backlot::organizations {

Result<Access> enable_all_features_access(const Context& context, const EnableAllFeaturesInput&) {
    return access_to(context, Callers::management, "EnableAllFeatures");
}

Result<EnableAllFeaturesOutput> enable_all_features(Context& context, const EnableAllFeaturesInput&) {
    BACKLOT_TRY(home, home_of(context));
    const auto& organization = home.organization;
    if (organization.feature_set == "ALL") return errors::handshake_constraint("ORGANIZATION_ALREADY_HAS_ALL_FEATURES");
    if (pending_all_features(context, organization.id)) {
        return errors::handshake_constraint("ORGANIZATION_IS_ALREADY_PENDING_ALL_FEATURES_MIGRATION");
    }

    auto record = new_handshake(context, organization, "ENABLE_ALL_FEATURES", all_features_life);
    for (const auto& member : members_of(context, organization)) {
        if (member.joined_method != "INVITED" || member.id == organization.management_account) continue;
        auto approval = new_handshake(context, organization, "APPROVE_ALL_FEATURES", all_features_life);
        approval.account = member.id;
        approval.parent = record.id;
        store_handshake(context, approval);
        record.state = "REQUESTED";  // until all have approved
    }
    store_handshake(context, record);
    return EnableAllFeaturesOutput{.handshake = describe(context, record)};
}

}  // namespace backlot::organizations
