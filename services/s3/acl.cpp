#include "services/s3/acl.h"

#include <algorithm>

#include "base/encoding.h"
#include "identity/directory.h"
#include "services/s3/access.h"
#include "services/s3/errors.h"

namespace backlot::s3 {

namespace {

struct Mapping {
    std::string_view action;
    std::string_view permission;
    AclOf kind;
};

// Source: S3 User Guide, "Mapping of ACL permissions and access policy permissions".
constexpr Mapping mappings[] = {
    {"s3:ListBucket", "READ", AclOf::bucket},
    {"s3:ListBucketVersions", "READ", AclOf::bucket},
    {"s3:ListBucketMultipartUploads", "READ", AclOf::bucket},
    {"s3:PutObject", "WRITE", AclOf::bucket},
    {"s3:DeleteObject", "WRITE", AclOf::bucket},
    {"s3:AbortMultipartUpload", "WRITE", AclOf::bucket},
    {"s3:GetBucketAcl", "READ_ACP", AclOf::bucket},
    {"s3:PutBucketAcl", "WRITE_ACP", AclOf::bucket},
    {"s3:GetObject", "READ", AclOf::object},
    {"s3:GetObjectVersion", "READ", AclOf::object},
    {"s3:GetObjectAcl", "READ_ACP", AclOf::object},
    {"s3:GetObjectVersionAcl", "READ_ACP", AclOf::object},
    {"s3:PutObjectAcl", "WRITE_ACP", AclOf::object},
    {"s3:PutObjectVersionAcl", "WRITE_ACP", AclOf::object},
};

GrantRecord to_account(std::string canonical, std::string_view permission) {
    return {.grantee_type = "CanonicalUser", .grantee = std::move(canonical), .permission = std::string(permission)};
}

GrantRecord to_group(std::string_view group, std::string_view permission) {
    return {.grantee_type = "Group", .grantee = std::string(group), .permission = std::string(permission)};
}

bool is_group(std::string_view uri) { return uri == all_users || uri == authenticated_users || uri == log_delivery; }

// A grant header: id="...", uri="..." or emailAddress="...", separated by commas.
Result<> add_header(const kernel::Context& context, std::vector<GrantRecord>& grants,
                    const std::optional<std::string>& header, std::string_view permission) {
    if (!header) return {};
    std::string_view rest = *header;
    while (!rest.empty()) {
        const auto comma = rest.find(',');
        const auto one = trim(rest.substr(0, comma));
        rest = comma == std::string_view::npos ? std::string_view{} : rest.substr(comma + 1);
        const auto equals = one.find('=');
        if (equals == std::string_view::npos) {
            return errors::invalid_argument("Argument format not recognized", "x-amz-grant-" + to_lower(permission), one);
        }
        const auto kind = to_lower(trim(one.substr(0, equals)));
        auto value = trim(one.substr(equals + 1));
        if (value.size() >= 2 && value.front() == '"' && value.back() == '"') value = value.substr(1, value.size() - 2);
        if (kind == "id") {
            if (!account_of_canonical(context, value)) return errors::invalid_argument("Invalid id", "id", value);
            grants.push_back(to_account(std::string(value), permission));
        } else if (kind == "uri") {
            if (!is_group(value)) return errors::invalid_argument("Invalid group uri", "uri", value);
            grants.push_back(to_group(value, permission));
        } else if (kind == "emailaddress") {
            BACKLOT_TRY(canonical, canonical_id_of_email(context, value));
            grants.push_back(to_account(std::move(canonical), permission));
        } else {
            return errors::invalid_argument("Argument format not recognized", "x-amz-grant-" + to_lower(permission), one);
        }
    }
    return {};
}

}  // namespace

Result<std::string> canonical_id_of_email(const kernel::Context& context, std::string_view email) {
    if (!context.settings().legacy_s3_defaults) {
        return errors::make("MethodNotAllowed", "Email grantee ACLs are no longer supported.", 405);
    }
    std::string found;
    store::scan(context.view(), identity::accounts, [&](const identity::Account& account) {
        if (equal_ignoring_case(account.email, email)) found = account.canonical_id;
        return found.empty();
    });
    if (!found.empty()) return found;
    return errors::make("UnresolvableGrantByEmailAddress",
                        "The e-mail address you provided does not match any account on record.", 400,
                        {{"EmailAddress", std::string(email)}});
}

std::string canonical_id(const kernel::Context& context, std::string_view account) {
    const auto found = identity::find_account(context.view(), account);
    return found ? found->canonical_id : std::string{};
}

std::optional<identity::Account> account_of_canonical(const kernel::Context& context, std::string_view canonical) {
    std::optional<identity::Account> found;
    store::scan(context.view(), identity::accounts, [&](const identity::Account& account) {
        if (account.canonical_id == canonical) found = account;
        return !found;
    });
    return found;
}

bool acl_allows(const kernel::Context& context, const BucketRecord& bucket, const ObjectRecord* object,
                std::string_view action) {
    if (!are_acls_enabled(bucket)) return false;
    const auto mapping = std::ranges::find(mappings, action, &Mapping::action);
    if (mapping == std::end(mappings)) return false;
    const bool on_object = mapping->kind == AclOf::object && object != nullptr;
    std::string_view permission = mapping->permission;
    if (mapping->kind == AclOf::object && object == nullptr) {
        // Of an object that is not there, who may list the bucket may know that; and who may write it may say who
        // reads what they write.
        if (permission == "WRITE_ACP") permission = "WRITE";
        if (permission == "READ_ACP") permission = "READ";
    }
    const auto& grants = on_object ? object->acl : bucket.acl;
    const auto& owner = on_object && !object->owner.empty() ? object->owner : bucket.account;
    const bool ignores_public = effective_block(context, bucket).ignore_public_acls;
    const auto& account = context.account();
    const std::string canonical = account.empty() || account == owner ? std::string{} : canonical_id(context, account);
    return std::ranges::any_of(grants, [&](const GrantRecord& grant) {
        if (grant.permission != "FULL_CONTROL" && grant.permission != permission) return false;
        if (grant.grantee_type == "CanonicalUser") return !canonical.empty() && grant.grantee == canonical;
        if (ignores_public) return false;
        if (grant.grantee == all_users) return true;
        return grant.grantee == authenticated_users && !context.caller().is_anonymous();
    });
}

bool is_public(const std::vector<GrantRecord>& grants) {
    return std::ranges::any_of(grants, [](const GrantRecord& grant) {
        return grant.grantee == all_users || grant.grantee == authenticated_users;
    });
}

Result<std::vector<GrantRecord>> grants_of(const kernel::Context& context, const AclRequest& request, AclOf kind,
                                           std::string_view owner, std::string_view bucket_owner) {
    std::vector<GrantRecord> grants;
    const bool has_headers =
        request.full_control || request.read || request.write || request.read_acp || request.write_acp;
    if (request.canned && has_headers) {
        return errors::invalid_request("Specifying both Canned ACLs and Header Grants is not allowed");
    }
    if (has_headers) {
        BACKLOT_CHECK(add_header(context, grants, request.full_control, "FULL_CONTROL"));
        BACKLOT_CHECK(add_header(context, grants, request.read, "READ"));
        BACKLOT_CHECK(add_header(context, grants, request.write, "WRITE"));
        BACKLOT_CHECK(add_header(context, grants, request.read_acp, "READ_ACP"));
        BACKLOT_CHECK(add_header(context, grants, request.write_acp, "WRITE_ACP"));
        return grants;
    }
    grants.push_back(to_account(canonical_id(context, owner), "FULL_CONTROL"));
    const std::string canned = request.canned.value_or("private");
    if (canned == "private") return grants;
    if (canned == "public-read" || canned == "public-read-write") {
        grants.push_back(to_group(all_users, "READ"));
        if (canned == "public-read-write") grants.push_back(to_group(all_users, "WRITE"));
    } else if (canned == "authenticated-read") {
        grants.push_back(to_group(authenticated_users, "READ"));
    } else if (canned == "log-delivery-write" && kind == AclOf::bucket) {
        grants.push_back(to_group(log_delivery, "WRITE"));
        grants.push_back(to_group(log_delivery, "READ_ACP"));
    } else if (canned == "aws-exec-read") {
        // EC2's own canonical user reads machine images; Source: "Canned ACL".
        grants.push_back(to_account("6aa5a366c34c1cbe25dc49211496e913e0351eb0e8c37aa3477e40942ec6b97c", "READ"));
    } else if (canned == "bucket-owner-read" || canned == "bucket-owner-full-control") {
        // They speak of objects: of a bucket S3 ignores them. Source: "Access control list (ACL) overview", "Canned ACL".
        if (kind == AclOf::object && owner != bucket_owner) {
            grants.push_back(to_account(canonical_id(context, bucket_owner),
                                        canned == "bucket-owner-read" ? "READ" : "FULL_CONTROL"));
        }
    } else {
        return errors::invalid_argument("", "x-amz-acl", canned);
    }
    return grants;
}

Result<NewOwnership> object_ownership(const kernel::Context& context, const BucketRecord& bucket,
                                      const AclRequest& request) {
    const auto owner_id = canonical_id(context, bucket.account);
    if (!are_acls_enabled(bucket)) {
        BACKLOT_TRY(grants, grants_of(context, request, AclOf::object, bucket.account, bucket.account));
        std::vector own{to_account(owner_id, "FULL_CONTROL")};
        const bool is_other = request.canned && *request.canned != "private" &&
                              *request.canned != "bucket-owner-full-control";
        if (is_other || grants != own) return errors::make("AccessControlListNotSupported", "The bucket does not allow ACLs", 400);
        return NewOwnership{bucket.account, std::move(own)};
    }
    // An anonymous writer's object belongs to the bucket's owner here: there is no account to own it.
    std::string owner = context.account().empty() ? bucket.account : context.account();
    const bool hands_over = bucket.ownership == "BucketOwnerPreferred" && request.canned == "bucket-owner-full-control";
    if (hands_over) owner = bucket.account;
    BACKLOT_TRY(grants, grants_of(context, request, AclOf::object, owner, bucket.account));
    if (is_public(grants) && effective_block(context, bucket).block_public_acls) return errors::access_denied();
    return NewOwnership{std::move(owner), std::move(grants)};
}

}  // namespace backlot::s3
