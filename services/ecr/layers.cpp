#include "services/ecr/layers.h"

#include <algorithm>

#include "services/ecr/manifest.h"

namespace backlot::ecr {

namespace {

constexpr std::uint64_t block_bytes = 1024 * 1024;

void release(Context& context, const std::vector<Piece>& pieces) {
    for (const auto& piece : pieces) {
        if (!piece.blob.empty()) store::BlobStore::release(context.writes(), piece.blob);
    }
}

}  // namespace

std::optional<LayerRecord> find_layer(const Context& context, const RepositoryRecord& repository, std::string_view digest) {
    if (!is_digest(digest)) return std::nullopt;  // nothing has it, and it may be too long for a key
    return context.find(layers, repository.account, repository.region, repository.name, digest);
}

Result<UploadRecord> need_upload(const Context& context, const RepositoryRecord& repository, std::string_view id) {
    auto found = context.find(uploads, repository.account, repository.region, repository.name, id);
    if (!found) {
        return errors::make("UploadNotFoundException", "The upload with upload id '" + std::string(id) + "' does not exist in the repository with name '" +
                                                           repository.name + "' in the registry with id '" + repository.account + "'");
    }
    return *std::move(found);
}

void store_upload(Context& context, const RepositoryRecord& repository, const UploadRecord& upload) {
    store::put(context.writes(), uploads, upload, repository.account, repository.region, repository.name, upload.id);
}

void end_upload(Context& context, const RepositoryRecord& repository, const UploadRecord& upload, UploadEnd end) {
    if (end == UploadEnd::abandoned) release(context, upload.pieces);
    store::erase(context.writes(), uploads, repository.account, repository.region, repository.name, upload.id);
}

void store_layer(Context& context, const RepositoryRecord& repository, const LayerRecord& layer) {
    store::put(context.writes(), layers, layer, repository.account, repository.region, repository.name, layer.digest);
}

void erase_layer(Context& context, const RepositoryRecord& repository, std::string_view digest) {
    const auto layer = find_layer(context, repository, digest);
    if (!layer) return;
    release(context, layer->pieces);
    store::erase(context.writes(), layers, repository.account, repository.region, repository.name, digest);
}

void copy_layer(Context& context, const RepositoryRecord& to, const LayerRecord& layer) {
    if (find_layer(context, to, layer.digest)) return;
    for (const auto& piece : layer.pieces) {
        if (!piece.blob.empty()) store::BlobStore::keep(context.writes(), piece.blob);
    }
    store_layer(context, to, layer);
}

Result<> settle_pieces(Context& context, std::vector<Piece>& pieces) {
    if (pieces.size() <= 1) return {};
    for (auto& piece : pieces) {
        if (!piece.blob.empty()) continue;
        BACKLOT_TRY(writer, context.blobs().create());
        BACKLOT_CHECK(writer->append(piece.bytes));
        BACKLOT_TRY(id, writer->finish());
        store::BlobStore::keep(context.writes(), id);
        piece = {.blob = id, .size = piece.size};
    }
    return {};
}

Result<std::string> digest_of(const Context& context, const std::vector<Piece>& pieces, Algorithm algorithm) {
    Digest digest(algorithm);
    for (const auto& piece : pieces) {
        digest.update(piece.bytes);
        for (std::uint64_t done = 0; !piece.blob.empty() && done < piece.size;) {
            BACKLOT_TRY(bytes, context.blobs().read(piece.blob, piece.offset + done, std::min(block_bytes, piece.size - done)));
            if (bytes.empty()) return fail("StateDamaged", "a layer's blob is shorter than its record says", 500);
            digest.update(bytes);
            done += bytes.size();
        }
    }
    return digest.finish();
}

model::Payload payload_of(const LayerRecord& layer, std::uint64_t offset, std::uint64_t size) {
    model::Payload payload;
    payload.size = size;
    std::uint64_t at = 0;
    for (const auto& piece : layer.pieces) {
        const auto from = std::max(at, offset);
        const auto to = std::min(at + piece.size, offset + size);
        const auto skip = from - at;
        at += piece.size;
        if (from >= to) continue;
        if (piece.blob.empty()) payload.bytes = piece.bytes.substr(skip, to - from);
        else payload.pieces.push_back({.blob = piece.blob, .offset = piece.offset + skip, .size = to - from});
    }
    return payload;
}

}  // namespace backlot::ecr
