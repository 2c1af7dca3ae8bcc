#include "wire/s3_rules.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "base/digest.h"
#include "base/encoding.h"
#include "wire/errors.h"

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

std::optional<Algorithm> algorithm_named(std::string_view name) {
    if (name == "crc32") return Algorithm::crc32;
    if (name == "crc32c") return Algorithm::crc32c;
    if (name == "crc64nvme") return Algorithm::crc64nvme;
    if (name == "sha1") return Algorithm::sha1;
    if (name == "sha256") return Algorithm::sha256;
    return std::nullopt;
}

}  // namespace

std::string_view s3_root(const model::Operation& operation) {
    const auto found = std::ranges::lower_bound(roots, operation.name, {}, &Root::first);
    if (found != roots.end() && found->first == operation.name) return found->second;
    if (operation.output != nullptr && !operation.output->xml_name.empty()) return operation.output->xml_name;
    return operation.name;
}

int s3_status(const Response& response) {
    const bool is_part = std::ranges::any_of(response.headers, [](const auto& one) { return one.first == "Content-Range"; });
    return is_part && response.status == 200 ? 206 : response.status;
}

Result<> check_digests(const model::Operation& operation, const Request& request) {
    if (operation.is_streaming_input) return {};  // taken and hashed as it comes
    constexpr std::string_view prefix = "x-amz-checksum-";
    bool is_checked = false;
    for (const auto& [name, value] : request.headers) {
        const bool is_md5 = name == "content-md5";
        if (!is_md5 && !name.starts_with(prefix)) continue;
        // There the header speaks of the object, not of the list of its parts.
        if (!is_md5 && operation.name == "CompleteMultipartUpload") continue;
        const auto algorithm = is_md5 ? std::optional(Algorithm::md5) : algorithm_named(name.substr(prefix.size()));
        if (!algorithm) continue;  // x-amz-checksum-algorithm, -type, -mode
        const auto claimed = from_base64(trim(value));
        const auto computed = digest(*algorithm, request.body);
        if (!claimed || claimed->size() != computed.size()) return fail(is_md5 ? errors::invalid_digest(value) : errors::invalid_checksum(name));
        if (*claimed != computed) return fail(is_md5 ? errors::bad_digest(value, base64(computed)) : errors::bad_checksum(name.substr(prefix.size())));
        is_checked = true;
    }
    if (!is_checked && operation.name == "DeleteObjects") return fail(errors::missing_digest());
    return {};
}

std::string s3_host_id(std::string_view request_id) {
    const std::string id(request_id);
    return base64(id + id + id);
}

}  // namespace backlot::wire
