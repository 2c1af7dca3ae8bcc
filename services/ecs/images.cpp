#include "services/ecs/images.h"

#include <algorithm>
#include <optional>

#include "kernel/kernel.h"
#include "runtime/script.h"
#include "services/ecr/model.h"
#include "services/ecs/roles.h"
#include "text/json.h"

namespace backlot::ecs {

namespace {

constexpr std::size_t account_digits = 12;
constexpr std::size_t reference_limit = 512;  // no name, tag or digest is as long
constexpr std::string_view registry_mark = ".dkr.ecr.";
constexpr std::size_t layer_count_limit = 127;  // what container runtimes stack
constexpr std::uint64_t config_limit_bytes = 4 * 1024 * 1024;

// "111122223333.dkr.ecr.eu-west-2.amazonaws.com/team/app:1"
struct RegistryImage {
    std::string reference;
    std::string host;
    std::string account;
    std::string region;
    std::string repository;
    std::optional<std::string> tag = {};
    std::optional<std::string> digest = {};
};

std::optional<RegistryImage> parse_reference(const std::string& reference) {
    const auto slash = reference.find('/');
    if (reference.size() > reference_limit || slash == reference.npos || slash <= account_digits || reference.find_first_not_of("0123456789") != account_digits) return std::nullopt;
    RegistryImage image{.reference = reference, .host = reference.substr(0, slash), .account = reference.substr(0, account_digits)};
    const auto rest = std::string_view(image.host).substr(account_digits);
    if (!rest.starts_with(registry_mark)) return std::nullopt;
    image.region = rest.substr(registry_mark.size(), rest.find('.', registry_mark.size()) - registry_mark.size());
    image.repository = reference.substr(slash + 1);
    if (const auto at = image.repository.find('@'); at != image.repository.npos) {
        image.digest = image.repository.substr(at + 1);
        image.repository.erase(at);
    }
    if (const auto colon = image.repository.find(':'); colon != image.repository.npos) {
        image.tag = image.repository.substr(colon + 1);
        image.repository.erase(colon);
    }
    if (!image.tag && !image.digest) image.tag = "latest";
    if (image.digest) image.tag.reset();
    return image;
}

std::unexpected<Error> cannot_pull(std::string words) {
    return fail("CannotPullContainerError", "CannotPullContainerError: " + std::move(words));
}

std::string words_of(const Error& error) { return error.code + ": " + error.message; }

// As the agent words it, and why in the service's words.
std::unexpected<Error> cannot_resolve(const RegistryImage& image, const std::string& why) {
    return cannot_pull("pull image manifest has been retried 1 time(s): failed to resolve ref " + image.reference + ": " + why);
}

std::vector<std::string> texts_of(const Json& list) {
    std::vector<std::string> texts;
    if (!list.is_array()) return texts;
    for (const auto& one : list.as_array()) texts.push_back(one.string_or(""));
    return texts;
}

Result<std::string> read_pieces(store::BlobStore& blobs, const std::vector<ImagePiece>& pieces, std::uint64_t offset, std::uint64_t length) {
    std::uint64_t at = 0;
    for (const auto& piece : pieces) {
        if (offset >= at + piece.size) {
            at += piece.size;
            continue;
        }
        const auto skip = offset - at;
        const auto size = std::min(length, piece.size - skip);
        if (piece.blob.empty()) return piece.bytes.substr(skip, size);
        return blobs.read(piece.blob, piece.offset + skip, size);
    }
    return std::string{};
}

// One pull, step by step.
class Pull {
  public:
    Pull(Context& context, const RegistryImage& image, const identity::Caller& agent) : context_(context), image_(image), agent_(agent) {}

    Result<ImageState> run() {
        BACKLOT_CHECK(log_in());
        BACKLOT_TRY(found, manifest(image_.digest, image_.tag));
        auto json = Json::parse(found.second);
        if (!json) return cannot_pull("the manifest is no JSON");
        if (const auto* list = json->find("manifests")) {
            BACKLOT_TRY(digest, of_this_machine(*list));
            BACKLOT_TRY(own, manifest(digest, {}));
            json = Json::parse(own.second);
            if (!json) return cannot_pull("the manifest is no JSON");
        }
        ImageState state{.digest = found.first};
        BACKLOT_CHECK(read_config(state, (*json)["config"]["digest"].string_or("")));
        const auto& layers = (*json)["layers"];
        if (layers.is_array() && layers.as_array().size() > layer_count_limit) return cannot_pull("failed to register layer: max depth exceeded");
        for (const auto& one : layers.is_array() ? layers.as_array() : Json::Array{}) {
            BACKLOT_TRY(layer, fetch(one["digest"].string_or("")));
            state.layers.push_back(std::move(layer));
        }
        if (state.layers.empty()) return cannot_pull("the image has no layers");
        for (const auto& layer : state.layers) {
            for (const auto& piece : layer.pieces) {
                if (!piece.blob.empty()) store::BlobStore::keep(context_.writes(), piece.blob);
            }
        }
        return state;
    }

  private:
    Result<> log_in() {
        const auto token = context_.call_in(image_.region, agent_, ecr::GetAuthorizationTokenInput{});
        if (token) return {};
        return fail("ResourceInitializationError",
                    "ResourceInitializationError: unable to pull secrets or registry auth: execution resource retrieval failed: unable to "
                    "retrieve ecr registry auth: service call has been retried 1 time(s): " + words_of(token.error()));
    }

    // Digest and text.
    Result<std::pair<std::string, std::string>> manifest(const std::optional<std::string>& digest, const std::optional<std::string>& tag) {
        ecr::BatchGetImageInput input{.registry_id = image_.account, .repository_name = image_.repository};
        input.image_ids.push_back({.image_digest = digest, .image_tag = tag});
        const auto got = context_.call_in(image_.region, agent_, input);
        if (!got) {
            const auto& error = got.error();
            if (error.code == "RepositoryNotFoundException") return cannot_resolve(image_, image_.reference + ": not found: " + error.message);
            return cannot_resolve(image_, "pulling from host " + image_.host + " failed with status code [manifests " +
                                              (digest ? *digest : tag.value_or("")) + "]: 403 Forbidden: " + error.message);
        }
        if (got->images.empty()) return cannot_resolve(image_, image_.reference + ": not found");
        const auto& one = got->images.front();
        return std::pair{one.image_id->image_digest.value_or(""), one.image_manifest.value_or("")};
    }

    Result<std::string> of_this_machine(const Json& list) {
        for (const auto& one : list.is_array() ? list.as_array() : Json::Array{}) {
            const auto& platform = one["platform"];
            if (platform["os"].string_or("linux") == "linux" && platform["architecture"].string_or("amd64") == "amd64") return one["digest"].string_or("");
        }
        return cannot_resolve(image_, "image Manifest does not contain descriptor matching platform 'linux/amd64'");
    }

    // The layer's bytes by the address that ECR gives, which the registry answers.
    Result<ImageLayer> fetch(const std::string& digest) {
        const auto refused = [&](const std::string& why) {
            return cannot_pull("failed to copy: httpReadSeeker: failed open: unexpected status code https://" + image_.host + "/v2/" + image_.repository +
                               "/blobs/" + digest + ": " + why);
        };
        const auto address = context_.call_in(image_.region, agent_, ecr::GetDownloadUrlForLayerInput{.registry_id = image_.account,
                                                                                                      .repository_name = image_.repository,
                                                                                                      .layer_digest = digest});
        if (!address) {
            const auto& error = address.error();
            return refused((error.code == "LayersNotFoundException" ? "404 Not Found: " : "403 Forbidden: ") + error.message);
        }
        const auto& url = *address->download_url;
        const auto host = url.find("://") + 3;
        const auto path = url.find('/', host);
        const auto query = url.find('?', path);
        kernel::EndpointRequest request{.method = "GET", .host = url.substr(host, path - host), .path = url.substr(path, query - path), .query = url.substr(query + 1)};
        const auto* registry = context_.kernel().endpoint_at(request.host, request.path);
        if (registry == nullptr) return refused("500 Internal Server Error");
        const auto got = registry->answer(context_.kernel(), request);
        if (got.status != 200 || !got.stream) return refused("500 Internal Server Error");
        ImageLayer layer{.digest = digest};
        for (const auto& piece : got.stream->pieces) layer.pieces.push_back({.blob = piece.blob, .offset = piece.offset, .size = piece.size});
        if (!got.stream->bytes.empty()) layer.pieces.push_back({.size = got.stream->bytes.size(), .bytes = got.stream->bytes});
        return layer;
    }

    Result<> read_config(ImageState& state, const std::string& digest) {
        BACKLOT_TRY(layer, fetch(digest));
        std::string text;
        while (text.size() < config_limit_bytes) {
            BACKLOT_TRY(bytes, read_pieces(context_.blobs(), layer.pieces, text.size(), config_limit_bytes - text.size()));
            if (bytes.empty()) break;
            text += bytes;
        }
        const auto json = Json::parse(text);
        if (!json) return cannot_pull("the image's configuration is no JSON");
        const auto& config = (*json)["config"];
        state.environment = texts_of(config["Env"]);
        state.entry_point = texts_of(config["Entrypoint"]);
        state.command = texts_of(config["Cmd"]);
        state.working_directory = config["WorkingDir"].string_or("");
        state.user = config["User"].string_or("");
        return {};
    }

    Context& context_;
    const RegistryImage& image_;
    const identity::Caller& agent_;
};

}  // namespace

Result<ImageState> pull_image(Context& context, const LiveTask& live, const ContainerDefinition& container) {
    const auto name = container.image.value_or("");
    const auto& stage = *context.kernel().stage().tasks;
    if (const auto found = stage.root_filesystems.find(name); found != stage.root_filesystems.end()) return ImageState{.folder = found->second.string()};
    const auto image = parse_reference(name);
    if (!image && stage.scripts != nullptr && stage.scripts->find(name) != nullptr) return ImageState{};
    if (!image) {
        return cannot_pull("The task cannot pull " + name + " from the registry: backlot reaches none but those of ECR here, and no local "
                           "folder or script stands for this name (--task-image, --task-scripts)");
    }
    const auto agent = execution_caller(context, live);
    if (!agent) return cannot_resolve(*image, "pulling from host " + image->host + " failed with status code [manifests]: 401 Unauthorized: no execution role");
    return Pull(context, *image, *agent).run();
}

void give_up_image(Context& context, ImageState& image) {
    for (const auto& layer : image.layers) {
        for (const auto& piece : layer.pieces) {
            if (!piece.blob.empty()) store::BlobStore::release(context.writes(), piece.blob);
        }
    }
    image.layers.clear();
}

std::vector<runtime::Layer> layers_of(store::BlobStore& blobs, const ImageState& image) {
    std::vector<runtime::Layer> layers;
    for (const auto& layer : image.layers) {
        layers.push_back({.digest = layer.digest, .read = [&blobs, pieces = layer.pieces](std::uint64_t offset, std::uint64_t length) {
                              return read_pieces(blobs, pieces, offset, length);
                          }});
    }
    return layers;
}

}  // namespace backlot::ecs
