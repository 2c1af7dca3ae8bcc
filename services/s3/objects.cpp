#include "services/s3/objects.h"

#include <algorithm>

#include "base/digest.h"
#include "services/s3/errors.h"
#include "services/s3/names.h"

namespace backlot::s3 {

namespace {

constexpr std::string_view digits = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz";  // 63 of them
constexpr std::size_t place_size = 11;
constexpr std::size_t seal_size = 4;
constexpr std::size_t version_id_size = 32;

std::uint64_t slot(std::uint64_t sequence) { return ~sequence; }

std::string in_digits(std::uint64_t value, std::size_t size) {
    std::string text(size, digits[0]);
    for (std::size_t i = size; i > 0; --i) {
        text[i - 1] = digits[value % digits.size()];
        value /= digits.size();
    }
    return text;
}

// What the rest of a version id comes to: ids that were never given out are told apart by it.
std::string seal_of(std::string_view random, std::string_view place) {
    return in_digits(crc32c(place, crc32c(random)), seal_size);
}

std::string new_version_id(Context& context, std::uint64_t sequence) {
    const auto random = context.ids().alnum(version_id_size - seal_size - place_size);
    const auto place = in_digits(sequence, place_size);
    return random + seal_of(random, place) + place;
}

std::optional<std::uint64_t> sequence_in(std::string_view version_id) {
    if (version_id.size() != version_id_size) return std::nullopt;
    std::uint64_t sequence = 0;
    for (const char c : version_id.substr(version_id_size - place_size)) {
        const auto digit = digits.find(c);
        if (digit == std::string_view::npos) return std::nullopt;
        sequence = sequence * digits.size() + digit;
    }
    return sequence;
}

std::optional<ObjectRecord> find_null(const Context& context, std::string_view bucket, std::string_view key) {
    std::optional<ObjectRecord> found;
    store::scan(
        context.view(), versions,
        [&](const ObjectRecord& object) {
            if (object.version_id == "null") found = object;
            return !found;
        },
        bucket, key);
    return found;
}

void erase_row(Context& context, const BucketRecord& bucket, const ObjectRecord& object) {
    release(context, object.extents);
    store::erase(context.writes(), versions, bucket.name, object.key, slot(object.sequence));
    store::erase(context.writes(), bodies, bucket.name, object.key, slot(object.sequence));
}

// Makes `current` say what the newest version is.
void settle_current(Context& context, const BucketRecord& bucket, const std::string& key) {
    const auto top = newest(context, bucket.name, key);
    if (top && !top->is_delete_marker) {
        store::put(context.writes(), current, Current{top->sequence}, bucket.name, key);
    } else {
        store::erase(context.writes(), current, bucket.name, key);
    }
}

// Uploads of the key that are under way: what they found is no longer what was there.
void overtake_uploads(Context& context, const BucketRecord& bucket, const std::string& key) {
    std::vector<UploadRecord> under_way;
    store::scan(
        context.view(), uploads, [&](const UploadRecord& upload) { under_way.push_back(upload); }, bucket.name, key);
    for (auto& upload : under_way) {
        if (upload.is_overtaken) continue;
        upload.is_overtaken = true;
        store::put(context.writes(), uploads, upload, bucket.name, key, upload.id);
    }
}

// The parts of `extents` within [offset, offset + size).
std::vector<Extent> clip(const std::vector<Extent>& extents, std::uint64_t offset, std::uint64_t size) {
    std::vector<Extent> clipped;
    std::uint64_t at = 0;
    for (const auto& extent : extents) {
        const auto from = std::max(at, offset);
        const auto to = std::min(at + extent.size, offset + size);
        if (from < to) clipped.push_back({.blob = extent.blob, .offset = extent.offset + (from - at), .size = to - from});
        at += extent.size;
    }
    return clipped;
}

std::string inline_body_of(const Context& context, const BucketRecord& bucket, const ObjectRecord& object) {
    const auto body = context.find(bodies, bucket.name, object.key, slot(object.sequence));
    return body ? body->bytes : std::string{};
}

}  // namespace

std::optional<ObjectRecord> newest(const Context& context, std::string_view bucket, std::string_view key) {
    const auto from = store::key_of(versions, bucket, key);
    const auto cursor = context.view().scan(from, store::after_prefix(from));
    if (!cursor->valid()) return std::nullopt;
    return store::decode_row(versions, cursor->value());
}

std::optional<ObjectRecord> current_object(const Context& context, std::string_view bucket, std::string_view key) {
    const auto row = context.find(current, bucket, key);
    if (!row) return std::nullopt;
    return context.find(versions, bucket, key, slot(row->sequence));
}

std::optional<ObjectRecord> find_version(const Context& context, std::string_view bucket, std::string_view key,
                                         std::string_view version_id) {
    if (version_id == "null") return find_null(context, bucket, key);
    const auto sequence = sequence_in(version_id);
    if (!sequence) return std::nullopt;
    auto object = context.find(versions, bucket, key, slot(*sequence));
    if (!object || object->version_id != version_id) return std::nullopt;
    return object;
}

std::optional<ObjectRecord> find_object(const Context& context, std::string_view bucket, std::string_view key,
                                        const std::optional<std::string>& version_id) {
    return version_id ? find_version(context, bucket, key, *version_id) : newest(context, bucket, key);
}

std::optional<std::uint64_t> place_of(const Context& context, std::string_view bucket, std::string_view key,
                                      std::string_view version_id) {
    if (version_id != "null") return sequence_in(version_id);
    const auto object = find_null(context, bucket, key);
    return object ? std::optional(object->sequence) : std::nullopt;
}

bool may_be_issued(std::string_view version_id) {
    if (version_id == "null") return true;
    if (version_id.size() != version_id_size) return false;
    const auto random = version_id.substr(0, version_id_size - seal_size - place_size);
    const auto place = version_id.substr(version_id_size - place_size);
    return version_id.substr(random.size(), seal_size) == seal_of(random, place);
}

Result<> check_version_id(const BucketRecord& bucket, const std::optional<std::string>& version_id) {
    if (!version_id) return {};
    if (version_id->empty()) {
        return errors::invalid_argument("Version id cannot be the empty string", "versionId", *version_id);
    }
    if (!is_version_id(*version_id)) return errors::invalid_version_id(*version_id);
    if (bucket.versioning == Versioning::never && *version_id != "null") return errors::invalid_version_id(*version_id);
    return {};
}

void put_version(Context& context, const BucketRecord& bucket, ObjectRecord& object, std::string_view inline_body) {
    const auto top = newest(context, bucket.name, object.key);
    object.sequence = top ? top->sequence + 1 : 1;
    if (bucket.versioning == Versioning::enabled) {
        object.version_id = new_version_id(context, object.sequence);
    } else {
        object.version_id = "null";
        const auto old = top && top->version_id == "null" ? top : find_null(context, bucket.name, object.key);
        if (old) erase_row(context, bucket, *old);
    }
    store::put(context.writes(), versions, object, bucket.name, object.key, slot(object.sequence));
    if (!inline_body.empty()) {
        store::put(context.writes(), bodies, Body{std::string(inline_body)}, bucket.name, object.key,
                   slot(object.sequence));
    }
    if (object.is_delete_marker) {
        store::erase(context.writes(), current, bucket.name, object.key);
    } else {
        store::put(context.writes(), current, Current{object.sequence}, bucket.name, object.key);
    }
}

void rewrite_version(Context& context, const BucketRecord& bucket, const ObjectRecord& object) {
    store::put(context.writes(), versions, object, bucket.name, object.key, slot(object.sequence));
}

void remove_version(Context& context, const BucketRecord& bucket, const ObjectRecord& object) {
    erase_row(context, bucket, object);
    settle_current(context, bucket, object.key);
    overtake_uploads(context, bucket, object.key);
}

std::optional<std::string> shown_version_id(const BucketRecord& bucket, const ObjectRecord& object) {
    if (bucket.versioning == Versioning::never) return std::nullopt;
    return object.version_id;
}

std::optional<std::string> written_version_id(const ObjectRecord& object) {
    return object.version_id == "null" ? std::nullopt : std::optional(object.version_id);
}

model::Payload payload_of(const Context& context, const BucketRecord& bucket, const ObjectRecord& object,
                          std::uint64_t offset, std::uint64_t size) {
    model::Payload payload;
    payload.size = size;
    const auto extents = clip(object.extents, offset, size);
    const bool is_inline = std::ranges::all_of(extents, [](const Extent& one) { return one.blob.empty(); });
    if (is_inline) {
        const auto body = inline_body_of(context, bucket, object);
        for (const auto& extent : extents) payload.bytes.append(body, extent.offset, extent.size);
        return payload;
    }
    for (const auto& extent : extents) {
        BACKLOT_ASSERT(!extent.blob.empty());  // an object's bytes lie all inline or all in blobs
        payload.pieces.push_back({.blob = extent.blob, .offset = extent.offset, .size = extent.size});
    }
    return payload;
}

std::uint64_t Bytes::size() const {
    std::uint64_t sum = 0;
    for (const auto& extent : extents) sum += extent.size;
    return sum;
}

Bytes adopt(Context& context, const model::Payload& payload) {
    Bytes bytes;
    if (!payload.blob.empty()) {
        store::BlobStore::keep(context.writes(), payload.blob);
        bytes.extents.push_back({.blob = payload.blob, .offset = 0, .size = payload.size});
    } else if (!payload.bytes.empty()) {
        bytes.extents.push_back({.blob = {}, .offset = 0, .size = payload.bytes.size()});
        bytes.inline_body = payload.bytes;
    }
    return bytes;
}

Bytes share(Context& context, const BucketRecord& bucket, const ObjectRecord& object, std::uint64_t offset,
            std::uint64_t size) {
    Bytes bytes{.extents = clip(object.extents, offset, size), .inline_body = {}};
    std::string body;
    for (auto& extent : bytes.extents) {
        if (!extent.blob.empty()) {
            store::BlobStore::keep(context.writes(), extent.blob);
            continue;
        }
        if (body.empty()) body = inline_body_of(context, bucket, object);
        const auto at = bytes.inline_body.size();
        bytes.inline_body.append(body, extent.offset, extent.size);
        extent.offset = at;
    }
    return bytes;
}

void release(Context& context, const std::vector<Extent>& extents) {
    for (const auto& extent : extents) {
        if (!extent.blob.empty()) store::BlobStore::release(context.writes(), extent.blob);
    }
}

}  // namespace backlot::s3
