// Layers and uploads: bytes on their way into the blob store, and there.
//
// Source: Amazon ECR API Reference, InitiateLayerUpload, UploadLayerPart, CompleteLayerUpload.
#pragma once

#include <optional>
#include <string>

#include "base/digest.h"
#include "model/payload.h"
#include "services/ecr/access.h"

namespace backlot::ecr {

[[nodiscard]] std::optional<LayerRecord> find_layer(const Context& context, const RepositoryRecord& repository, std::string_view digest);
// The upload, by its id. Fails with UploadNotFoundException.
[[nodiscard]] Result<UploadRecord> need_upload(const Context& context, const RepositoryRecord& repository, std::string_view id);
void store_upload(Context& context, const RepositoryRecord& repository, const UploadRecord& upload);
// Its blobs are given up where no layer has taken them.
enum class UploadEnd { abandoned, taken };
void end_upload(Context& context, const RepositoryRecord& repository, const UploadRecord& upload, UploadEnd end);

void store_layer(Context& context, const RepositoryRecord& repository, const LayerRecord& layer);
void erase_layer(Context& context, const RepositoryRecord& repository, std::string_view digest);
// The same layer in another repository: one more use of its blobs. Nothing where it is there already.
void copy_layer(Context& context, const RepositoryRecord& to, const LayerRecord& layer);

// One after another in the blob store, so that they are sent without being read into memory: what is small stays in the row only
// where it is the whole. Fails as the blob store does.
[[nodiscard]] Result<> settle_pieces(Context& context, std::vector<Piece>& pieces);
// SHA-256 or SHA-512, raw, of all pieces.
[[nodiscard]] Result<std::string> digest_of(const Context& context, const std::vector<Piece>& pieces, Algorithm algorithm);
// The bytes of a layer from `offset` on, for an answer.
[[nodiscard]] model::Payload payload_of(const LayerRecord& layer, std::uint64_t offset, std::uint64_t size);

}  // namespace backlot::ecr
