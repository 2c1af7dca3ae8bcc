// ListBucketMetricsConfigurations: 100 at a time, in the order of their ids.
//
// Source: Amazon S3 API Reference (2006-03-01), ListBucketMetricsConfigurations
// (asks for s3:GetMetricsConfiguration).
#include "services/s3/access.h"
#include "services/s3/configurations.h"
#include "services/s3/model.h"

namespace backlot::s3 {

Result<Access> list_bucket_metrics_configurations_access(
    const Context& context, const ListBucketMetricsConfigurationsInput& input) {
    BACKLOT_TRY(bucket, open_bucket(context, input));
    return access_of(bucket_question(context, bucket, "s3:GetMetricsConfiguration"));
}

Result<ListBucketMetricsConfigurationsOutput> list_bucket_metrics_configurations(
    const Context& context, const ListBucketMetricsConfigurationsInput& input) {
    BACKLOT_TRY(bucket, bucket_of(context, input.bucket));
    BACKLOT_TRY(page, configuration_page_of(bucket, "metrics", input.continuation_token));
    ListBucketMetricsConfigurationsOutput output;
    for (const auto& text : page.texts) {
        BACKLOT_CHECK(
            append_to_member("ListBucketMetricsConfigurations", "MetricsConfigurationList", &output, text));
    }
    output.is_truncated = page.next.has_value();
    output.continuation_token = input.continuation_token;
    output.next_continuation_token = page.next;
    return output;
}

}  // namespace backlot::s3
