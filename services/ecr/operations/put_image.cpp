// PutImage: an image's manifest, under a tag or by its digest alone; its layers are there already.
//
// Fails with RepositoryNotFoundException, InvalidParameterException, ImageDigestDoesNotMatchException,
// LayersNotFoundException, ReferencedImagesNotFoundException, ImageTagAlreadyExistsException, ImageAlreadyExistsException,
// LimitExceededException.
//
// Source: Amazon ECR API Reference (2015-09-21), PutImage.
#include <set>

#include "services/ecr/encryption.h"
#include "services/ecr/images.h"
#include "services/ecr/layers.h"
#include "services/ecr/manifest.h"
#include "services/ecr/replication.h"
#include "services/ecr/templates.h"

namespace backlot::ecr {

namespace {

std::string place_words(const RepositoryRecord& repository) {
    return "in the repository with name '" + repository.name + "' in the registry with id '" + repository.account + "'";
}

// The layers and images that the manifest names. The first manifest that names a layer says what it is.
Result<> check_parts(Context& context, const RepositoryRecord& repository, const Manifest& manifest, ImageRecord& image) {
    auto parts = manifest.layers;
    if (manifest.config) parts.push_back(*manifest.config);
    std::set<std::string> seen;
    for (const auto& part : parts) {
        auto layer = find_layer(context, repository, part.digest);
        if (!layer) {
            return errors::make("LayersNotFoundException", "Layers with digests '[" + part.digest + "]' required for pushing image with digest '" +
                                                               image.digest + "' do not exist " + place_words(repository));
        }
        image.size += layer->size;
        if (!seen.insert(part.digest).second) continue;
        image.layers.push_back(part.digest);
        if (layer->media_type.empty()) {
            layer->media_type = part.media_type;
            store_layer(context, repository, *layer);
        }
    }
    for (const auto& part : manifest.manifests) {
        if (!find_image(context, repository, {.image_digest = part.digest})) {
            return errors::make("ReferencedImagesNotFoundException", "Images with digests '[" + part.digest +
                                                                         "]' required for pushing image with digest '" + image.digest +
                                                                         "' do not exist " + place_words(repository));
        }
        image.manifests.push_back(part.digest);
    }
    return {};
}

Result<> check_tag(const Context& context, const RepositoryRecord& repository, const ImageRecord& image, const std::string& tag) {
    const auto other = find_image(context, repository, {.image_tag = tag});
    if (other && is_immutable(repository, tag)) {
        return errors::make("ImageTagAlreadyExistsException", "The image tag '" + tag + "' already exists in the '" + repository.name +
                                                                  "' repository and cannot be overwritten because the tag is immutable.");
    }
    const auto tags = tags_of(context, repository);
    const auto own = tags.find(image.digest);
    if (!other && own != tags.end() && own->second.size() >= image_tag_limit) {
        return errors::make("LimitExceededException", "The image has as many tags as it may have.");
    }
    return {};
}

}  // namespace

Result<Access> put_image_access(const Context& context, const PutImageInput& input) {
    return on_repository(context, "ecr:PutImage", input.registry_id, input.repository_name);
}

Result<PutImageOutput> put_image(Context& context, const PutImageInput& input) {
    BACKLOT_TRY(repository, repository_for_push(context, input.registry_id, input.repository_name));
    BACKLOT_TRY(manifest, parse_manifest(input.image_manifest, input.image_manifest_media_type));
    ImageRecord image{.digest = digest_like(input.image_digest.value_or(""), input.image_manifest), .manifest = input.image_manifest, .media_type = manifest.media_type,
                      .artifact_type = manifest.artifact_type, .subject = manifest.subject, .pushed = context.now()};
    if (input.image_digest && *input.image_digest != image.digest) {
        return errors::make("ImageDigestDoesNotMatchException", "The provided image digest '" + *input.image_digest +
                                                                    "' does not match the digest of the image '" + image.digest + "'");
    }
    const ImageIdentifier id{.image_digest = image.digest, .image_tag = input.image_tag};
    if (find_image(context, repository, id)) {
        return errors::make("ImageAlreadyExistsException", "Image with digest '" + image.digest + "' and tag '" + input.image_tag.value_or("null") +
                                                               "' already exists " + place_words(repository));
    }
    if (input.image_tag) BACKLOT_CHECK(check_tag(context, repository, image, *input.image_tag));
    BACKLOT_CHECK(check_parts(context, repository, manifest, image));
    BACKLOT_CHECK(ask_to_seal(context, repository));
    auto old = find_image(context, repository, {.image_digest = image.digest});
    if (old) image = *std::move(old);
    if (repository.scans_on_push) image.scanned = context.now();
    begin_replication(context, repository, image, input.image_tag.value_or(""));
    store_image(context, repository, image);
    if (input.image_tag) store_tag(context, repository, *input.image_tag, image.digest);
    return PutImageOutput{.image = Image{.registry_id = repository.account, .repository_name = repository.name, .image_id = id,
                                         .image_manifest = image.manifest, .image_manifest_media_type = image.media_type}};
}

}  // namespace backlot::ecr
