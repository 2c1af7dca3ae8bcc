#include "services/iam/root_access.h"

#include "identity/delegation.h"
#include "identity/epoch.h"

namespace backlot::iam {

namespace {

constexpr std::string_view iam_principal = "iam.amazonaws.com";

std::unexpected<Error> organization_error(std::string code, std::string message) {
    return fail(std::move(code), std::move(message), 400);
}

void put_organization(Context& context, const identity::Organization& organization) {
    store::put(context.writes(), identity::organizations, organization, organization.id);
    identity::touch(context.writes());
}

}  // namespace

Result<identity::Organization> administered_organization(const Context& context, Asker asker) {
    const auto account = identity::find_account(context.view(), context.account());
    auto organization = !account || account->organization.empty()
                            ? std::nullopt
                            : context.find(identity::organizations, account->organization);
    if (!organization) {
        return organization_error("OrganizationNotFoundException", "The account is not part of an organization.");
    }
    if (context.account() != organization->management_account) {
        if (!identity::is_delegated_administrator(context.view(), organization->id, context.account(), iam_principal)) {
            return organization_error("AccountNotManagementOrDelegatedAdministratorException",
                                      "The account is neither the management account of the organization nor the "
                                      "delegated administrator for IAM.");
        }
        if (asker == Asker::management) {
            return organization_error("CallerIsNotManagementAccountException",
                                      "The account is not the management account of the organization.");
        }
    }
    if (organization->feature_set != "ALL") {
        return organization_error("OrganizationNotInAllFeaturesModeException",
                                  "The organization does not have all features enabled.");
    }
    if (!store::contains(context.view(), identity::service_access, organization->id, std::string(iam_principal))) {
        return organization_error("ServiceAccessNotEnabledException",
                                  "Trusted access is not enabled for IAM in the organization.");
    }
    return std::move(*organization);
}

void add_feature(Context& context, identity::Organization& organization, std::string_view feature) {
    auto& features = organization.iam_features;
    if (std::ranges::find(features, feature) == features.end()) features.emplace_back(feature);
    std::ranges::sort(features);
    put_organization(context, organization);
}

void remove_feature(Context& context, identity::Organization& organization, std::string_view feature) {
    std::erase(organization.iam_features, feature);
    put_organization(context, organization);
}

}  // namespace backlot::iam
