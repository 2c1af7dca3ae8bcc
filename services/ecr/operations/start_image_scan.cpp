// StartImageScan: a scan of an image, which is over at once.
//
// Fails with RepositoryNotFoundException, ImageNotFoundException.
//
// Source: Amazon ECR API Reference (2015-09-21), StartImageScan.
#include "services/ecr/images.h"
#include "services/ecr/scanning.h"

namespace backlot::ecr {

Result<Access> start_image_scan_access(const Context& context, const StartImageScanInput& input) {
    return on_repository(context, "ecr:StartImageScan", input.registry_id, input.repository_name);
}

Result<StartImageScanOutput> start_image_scan(Context& context, const StartImageScanInput& input) {
    BACKLOT_TRY(repository, need_repository(context, input.registry_id, input.repository_name));
    BACKLOT_TRY(image, need_image(context, repository, input.image_id));
    image.scanned = context.now();
    store_image(context, repository, image);
    return StartImageScanOutput{.registry_id = repository.account, .repository_name = repository.name,
                                .image_id = ImageIdentifier{.image_digest = image.digest, .image_tag = input.image_id.image_tag},
                                .image_scan_status = ImageScanStatus{.status = "IN_PROGRESS"}};
}

}  // namespace backlot::ecr
