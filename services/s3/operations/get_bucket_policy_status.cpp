// GetBucketPolicyStatus: whether the bucket's policy makes it public.
//
// Source: Amazon S3 API Reference (2006-03-01), GetBucketPolicyStatus; S3 User Guide, "The meaning of 'public'".
#include "policy/document.h"
#include "policy/public_access.h"
#include "services/s3/access.h"
#include "services/s3/errors.h"
#include "services/s3/model.h"

namespace backlot::s3 {

Result<Access> get_bucket_policy_status_access(const Context& context, const GetBucketPolicyStatusInput& input) {
    BACKLOT_TRY(bucket, open_bucket(context, input));
    return access_of(bucket_question(context, bucket, "s3:GetBucketPolicyStatus"));
}

Result<GetBucketPolicyStatusOutput> get_bucket_policy_status(const Context& context,
                                                             const GetBucketPolicyStatusInput& input) {
    BACKLOT_TRY(bucket, bucket_of(context, input.bucket));
    if (bucket.policy.empty()) {
        return errors::make("NoSuchBucketPolicy", "The bucket policy does not exist", 404, {{"BucketName", bucket.name}});
    }
    BACKLOT_TRY(document, policy::parse(std::string_view(bucket.policy)));
    return GetBucketPolicyStatusOutput{.policy_status = PolicyStatus{.is_public = policy::is_public(*document)}};
}

}  // namespace backlot::s3
