// CreateAccount: asks for a new member account, with a role through which the management account administers it.
//
// The account is made at once, yet shows only when the request completes. An address already in use makes the request
// fail, not the call. Fails with InvalidInputException (INVALID_ROLE_NAME, DUPLICATE_TAG_KEY,
// INVALID_SYSTEM_TAGS_PARAMETER), ConstraintViolationException (MAX_TAG_LIMIT_EXCEEDED). DIFFERS: IamUserAccessToBilling is taken without effect.
//
// Source: AWS Organizations API Reference (2016-11-28), CreateAccount.
#include "identity/directory.h"
#include "services/organizations/account_requests.h"
#include "services/organizations/organization.h"
#include "services/organizations/tags.h"

namespace backlot::organizations {

namespace {

constexpr auto creation_time = std::chrono::seconds{5};
constexpr std::string_view default_role = "OrganizationAccountAccessRole";
constexpr std::string_view reserved_role_prefix = "AWSServiceRoleFor";

bool is_taken(const Context& context, const std::string& email) {
    bool found = false;
    store::scan(context.view(), identity::accounts, [&](const identity::Account& account) {
        found = found || account.email == email;
        return !found;
    });
    return found;
}

std::string free_account_id(const Context& context) {
    auto id = context.ids().digits(12);
    while (identity::find_account(context.view(), id)) id = context.ids().digits(12);
    return id;
}

}  // namespace

Result<Access> create_account_access(const Context& context, const CreateAccountInput& input) {
    BACKLOT_TRY(access, access_to(context, Callers::management, "CreateAccount"));
    add_tags(access, input.tags);
    return access;
}

Result<CreateAccountOutput> create_account(Context& context, const CreateAccountInput& input) {
    BACKLOT_TRY(home, home_of(context));
    BACKLOT_TRY(tags, checked_tags(input.tags));
    const auto role = input.role_name.value_or(std::string(default_role));
    if (role.starts_with(reserved_role_prefix)) {
        return errors::invalid_input("INVALID_ROLE_NAME", "You provided a role name that isn't valid. A role name can't "
                                                          "begin with the reserved prefix AWSServiceRoleFor.");
    }
    AccountRequest request{.id = "car-" + context.ids().alnum_lower(32),
                           .account_name = input.account_name,
                           .requested = context.now(),
                           .completes = context.now() + creation_time};
    if (is_taken(context, input.email)) {
        request.failure_reason = "EMAIL_ALREADY_EXISTS";
    } else {
        auto account = identity::new_account(context.ids(), context.now(), free_account_id(context), input.account_name);
        account.email = input.email;
        account.tags = std::move(tags);
        identity::join(context.writes(), home.organization, account, home.organization.root_id, "CREATED",
                       request.completes);
        identity::create_access_role(context.writes(), context.ids(), context.now(), home.organization.management_account,
                                     account.id, role);
        request.account = account.id;
    }
    store::put(context.writes(), account_requests, request, home.organization.id, request.id);
    return CreateAccountOutput{.create_account_status = describe(context, request)};
}

}  // namespace backlot::organizations
