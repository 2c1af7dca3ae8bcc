// DescribeImageReplicationStatus: how far an image has come on its way to each destination.
//
// Fails with RepositoryNotFoundException, ImageNotFoundException.
//
// Source: Amazon ECR API Reference (2015-09-21), DescribeImageReplicationStatus.
#include "services/ecr/images.h"

namespace backlot::ecr {

Result<Access> describe_image_replication_status_access(const Context& context, const DescribeImageReplicationStatusInput& input) {
    return on_repository(context, "ecr:DescribeImageReplicationStatus", input.registry_id, input.repository_name);
}

Result<DescribeImageReplicationStatusOutput> describe_image_replication_status(const Context& context,
                                                                               const DescribeImageReplicationStatusInput& input) {
    BACKLOT_TRY(repository, need_repository(context, input.registry_id, input.repository_name));
    BACKLOT_TRY(image, need_image(context, repository, input.image_id));
    DescribeImageReplicationStatusOutput output{.repository_name = repository.name,
                                                .image_id = ImageIdentifier{.image_digest = image.digest, .image_tag = input.image_id.image_tag}};
    output.replication_statuses.given = true;
    for (const auto& one : image.replication) {
        ImageReplicationStatus status{.region = one.region, .registry_id = one.account, .status = one.status};
        if (!one.failure.empty()) status.failure_code = one.failure;
        output.replication_statuses.push_back(std::move(status));
    }
    return output;
}

}  // namespace backlot::ecr
