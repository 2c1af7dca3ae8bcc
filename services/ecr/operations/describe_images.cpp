// DescribeImages: what is known of images, those that are named or all, a page at a time.
//
// Fails with RepositoryNotFoundException, ImageNotFoundException, InvalidParameterException.
//
// Source: Amazon ECR API Reference (2015-09-21), DescribeImages, ImageDetail.
#include "services/ecr/images.h"
#include "services/ecr/page.h"
#include "services/ecr/scanning.h"

namespace backlot::ecr {

Result<Access> describe_images_access(const Context& context, const DescribeImagesInput& input) {
    return on_repository(context, "ecr:DescribeImages", input.registry_id, input.repository_name);
}

Result<DescribeImagesOutput> describe_images(const Context& context, const DescribeImagesInput& input) {
    BACKLOT_TRY(repository, need_repository(context, input.registry_id, input.repository_name));
    const auto tags = tags_of(context, repository);
    std::vector<ImageRecord> found;
    for (const auto& id : input.image_ids) {
        BACKLOT_TRY(one, need_image(context, repository, id));
        if (std::ranges::find(found, one.digest, &ImageRecord::digest) == found.end()) found.push_back(std::move(one));
    }
    DescribeImagesOutput output;
    if (input.image_ids.empty()) {
        found = images_of(context, repository);
        std::erase_if(found, [&](const ImageRecord& one) { return !fits_filter(input.filter, tags.contains(one.digest)); });
        BACKLOT_TRY(next, cut_page(found, &ImageRecord::digest, input.max_results, input.next_token));
        output.next_token = next;
    }
    output.image_details.given = true;
    for (const auto& image : found) {
        ImageDetail detail{.registry_id = repository.account, .repository_name = repository.name, .image_digest = image.digest};
        if (const auto own = tags.find(image.digest); own != tags.end()) {
            for (const auto& tag : own->second) detail.image_tags.push_back(tag);
        }
        if (image.manifests.empty()) detail.image_size_in_bytes = static_cast<std::int64_t>(image.size);
        detail.image_pushed_at = image.pushed;
        detail.image_manifest_media_type = image.media_type;
        if (!image.artifact_type.empty()) detail.artifact_media_type = image.artifact_type;
        detail.last_recorded_pull_time = image.pulled;
        detail.image_status = "ACTIVE";
        if (!image.subject.empty()) detail.subject_manifest_digest = image.subject;
        if (image.scanned) {
            detail.image_scan_status = scan_status();
            detail.image_scan_findings_summary = ImageScanFindingsSummary{.image_scan_completed_at = image.scanned,
                                                                          .vulnerability_source_updated_at = image.scanned};
        }
        output.image_details.push_back(std::move(detail));
    }
    return output;
}

}  // namespace backlot::ecr
