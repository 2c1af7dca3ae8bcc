// Between ACLs as records and as the shapes of requests and answers.
//
// Source: S3 API Reference, PutBucketAcl, PutObjectAcl; S3 User Guide, "Access control list (ACL) overview".
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "services/s3/access.h"
#include "services/s3/acl.h"
#include "services/s3/model.h"

namespace backlot::s3 {

inline constexpr std::size_t grant_limit = 100;

// An account, as owner or grantee. Its name has not been shown since November 2025; buckets with the defaults of before
// still show it.
[[nodiscard]] Owner owner_shape(const Context& context, std::string_view account);
[[nodiscard]] model::List<Grant> grant_shapes(const Context& context, const std::vector<GrantRecord>& grants);

// The grants that a Put of an ACL asks for, by header, canned or in its body. Fails with
// AccessControlListNotSupported, MalformedACLError, InvalidArgument, UnexpectedContent, MissingSecurityHeader,
// AccessDenied where BlockPublicAcls forbids them.
[[nodiscard]] Result<std::vector<GrantRecord>> wanted_grants(const Context& context, const BucketRecord& bucket,
                                                             const AclRequest& request,
                                                             const std::optional<AccessControlPolicy>& body,
                                                             AclOf kind, std::string_view owner);

// s3:x-amz-acl and s3:x-amz-grant-*, as objects and buckets have them alike.
template <class Input>
[[nodiscard]] Keys acl_keys(const Input& input) {
    Keys keys;
    add_key(keys, "s3:x-amz-acl", input.acl);
    add_key(keys, "s3:x-amz-grant-full-control", input.grant_full_control);
    add_key(keys, "s3:x-amz-grant-read", input.grant_read);
    add_key(keys, "s3:x-amz-grant-read-acp", input.grant_read_acp);
    add_key(keys, "s3:x-amz-grant-write-acp", input.grant_write_acp);
    return keys;
}

}  // namespace backlot::s3
