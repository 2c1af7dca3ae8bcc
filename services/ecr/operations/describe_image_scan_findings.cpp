// DescribeImageScanFindings: what a scan found: nothing, and the status says why.
//
// Fails with RepositoryNotFoundException, ImageNotFoundException, ScanNotFoundException.
//
// Source: Amazon ECR API Reference (2015-09-21), DescribeImageScanFindings.
#include "services/ecr/images.h"
#include "services/ecr/scanning.h"

namespace backlot::ecr {

Result<Access> describe_image_scan_findings_access(const Context& context, const DescribeImageScanFindingsInput& input) {
    return on_repository(context, "ecr:DescribeImageScanFindings", input.registry_id, input.repository_name);
}

Result<DescribeImageScanFindingsOutput> describe_image_scan_findings(const Context& context, const DescribeImageScanFindingsInput& input) {
    BACKLOT_TRY(repository, need_repository(context, input.registry_id, input.repository_name));
    BACKLOT_TRY(image, need_image(context, repository, input.image_id));
    if (!image.scanned) {
        return errors::make("ScanNotFoundException", "Image scan does not exist for the image with '" + words_of(input.image_id) +
                                                         "' in the repository with name '" + repository.name + "' in the registry with id '" +
                                                         repository.account + "'");
    }
    DescribeImageScanFindingsOutput output{.registry_id = repository.account, .repository_name = repository.name,
                                           .image_id = ImageIdentifier{.image_digest = image.digest, .image_tag = input.image_id.image_tag},
                                           .image_scan_status = scan_status()};
    ImageScanFindings findings{.image_scan_completed_at = image.scanned, .vulnerability_source_updated_at = image.scanned};
    findings.findings.given = true;
    findings.finding_severity_counts.given = true;
    output.image_scan_findings = std::move(findings);
    return output;
}

}  // namespace backlot::ecr
