#include "wire/s3_rules.h"

#include <algorithm>
#include <array>
#include <utility>

#include "base/encoding.h"

namespace backlot::wire {

namespace {

using Root = std::pair<std::string_view, std::string_view>;

// Sorted by operation. Those that are missing are called as the model calls their shape.
constexpr std::array roots{
    Root{"CompleteMultipartUpload", "CompleteMultipartUploadResult"},
    Root{"CreateMultipartUpload", "InitiateMultipartUploadResult"},
    Root{"CreateSession", "CreateSessionResult"},
    Root{"DeleteObjects", "DeleteResult"},
    Root{"GetBucketAccelerateConfiguration", "AccelerateConfiguration"},
    Root{"GetBucketAcl", "AccessControlPolicy"},
    Root{"GetBucketCors", "CORSConfiguration"},
    Root{"GetBucketLifecycle", "LifecycleConfiguration"},
    Root{"GetBucketLifecycleConfiguration", "LifecycleConfiguration"},
    Root{"GetBucketLocation", "LocationConstraint"},
    Root{"GetBucketLogging", "BucketLoggingStatus"},
    Root{"GetBucketNotification", "NotificationConfiguration"},
    Root{"GetBucketNotificationConfiguration", "NotificationConfiguration"},
    Root{"GetBucketRequestPayment", "RequestPaymentConfiguration"},
    Root{"GetBucketTagging", "Tagging"},
    Root{"GetBucketVersioning", "VersioningConfiguration"},
    Root{"GetBucketWebsite", "WebsiteConfiguration"},
    Root{"GetObjectAcl", "AccessControlPolicy"},
    Root{"GetObjectAttributes", "GetObjectAttributesResponse"},
    Root{"GetObjectTagging", "Tagging"},
    Root{"ListBucketAnalyticsConfigurations", "ListBucketAnalyticsConfigurationResult"},
    Root{"ListBucketInventoryConfigurations", "ListInventoryConfigurationsResult"},
    Root{"ListBucketMetricsConfigurations", "ListMetricsConfigurationsResult"},
    Root{"ListBuckets", "ListAllMyBucketsResult"},
    Root{"ListDirectoryBuckets", "ListAllMyDirectoryBucketsResult"},
    Root{"ListMultipartUploads", "ListMultipartUploadsResult"},
    Root{"ListObjectVersions", "ListVersionsResult"},
    Root{"ListObjects", "ListBucketResult"},
    Root{"ListObjectsV2", "ListBucketResult"},
    Root{"ListParts", "ListPartsResult"},
};
static_assert(std::ranges::is_sorted(roots, {}, &Root::first));

}  // namespace

std::string_view s3_root(const model::Operation& operation) {
    const auto found = std::ranges::lower_bound(roots, operation.name, {}, &Root::first);
    if (found != roots.end() && found->first == operation.name) return found->second;
    if (operation.output != nullptr && !operation.output->xml_name.empty()) return operation.output->xml_name;
    return operation.name;
}

std::string s3_host_id(std::string_view request_id) {
    const std::string id(request_id);
    return base64(id + id + id);
}

}  // namespace backlot::wire
