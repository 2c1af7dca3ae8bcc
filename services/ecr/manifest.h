// Manifests: what an image's JSON says that it is made of.
//
// Source: OCI Image Format Specification 1.1, "Image Manifest", "Image Index"; Docker, "Image Manifest Version 2, Schema 2".
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.h"

namespace backlot::ecr {

inline constexpr std::string_view oci_index = "application/vnd.oci.image.index.v1+json";
inline constexpr std::string_view oci_manifest = "application/vnd.oci.image.manifest.v1+json";

struct Descriptor {
    std::string digest;
    std::string media_type;
    std::uint64_t size = 0;
};

struct Manifest {
    std::string media_type;
    std::string artifact_type = {};
    std::optional<Descriptor> config = {};
    std::vector<Descriptor> layers = {};  // but for those that nobody may pass on
    std::vector<Descriptor> manifests = {};  // of an index
    std::string subject = {};
};

// "sha256:<64 hex>" or "sha512:<128 hex>", in lower case.
[[nodiscard]] bool is_digest(std::string_view text);
// The digest of a text by the algorithm that `like`, a digest, has.
[[nodiscard]] std::string digest_like(std::string_view like, std::string_view text);

// `media_type` where the request says so. Fails with InvalidParameterException.
[[nodiscard]] Result<Manifest> parse_manifest(std::string_view text, const std::optional<std::string>& media_type);
// The annotations of a manifest, as they are.
[[nodiscard]] std::vector<std::pair<std::string, std::string>> annotations_of(std::string_view text);

}  // namespace backlot::ecr
