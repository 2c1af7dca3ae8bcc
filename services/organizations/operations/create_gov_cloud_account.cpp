// CreateGovCloudAccount: refused, as AWS refuses a management account that has no account in AWS GovCloud (US).
//
// There is no other partition here, so that no management account can have one. Fails with ConstraintViolationException
// (MASTER_ACCOUNT_NOT_GOVCLOUD_ENABLED).
//
// Source: AWS Organizations API Reference (2016-11-28), CreateGovCloudAccount, ConstraintViolationException.
#include "services/organizations/tags.h"

namespace backlot::organizations {

Result<Access> create_gov_cloud_account_access(const Context& context, const CreateGovCloudAccountInput& input) {
    BACKLOT_TRY(access, access_to(context, Callers::management, "CreateGovCloudAccount"));
    add_tags(access, input.tags);
    return access;
}

Result<CreateGovCloudAccountOutput> create_gov_cloud_account(Context&, const CreateGovCloudAccountInput& input) {
    BACKLOT_CHECK(checked_tags(input.tags));
    return errors::constraint("MASTER_ACCOUNT_NOT_GOVCLOUD_ENABLED",
                              "To complete this operation, the management account must have an associated account in the "
                              "AWS GovCloud (US-West) Region.");
}

}  // namespace backlot::organizations
