#include "services/ecr/manifest.h"

#include <algorithm>

#include "base/digest.h"
#include "base/encoding.h"
#include "services/ecr/errors.h"
#include "text/json.h"

namespace backlot::ecr {

namespace {

constexpr std::string_view docker_manifest = "application/vnd.docker.distribution.manifest.v2+json";
constexpr std::string_view docker_list = "application/vnd.docker.distribution.manifest.list.v2+json";
constexpr std::size_t entry_limit = 10'000;

errors::Refusal invalid(std::string_view why) { return errors::invalid_parameter("ImageManifest", why); }

Result<Descriptor> descriptor_of(const Json& json) {
    Descriptor one{.digest = json["digest"].string_or(""), .media_type = json["mediaType"].string_or(""), .size = 0};
    if (!is_digest(one.digest)) return invalid("Invalid digest in the manifest");
    const auto size = json["size"].is_number() ? json["size"].to_int() : std::nullopt;
    if (!size || *size < 0) return invalid("Invalid size in the manifest");
    one.size = static_cast<std::uint64_t>(*size);
    return one;
}

Result<std::vector<Descriptor>> list_of(const Json& json) {
    std::vector<Descriptor> list;
    if (json.is_null()) return list;
    if (!json.is_array() || json.as_array().size() > entry_limit) return invalid("Invalid list in the manifest");
    for (const auto& item : json.as_array()) {
        BACKLOT_TRY(one, descriptor_of(item));
        list.push_back(std::move(one));
    }
    return list;
}

// Layers that a registry need not have.
bool is_foreign(const Descriptor& layer) {
    return layer.media_type.find("nondistributable") != std::string::npos || layer.media_type.find(".foreign.") != std::string::npos;
}

}  // namespace

bool is_digest(std::string_view text) {
    const bool is_sized = (text.size() == 71 && text.starts_with("sha256:")) || (text.size() == 135 && text.starts_with("sha512:"));
    return is_sized && std::ranges::all_of(text.substr(7), [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); });
}

std::string digest_like(std::string_view like, std::string_view text) {
    if (like.starts_with("sha512:")) return "sha512:" + hex(digest(Algorithm::sha512, text));
    return "sha256:" + sha256_hex(text);
}

Result<Manifest> parse_manifest(std::string_view text, const std::optional<std::string>& media_type) {
    const auto json = Json::parse(text);
    if (!json || !json->is_object()) return invalid("Invalid JSON syntax");
    Manifest manifest{.media_type = (*json)["mediaType"].string_or("")};
    if (manifest.media_type.empty()) {
        manifest.media_type = media_type ? *media_type : std::string(json->find("manifests") != nullptr ? oci_index : oci_manifest);
    } else if (media_type && *media_type != manifest.media_type) {
        return invalid("The media type differs from that of the manifest");
    }
    if ((*json)["schemaVersion"].to_int() != 2) return invalid("Unsupported manifest schema version");
    const bool is_list = manifest.media_type == oci_index || manifest.media_type == docker_list;
    if (!is_list && manifest.media_type != oci_manifest && manifest.media_type != docker_manifest) {
        return invalid("Unsupported manifest media type " + manifest.media_type);
    }
    manifest.artifact_type = (*json)["artifactType"].string_or("");
    if (const auto* subject = json->find("subject")) {
        BACKLOT_TRY(one, descriptor_of(*subject));
        manifest.subject = one.digest;
    }
    if (is_list) {
        BACKLOT_TRY(list, list_of((*json)["manifests"]));
        manifest.manifests = std::move(list);
        return manifest;
    }
    BACKLOT_TRY(config, descriptor_of((*json)["config"]));
    if (manifest.artifact_type.empty()) manifest.artifact_type = config.media_type;
    manifest.config = std::move(config);
    BACKLOT_TRY(list, list_of((*json)["layers"]));
    std::erase_if(list, is_foreign);
    manifest.layers = std::move(list);
    return manifest;
}

std::vector<std::pair<std::string, std::string>> annotations_of(std::string_view text) {
    std::vector<std::pair<std::string, std::string>> list;
    const auto json = Json::parse(text);
    if (!json || !(*json)["annotations"].is_object()) return list;
    for (const auto& [name, value] : (*json)["annotations"].as_object()) list.emplace_back(name, value.string_or(""));
    return list;
}

}  // namespace backlot::ecr
