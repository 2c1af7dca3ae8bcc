#include "services/s3control/access.h"

#include "services/s3/errors.h"

namespace backlot::s3control {

Result<Access> on_account(const Context& context, std::string_view action, std::string_view account) {
    if (account != context.account()) return s3::errors::access_denied();
    return Access{.action = std::string(action)};
}

Result<s3::BucketRecord> tagged_bucket(const Context& context, std::string_view arn, std::string_view account) {
    constexpr std::string_view prefix = "arn:aws:s3:";
    if (!arn.starts_with(prefix)) return s3::errors::invalid_request("The specified resource ARN is not valid.");
    const auto rest = arn.substr(prefix.size());
    if (!rest.starts_with("::") || rest.contains('/')) {
        return s3::errors::not_built("backlot keeps no access points, Storage Lens groups or Access Grants: of S3's resources buckets have tags.");
    }
    BACKLOT_TRY(bucket, s3::bucket_of(context, rest.substr(2)));
    if (account != bucket.account && account != context.account()) return s3::errors::access_denied();
    return bucket;
}

}  // namespace backlot::s3control
