// CompleteLayerUpload: the layer is whole; it is the repository's from now on.
//
// Fails with RepositoryNotFoundException, UploadNotFoundException, EmptyUploadException, LayerPartTooSmallException,
// InvalidLayerException (another digest), LayerAlreadyExistsException.
//
// Source: Amazon ECR API Reference (2015-09-21), CompleteLayerUpload.
#include "base/encoding.h"
#include "services/ecr/encryption.h"
#include "services/ecr/layers.h"

namespace backlot::ecr {

Result<Access> complete_layer_upload_access(const Context& context, const CompleteLayerUploadInput& input) {
    return on_repository(context, "ecr:CompleteLayerUpload", input.registry_id, input.repository_name);
}

Result<CompleteLayerUploadOutput> complete_layer_upload(Context& context, const CompleteLayerUploadInput& input) {
    BACKLOT_TRY(repository, need_repository(context, input.registry_id, input.repository_name));
    BACKLOT_TRY(upload, need_upload(context, repository, input.upload_id));
    const auto& digest = input.layer_digests.front();
    if (upload.size == 0 && upload.sha256.empty()) return errors::make("EmptyUploadException", "The upload with upload id '" + upload.id + "' has no layer parts");
    if (upload.has_small_part) {
        return errors::make("LayerPartTooSmallException", "Layer parts must be at least 5 MiB in size, but for the last");
    }
    const bool is_long = digest.starts_with("sha512:");
    if (is_long || upload.sha256.empty()) {
        BACKLOT_TRY(whole, digest_of(context, upload.pieces, is_long ? Algorithm::sha512 : Algorithm::sha256));
        upload.sha256 = std::move(whole);
    }
    const auto found = (is_long ? "sha512:" : "sha256:") + hex(upload.sha256);
    if (digest != found) return errors::make("InvalidLayerException", "The layer's digest is " + found + ", not " + digest);
    if (find_layer(context, repository, digest)) {
        return errors::make("LayerAlreadyExistsException", "The layer with digest '" + digest + "' already exists in the repository with name '" +
                                                               repository.name + "' in the registry with id '" + repository.account + "'");
    }
    BACKLOT_CHECK(ask_to_seal(context, repository));
    BACKLOT_CHECK(settle_pieces(context, upload.pieces));
    store_layer(context, repository, {.digest = digest, .size = upload.size, .pieces = upload.pieces});
    end_upload(context, repository, upload, UploadEnd::taken);
    return CompleteLayerUploadOutput{.registry_id = repository.account, .repository_name = repository.name, .upload_id = upload.id,
                                     .layer_digest = digest};
}

}  // namespace backlot::ecr
