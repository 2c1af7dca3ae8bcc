// Access control lists: what they grant, and the canned and header forms that make them.
//
// Source: S3 User Guide, "Access control list (ACL) overview", "Controlling ownership of objects".
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "identity/records.h"
#include "kernel/context.h"
#include "services/s3/tables.h"

namespace backlot::s3 {

inline constexpr std::string_view all_users = "http://acs.amazonaws.com/groups/global/AllUsers";
inline constexpr std::string_view authenticated_users = "http://acs.amazonaws.com/groups/global/AuthenticatedUsers";
inline constexpr std::string_view log_delivery = "http://acs.amazonaws.com/groups/s3/LogDelivery";

// The canonical id of an account; empty where there is no such account.
[[nodiscard]] std::string canonical_id(const kernel::Context& context, std::string_view account);

// The account with that canonical id.
[[nodiscard]] std::optional<identity::Account> account_of_canonical(const kernel::Context& context, std::string_view canonical);

// Of the account with that address. New grants by e-mail address have been refused since October 2025; buckets with
// the defaults of before still take them. Fails with MethodNotAllowed, UnresolvableGrantByEmailAddress.
// Source: S3 User Guide, "Access control list (ACL) overview", "Who is a grantee?".
[[nodiscard]] Result<std::string> canonical_id_of_email(const kernel::Context& context, std::string_view email);

[[nodiscard]] inline bool are_acls_enabled(const BucketRecord& bucket) {
    return bucket.ownership != "BucketOwnerEnforced";
}

// Whether the bucket's ACL, or the object's, grants the action to the caller. The owner's own grants do not count:
// within an account, policies decide.
[[nodiscard]] bool acl_allows(const kernel::Context& context, const BucketRecord& bucket, const ObjectRecord* object,
                              std::string_view action);

// What a request says about the ACL of what it makes.
struct AclRequest {
    std::optional<std::string> canned;
    std::optional<std::string> full_control;
    std::optional<std::string> read;
    std::optional<std::string> write;
    std::optional<std::string> read_acp;
    std::optional<std::string> write_acp;

    [[nodiscard]] bool is_empty() const {
        return !canned && !full_control && !read && !write && !read_acp && !write_acp;
    }
};

template <class Input>
[[nodiscard]] AclRequest acl_request(const Input& input) {
    AclRequest request{.canned = input.acl,
                       .full_control = input.grant_full_control,
                       .read = input.grant_read,
                       .write = {},
                       .read_acp = input.grant_read_acp,
                       .write_acp = input.grant_write_acp};
    if constexpr (requires { input.grant_write; }) request.write = input.grant_write;
    return request;
}

enum class AclOf { bucket, object };

// The grants a request asks for, of something that `owner` (an account) owns; the owner's FULL_CONTROL where it
// asks for nothing. Fails with InvalidArgument, InvalidRequest.
[[nodiscard]] Result<std::vector<GrantRecord>> grants_of(const kernel::Context& context, const AclRequest& request,
                                                         AclOf kind, std::string_view owner,
                                                         std::string_view bucket_owner);
[[nodiscard]] bool is_public(const std::vector<GrantRecord>& grants);

// Who owns a new object, and its grants. Fails with AccessControlListNotSupported where ACLs are disabled and the
// request asks for more than the bucket owner's full control, and AccessDenied where BlockPublicAcls forbids it.
struct NewOwnership {
    std::string owner;
    std::vector<GrantRecord> acl;
};
[[nodiscard]] Result<NewOwnership> object_ownership(const kernel::Context& context, const BucketRecord& bucket,
                                                    const AclRequest& request);

}  // namespace backlot::s3
