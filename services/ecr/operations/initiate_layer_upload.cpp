// InitiateLayerUpload: begins to take a layer in. An upload that nobody completes is forgotten after a day.
//
// A repository that is missing is made where a template says so. Fails with RepositoryNotFoundException.
//
// Source: Amazon ECR API Reference (2015-09-21), InitiateLayerUpload.
#include "services/ecr/layers.h"
#include "services/ecr/templates.h"
#include "text/json.h"

namespace backlot::ecr {

Result<Access> initiate_layer_upload_access(const Context& context, const InitiateLayerUploadInput& input) {
    return on_repository(context, "ecr:InitiateLayerUpload", input.registry_id, input.repository_name);
}

Result<InitiateLayerUploadOutput> initiate_layer_upload(Context& context, const InitiateLayerUploadInput& input) {
    BACKLOT_TRY(repository, repository_for_push(context, input.registry_id, input.repository_name));
    const UploadRecord upload{.id = context.ids().uuid(), .created = context.now()};
    store_upload(context, repository, upload);
    context.later(upload_life, "forget-upload", Json::object({{"account", repository.account},
                                                                     {"region", repository.region},
                                                                     {"repository", repository.name},
                                                                     {"id", upload.id}})
                                                           .dump());
    return InitiateLayerUploadOutput{.upload_id = upload.id, .part_size = static_cast<std::int64_t>(part_size_bytes)};
}

}  // namespace backlot::ecr
