// GetBucketOwnershipControls, PutBucketOwnershipControls and DeleteBucketOwnershipControls.
//
// Without controls a bucket is as ObjectWriter has it. BucketOwnerEnforced is refused while the bucket's ACL grants
// anything to others than the owner.
//
// Source: Amazon S3 API Reference (2006-03-01), PutBucketOwnershipControls; S3 User Guide, "Prerequisites for disabling
// ACLs".
#include <algorithm>

#include "services/s3/access.h"
#include "services/s3/acl.h"
#include "services/s3/configurations.h"
#include "services/s3/errors.h"
#include "services/s3/model.h"

namespace backlot::s3 {

Result<Access> get_bucket_ownership_controls_access(const Context& context,
                                                    const GetBucketOwnershipControlsInput& input) {
    BACKLOT_TRY(bucket, open_bucket(context, input));
    return access_of(bucket_question(context, bucket, "s3:GetBucketOwnershipControls"));
}

Result<GetBucketOwnershipControlsOutput> get_bucket_ownership_controls(const Context& context,
                                                                       const GetBucketOwnershipControlsInput& input) {
    BACKLOT_TRY(bucket, bucket_of(context, input.bucket));
    if (!bucket.has_ownership) {
        return errors::make("OwnershipControlsNotFoundError", "The bucket ownership controls were not found", 404,
                            {{"BucketName", bucket.name}});
    }
    GetBucketOwnershipControlsOutput output;
    output.ownership_controls.emplace().rules.push_back({.object_ownership = bucket.ownership});
    return output;
}

Result<Access> put_bucket_ownership_controls_access(const Context& context,
                                                    const PutBucketOwnershipControlsInput& input) {
    BACKLOT_TRY(bucket, open_bucket(context, input));
    return access_of(bucket_question(context, bucket, "s3:PutBucketOwnershipControls"));
}

Result<PutBucketOwnershipControlsOutput> put_bucket_ownership_controls(Context& context,
                                                                       const PutBucketOwnershipControlsInput& input) {
    BACKLOT_TRY(bucket, bucket_of(context, input.bucket));
    const auto& rules = input.ownership_controls.rules;
    if (rules.size() != 1) return errors::malformed_xml();
    const auto& wanted = rules.front().object_ownership;
    if (wanted != "BucketOwnerEnforced" && wanted != "BucketOwnerPreferred" && wanted != "ObjectWriter") {
        return errors::malformed_xml();
    }
    if (wanted == "BucketOwnerEnforced") {
        const auto owner = canonical_id(context, bucket.account);
        const bool grants_others =
            std::ranges::any_of(bucket.acl, [&](const GrantRecord& grant) { return grant.grantee != owner; });
        if (grants_others) {
            return errors::make("InvalidBucketAclWithObjectOwnership",
                                "Bucket cannot have ACLs set with ObjectOwnership's BucketOwnerEnforced setting", 400);
        }
    }
    bucket.ownership = wanted;
    bucket.has_ownership = true;
    store_bucket(context, bucket);
    return PutBucketOwnershipControlsOutput{};
}

Result<Access> delete_bucket_ownership_controls_access(const Context& context,
                                                       const DeleteBucketOwnershipControlsInput& input) {
    BACKLOT_TRY(bucket, open_bucket(context, input));
    return access_of(bucket_question(context, bucket, "s3:PutBucketOwnershipControls"));
}

Result<DeleteBucketOwnershipControlsOutput> delete_bucket_ownership_controls(
    Context& context, const DeleteBucketOwnershipControlsInput& input) {
    BACKLOT_TRY(bucket, bucket_of(context, input.bucket));
    bucket.ownership = "ObjectWriter";
    bucket.has_ownership = false;
    store_bucket(context, bucket);
    return DeleteBucketOwnershipControlsOutput{};
}

}  // namespace backlot::s3
