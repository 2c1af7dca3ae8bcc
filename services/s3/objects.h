// Versions of objects: finding, storing and removing them, and the bytes they name.
//
// A version's id ends in its place in the key's history, so that a version is found without a walk. The place rises
// with every write; the key in `versions` holds its complement, newest first.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "kernel/context.h"
#include "model/payload.h"
#include "services/s3/tables.h"

namespace backlot::s3 {

using kernel::Context;

// The newest version, be it a delete marker.
[[nodiscard]] std::optional<ObjectRecord> newest(const Context& context, std::string_view bucket, std::string_view key);
// What a read without a version id sees: nothing where the newest is a delete marker.
[[nodiscard]] std::optional<ObjectRecord> current_object(const Context& context, std::string_view bucket,
                                                         std::string_view key);
[[nodiscard]] std::optional<ObjectRecord> find_version(const Context& context, std::string_view bucket,
                                                       std::string_view key, std::string_view version_id);
// By the version id where there is one. Gives delete markers too.
[[nodiscard]] std::optional<ObjectRecord> find_object(const Context& context, std::string_view bucket,
                                                      std::string_view key, const std::optional<std::string>& version_id);
// Where a version is, or was, in the key's history.
[[nodiscard]] std::optional<std::uint64_t> place_of(const Context& context, std::string_view bucket,
                                                    std::string_view key, std::string_view version_id);
// Whether S3 can ever have given out this version id, of any key.
[[nodiscard]] bool may_be_issued(std::string_view version_id);
// Fails with InvalidArgument where the text cannot be a version id of this bucket.
[[nodiscard]] Result<> check_version_id(const BucketRecord& bucket, const std::optional<std::string>& version_id);

// Stores a new version, or replaces the null version where the bucket's versioning says so: fills in its version
// id and sequence. `inline_body` is what extents without a blob name. The uses of its blobs are the caller's to keep.
void put_version(Context& context, const BucketRecord& bucket, ObjectRecord& object, std::string_view inline_body);
// Rewrites a version that stays what it is: its tags, ACL, locks.
void rewrite_version(Context& context, const BucketRecord& bucket, const ObjectRecord& object);
// Removes a version for good and lets its bytes go.
void remove_version(Context& context, const BucketRecord& bucket, const ObjectRecord& object);

// What x-amz-version-id says of it; nothing where versioning was never on.
[[nodiscard]] std::optional<std::string> shown_version_id(const BucketRecord& bucket, const ObjectRecord& object);
// What it says of one that was just written or copied from: nothing of a null version, whatever the bucket's versioning.
[[nodiscard]] std::optional<std::string> written_version_id(const ObjectRecord& object);

// The bytes of [offset, offset + size) as an answer.
[[nodiscard]] model::Payload payload_of(const Context& context, const BucketRecord& bucket, const ObjectRecord& object,
                                        std::uint64_t offset, std::uint64_t size);

// A stored body: extents, and the bytes that lie inline.
struct Bytes {
    std::vector<Extent> extents;
    std::string inline_body;
    [[nodiscard]] std::uint64_t size() const;
};

// Takes a request's body over: its blob is kept.
[[nodiscard]] Bytes adopt(Context& context, const model::Payload& payload);
// A part of an object, sharing its blobs: one more use of each.
[[nodiscard]] Bytes share(Context& context, const BucketRecord& bucket, const ObjectRecord& object,
                          std::uint64_t offset, std::uint64_t size);
// Calls visit(bytes) for the whole in pieces. Fails with StateDamaged.
template <class Visit>
[[nodiscard]] Result<> each_piece(const Context& context, const Bytes& bytes, Visit&& visit) {
    constexpr std::uint64_t step = 1024 * 1024;
    for (const auto& extent : bytes.extents) {
        if (extent.blob.empty()) {
            visit(std::string_view(bytes.inline_body).substr(extent.offset, extent.size));
            continue;
        }
        for (std::uint64_t at = 0; at < extent.size; at += step) {
            BACKLOT_TRY(piece, context.blobs().read(extent.blob, extent.offset + at, std::min(step, extent.size - at)));
            visit(std::string_view(piece));
        }
    }
    return {};
}
void release(Context& context, const std::vector<Extent>& extents);

}  // namespace backlot::s3
