// PutImageScanningConfiguration: whether images of a repository are scanned when they are pushed.
//
// Fails with RepositoryNotFoundException.
//
// Source: Amazon ECR API Reference (2015-09-21), PutImageScanningConfiguration.
#include "services/ecr/access.h"

namespace backlot::ecr {

Result<Access> put_image_scanning_configuration_access(const Context& context, const PutImageScanningConfigurationInput& input) {
    return on_repository(context, "ecr:PutImageScanningConfiguration", input.registry_id, input.repository_name);
}

Result<PutImageScanningConfigurationOutput> put_image_scanning_configuration(Context& context, const PutImageScanningConfigurationInput& input) {
    BACKLOT_TRY(repository, need_repository(context, input.registry_id, input.repository_name));
    repository.scans_on_push = input.image_scanning_configuration.scan_on_push.value_or(false);
    store_repository(context, repository);
    return PutImageScanningConfigurationOutput{.registry_id = repository.account, .repository_name = repository.name,
                                               .image_scanning_configuration = ImageScanningConfiguration{.scan_on_push = repository.scans_on_push}};
}

}  // namespace backlot::ecr
