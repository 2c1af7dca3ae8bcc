// GetBucketAcl and PutBucketAcl.
//
// Where ACLs are disabled only the owner's own full control may be written. Fails with
// AccessControlListNotSupported, MalformedACLError, AccessDenied (BlockPublicAcls), UnexpectedContent.
//
// Source: Amazon S3 API Reference (2006-03-01), PutBucketAcl, GetBucketAcl.
#include "services/s3/acl_shapes.h"
#include "services/s3/access.h"
#include "services/s3/configurations.h"
#include "services/s3/errors.h"

namespace backlot::s3 {

Result<Access> get_bucket_acl_access(const Context& context, const GetBucketAclInput& input) {
    BACKLOT_TRY(bucket, open_bucket(context, input));
    return access_of(bucket_question(context, bucket, "s3:GetBucketAcl"));
}

Result<GetBucketAclOutput> get_bucket_acl(const Context& context, const GetBucketAclInput& input) {
    BACKLOT_TRY(bucket, bucket_of(context, input.bucket));
    return GetBucketAclOutput{.owner = owner_shape(context, bucket.account), .grants = grant_shapes(context, bucket.acl)};
}

Result<Access> put_bucket_acl_access(const Context& context, const PutBucketAclInput& input) {
    BACKLOT_TRY(bucket, open_bucket(context, input));
    auto keys = acl_keys(input);
    add_key(keys, "s3:x-amz-grant-write", input.grant_write);
    return access_of(bucket_question(context, bucket, "s3:PutBucketAcl", std::move(keys)));
}

Result<PutBucketAclOutput> put_bucket_acl(Context& context, const PutBucketAclInput& input) {
    BACKLOT_TRY(bucket, bucket_of(context, input.bucket));
    BACKLOT_TRY(grants, wanted_grants(context, bucket, acl_request(input), input.access_control_policy, AclOf::bucket,
                                      bucket.account));
    bucket.acl = std::move(grants);
    store_bucket(context, bucket);
    return PutBucketAclOutput{};
}

}  // namespace backlot::s3
