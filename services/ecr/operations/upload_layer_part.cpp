// UploadLayerPart: the next bytes of a layer.
//
// Parts come in order. An empty layer is an empty part of the registry's own protocol. What comes over the registry's own protocol has streamed into the blob store already and may have any
// size. Fails with RepositoryNotFoundException, UploadNotFoundException, InvalidLayerPartException, LimitExceededException.
//
// Source: Amazon ECR API Reference (2015-09-21), UploadLayerPart.
#include "base/digest.h"
#include "services/ecr/layers.h"

namespace backlot::ecr {

namespace {

void take(Context& context, UploadRecord& upload, const model::Payload& payload) {
    const auto add = [&](const std::string& blob, std::uint64_t offset, std::uint64_t size) {
        store::BlobStore::keep(context.writes(), blob);
        upload.pieces.push_back({.blob = blob, .offset = offset, .size = size});
    };
    for (const auto& piece : payload.pieces) add(piece.blob, piece.offset, piece.size);
    if (!payload.blob.empty()) add(payload.blob, 0, payload.size);
    if (!payload.bytes.empty()) upload.pieces.push_back({.size = payload.bytes.size(), .bytes = payload.bytes});
}

// Larger ones go to the blob store: a row is read as a whole.
constexpr std::size_t inline_limit_bytes = 16 * 1024;

Result<model::Payload> stored(Context& context, const std::string& bytes) {
    model::Payload payload;
    payload.size = bytes.size();
    payload.digests["SHA256"] = sha256(bytes);
    if (bytes.size() <= inline_limit_bytes) {
        payload.bytes = bytes;
        return payload;
    }
    BACKLOT_TRY(writer, context.blobs().create());
    BACKLOT_CHECK(writer->append(bytes));
    BACKLOT_TRY(id, writer->finish());
    payload.blob = id;
    return payload;
}

}  // namespace

Result<Access> upload_layer_part_access(const Context& context, const UploadLayerPartInput& input) {
    return on_repository(context, "ecr:UploadLayerPart", input.registry_id, input.repository_name);
}

Result<UploadLayerPartOutput> upload_layer_part(Context& context, const UploadLayerPartInput& input) {
    BACKLOT_TRY(repository, need_repository(context, input.registry_id, input.repository_name));
    BACKLOT_TRY(upload, need_upload(context, repository, input.upload_id));
    const auto& given = input.layer_part_blob;
    const auto size = given.stored ? given.stored->size : given.bytes.size();
    const auto first = static_cast<std::uint64_t>(input.part_first_byte);
    const bool is_empty = size == 0 && !(given.stored && upload.size == 0);
    if (first != upload.size || is_empty || static_cast<std::uint64_t>(input.part_last_byte) + 1 != first + size) {
        auto refusal = errors::make("InvalidLayerPartException", "The layer part with first byte " + std::to_string(first) + " and last byte " +
                                                                     std::to_string(input.part_last_byte) + " is not the next one: " +
                                                                     std::to_string(upload.size) + " bytes have been received");
        refusal.error().details = {{"registryId", repository.account}, {"repositoryName", repository.name}, {"uploadId", upload.id}};
        return refusal;
    }
    if (upload.pieces.size() >= part_limit) return errors::make("LimitExceededException", "The upload has as many layer parts as it may have.");
    const bool is_first = upload.size == 0;
    if (given.stored) {
        take(context, upload, *given.stored);
        const auto known = given.stored->digests.find("SHA256");
        upload.sha256 = is_first && known != given.stored->digests.end() ? known->second : std::string{};
    } else {
        upload.has_small_part = upload.has_small_part || (!is_first && upload.pieces.back().size < smallest_part_bytes);
        BACKLOT_TRY(payload, stored(context, given.bytes));
        take(context, upload, payload);
        upload.sha256 = is_first ? payload.digests["SHA256"] : std::string{};
    }
    upload.size += size;
    store_upload(context, repository, upload);
    return UploadLayerPartOutput{.registry_id = repository.account, .repository_name = repository.name, .upload_id = upload.id,
                                 .last_byte_received = static_cast<std::int64_t>(upload.size) - 1};
}

}  // namespace backlot::ecr
