// GetDownloadUrlForLayer: an address that gives a layer's bytes to whoever has it, for an hour.
//
// Fails with RepositoryNotFoundException, LayersNotFoundException.
//
// Source: Amazon ECR API Reference (2015-09-21), GetDownloadUrlForLayer.
#include "services/ecr/encryption.h"
#include "services/ecr/layers.h"
#include "services/ecr/token.h"

namespace backlot::ecr {

Result<Access> get_download_url_for_layer_access(const Context& context, const GetDownloadUrlForLayerInput& input) {
    return on_repository(context, "ecr:GetDownloadUrlForLayer", input.registry_id, input.repository_name);
}

Result<GetDownloadUrlForLayerOutput> get_download_url_for_layer(const Context& context, const GetDownloadUrlForLayerInput& input) {
    BACKLOT_TRY(repository, need_repository(context, input.registry_id, input.repository_name));
    if (!find_layer(context, repository, input.layer_digest)) {
        return errors::make("LayersNotFoundException", "The layers with digests '[" + input.layer_digest + "]' do not exist in the repository with name '" +
                                                           repository.name + "' in the registry with id '" + repository.account + "'");
    }
    BACKLOT_CHECK(ask_to_open(context, repository));
    const auto& asked = context.origin().host;
    const auto base = own_address(context, asked.empty() ? registry_host(context, repository.account, repository.region) : asked);
    const auto query = make_address(context, {.account = repository.account, .region = repository.region, .repository = repository.name,
                                              .digest = input.layer_digest});
    return GetDownloadUrlForLayerOutput{.download_url = base + std::string(address_path) + "?" + query, .layer_digest = input.layer_digest};
}

}  // namespace backlot::ecr
