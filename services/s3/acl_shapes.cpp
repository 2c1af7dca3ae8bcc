#include "services/s3/acl_shapes.h"

#include <algorithm>
#include <array>

#include "identity/directory.h"
#include "services/s3/errors.h"

namespace backlot::s3 {

namespace {

constexpr std::array<std::string_view, 5> permissions{"FULL_CONTROL", "READ", "WRITE", "READ_ACP", "WRITE_ACP"};

errors::Failure malformed_acl() {
    return errors::make("MalformedACLError",
                        "The XML you provided was not well-formed or did not validate against our published schema", 400);
}

Result<GrantRecord> record_of(const Context& context, const Grant& grant) {
    if (!grant.grantee || !grant.permission) return malformed_acl();
    if (std::ranges::find(permissions, *grant.permission) == permissions.end()) return malformed_acl();
    const auto& grantee = *grant.grantee;
    GrantRecord record{.grantee_type = grantee.type, .grantee = {}, .permission = *grant.permission};
    if (grantee.type == "CanonicalUser") {
        record.grantee = grantee.id.value_or("");
        if (!account_of_canonical(context, record.grantee)) {
            return errors::invalid_argument("Invalid id", "CanonicalUser/ID", record.grantee);
        }
        return record;
    }
    if (grantee.type == "Group") {
        record.grantee = grantee.uri.value_or("");
        if (record.grantee != all_users && record.grantee != authenticated_users && record.grantee != log_delivery) {
            return errors::invalid_argument("Invalid group uri", "Group/URI", record.grantee);
        }
        return record;
    }
    if (grantee.type == "AmazonCustomerByEmail") {
        BACKLOT_TRY(canonical, canonical_id_of_email(context, grantee.email_address.value_or("")));
        record.grantee_type = "CanonicalUser";
        record.grantee = std::move(canonical);
        return record;
    }
    return malformed_acl();
}

Result<std::vector<GrantRecord>> grants_of_body(const Context& context, const AccessControlPolicy& body,
                                                std::string_view owner) {
    if (!body.owner || !body.owner->id) return malformed_acl();
    if (!account_of_canonical(context, *body.owner->id)) return errors::invalid_argument("Invalid id", "CanonicalUser/ID", *body.owner->id);
    if (*body.owner->id != canonical_id(context, owner)) return errors::access_denied();
    if (body.grants.size() > grant_limit) return malformed_acl();
    std::vector<GrantRecord> grants;
    for (const auto& grant : body.grants) {
        BACKLOT_TRY(record, record_of(context, grant));
        grants.push_back(std::move(record));
    }
    return grants;
}

}  // namespace

Owner owner_shape(const Context& context, std::string_view account) {
    const auto found = identity::find_account(context.view(), account);
    Owner owner{.display_name = {}, .id = found ? found->canonical_id : std::string{}};
    if (found && context.settings().legacy_s3_defaults) owner.display_name = found->name;
    return owner;
}

model::List<Grant> grant_shapes(const Context& context, const std::vector<GrantRecord>& grants) {
    model::List<Grant> shapes;
    shapes.given = true;
    for (const auto& grant : grants) {
        Grantee grantee;
        grantee.type = grant.grantee_type;
        if (grant.grantee_type == "Group") {
            grantee.uri = grant.grantee;
        } else {
            grantee.id = grant.grantee;
            if (context.settings().legacy_s3_defaults) {
                if (const auto account = account_of_canonical(context, grant.grantee)) grantee.display_name = account->name;
            }
        }
        shapes.push_back(Grant{.grantee = std::move(grantee), .permission = grant.permission});
    }
    return shapes;
}

Result<std::vector<GrantRecord>> wanted_grants(const Context& context, const BucketRecord& bucket,
                                               const AclRequest& request,
                                               const std::optional<AccessControlPolicy>& body, AclOf kind,
                                               std::string_view owner) {
    if (body && !request.is_empty()) {
        return errors::make("UnexpectedContent", "This request does not support content", 400);
    }
    if (!body && request.is_empty()) {
        return errors::make("MissingSecurityHeader", "Your request was missing a required header", 400,
                            {{"MissingHeaderName", "x-amz-acl"}});
    }
    BACKLOT_TRY(grants, body ? grants_of_body(context, *body, owner)
                             : grants_of(context, request, kind, owner, bucket.account));
    if (!are_acls_enabled(bucket)) {
        const auto own = canonical_id(context, bucket.account);
        if (kind == AclOf::bucket && request.canned) return errors::make("AccessControlListNotSupported", "The bucket does not allow ACLs", 400);
        const bool is_own = grants.size() == 1 && grants.front().grantee == own &&
                            grants.front().permission == "FULL_CONTROL";
        if (!is_own) return errors::make("AccessControlListNotSupported", "The bucket does not allow ACLs", 400);
    }
    if (is_public(grants) && effective_block(context, bucket).block_public_acls) return errors::access_denied();
    return std::move(grants);
}

}  // namespace backlot::s3
