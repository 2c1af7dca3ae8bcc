// ListBucketInventoryConfigurations: 100 at a time, in the order of their ids.
//
// Source: Amazon S3 API Reference (2006-03-01), ListBucketInventoryConfigurations
// (asks for s3:GetInventoryConfiguration).
#include "services/s3/access.h"
#include "services/s3/configurations.h"
#include "services/s3/model.h"

namespace backlot::s3 {

Result<Access> list_bucket_inventory_configurations_access(
    const Context& context, const ListBucketInventoryConfigurationsInput& input) {
    BACKLOT_TRY(bucket, open_bucket(context, input));
    return access_of(bucket_question(context, bucket, "s3:GetInventoryConfiguration"));
}

Result<ListBucketInventoryConfigurationsOutput> list_bucket_inventory_configurations(
    const Context& context, const ListBucketInventoryConfigurationsInput& input) {
    BACKLOT_TRY(bucket, bucket_of(context, input.bucket));
    BACKLOT_TRY(page, configuration_page_of(bucket, "inventory", input.continuation_token));
    ListBucketInventoryConfigurationsOutput output;
    for (const auto& text : page.texts) {
        BACKLOT_CHECK(
            append_to_member("ListBucketInventoryConfigurations", "InventoryConfigurationList", &output, text));
    }
    output.is_truncated = page.next.has_value();
    output.continuation_token = input.continuation_token;
    output.next_continuation_token = page.next;
    return output;
}

}  // namespace backlot::s3
