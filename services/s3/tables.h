// S3's records: buckets, the live keys, the history of versions, small bodies, multipart uploads.
//
// `current` holds one row for each key that a listing without versions shows; `versions` holds every version
// and delete marker of every bucket, the newest of a key first. Bodies of at most inline_limit_bytes lie in
// `bodies`; larger ones are blobs. Tables 100 to 119.
//
// Records end in "Record" where the service model has a shape of the plain name.
//
// Invariant: a key has a `current` row exactly when its newest version is not a delete marker.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "clock/clock.h"
#include "kernel/context.h"
#include "store/record.h"
#include "store/table.h"

namespace backlot::s3 {

using clock::Time;
using store::field;
using Tags = std::map<std::string, std::string>;

inline constexpr std::uint64_t inline_limit_bytes = 16 * 1024;
inline constexpr std::uint64_t object_limit_bytes = 50ull * 1024 * 1024 * 1024 * 1024;  // 50 TB since December 2025
inline constexpr std::uint64_t put_limit_bytes = 5ull * 1024 * 1024 * 1024;
inline constexpr std::uint64_t part_minimum_bytes = 5ull * 1024 * 1024;
inline constexpr int part_number_limit = 10'000;
inline constexpr std::size_t key_limit_bytes = 1024;
inline constexpr std::size_t user_metadata_limit_bytes = 2048;

struct GrantRecord {
    std::string grantee_type = {};  // CanonicalUser, Group
    std::string grantee = {};       // canonical id, or the group's URI
    std::string permission = {};    // FULL_CONTROL, READ, WRITE, READ_ACP, WRITE_ACP

    static constexpr auto fields() {
        return std::tuple{field<1>(&GrantRecord::grantee_type), field<2>(&GrantRecord::grantee), field<3>(&GrantRecord::permission)};
    }
    friend bool operator==(const GrantRecord&, const GrantRecord&) = default;
};

struct PublicAccessBlock {
    bool block_public_acls = false;
    bool ignore_public_acls = false;
    bool block_public_policy = false;
    bool restrict_public_buckets = false;

    static constexpr auto fields() {
        return std::tuple{
            field<1>(&PublicAccessBlock::block_public_acls), field<2>(&PublicAccessBlock::ignore_public_acls),
            field<3>(&PublicAccessBlock::block_public_policy), field<4>(&PublicAccessBlock::restrict_public_buckets)};
    }
};

enum class Versioning : std::uint8_t { never = 0, enabled = 1, suspended = 2 };

// A bucket. Key: name; names are global across accounts.
struct BucketRecord {
    std::string name = {};
    std::string account = {};
    std::string region = {};
    Time created{};
    Versioning versioning = Versioning::never;
    std::string ownership = "BucketOwnerEnforced";
    bool has_ownership = true;
    std::vector<GrantRecord> acl = {};  // the owner's own grant included
    std::optional<PublicAccessBlock> public_access_block = {};
    std::string policy = {};  // its principals canonical
    Tags tags = {};
    bool has_tags = false;
    bool abac_enabled = false;
    bool object_lock_enabled = false;
    // Configurations kept as the client's XML shape in JSON, validated when stored: "cors", "lifecycle",
    // "encryption", "website", "logging", "accelerate", "request-payment", "object-lock", "notification",
    // "replication", and "analytics/ID", "inventory/ID", "metrics/ID", "intelligent-tiering/ID".
    std::map<std::string, std::string> configurations = {};

    static constexpr auto fields() {
        return std::tuple{field<1>(&BucketRecord::name),       field<2>(&BucketRecord::account),
                          field<3>(&BucketRecord::region),     field<4>(&BucketRecord::created),
                          field<5>(&BucketRecord::versioning), field<6>(&BucketRecord::ownership),
                          field<7>(&BucketRecord::acl),        field<8>(&BucketRecord::public_access_block),
                          field<9>(&BucketRecord::policy),     field<10>(&BucketRecord::tags),
                          field<11>(&BucketRecord::has_tags),  field<12>(&BucketRecord::abac_enabled),
                          field<13>(&BucketRecord::object_lock_enabled), field<14>(&BucketRecord::configurations),
                          field<15>(&BucketRecord::has_ownership)};
    }
};

struct PartRecord {
    std::int64_t number = 0;
    std::uint64_t size = 0;
    std::map<std::string, std::string> checksums = {};  // "CRC32" -> base64
    static constexpr auto fields() {
        return std::tuple{field<1>(&PartRecord::number), field<2>(&PartRecord::size), field<3>(&PartRecord::checksums)};
    }
};

// Where bytes are. A multipart object is several extents, never copied together.
struct Extent {
    std::string blob = {};  // blob id; empty: in `bodies` under this version's key
    std::uint64_t offset = 0;
    std::uint64_t size = 0;
    static constexpr auto fields() {
        return std::tuple{field<1>(&Extent::blob), field<2>(&Extent::offset), field<3>(&Extent::size)};
    }
};

// A version of an object, or a delete marker.
struct ObjectRecord {
    std::string key = {};
    std::string version_id = {};  // "null" where versioning was not enabled
    bool is_delete_marker = false;
    Time modified{};
    std::uint64_t size = 0;
    std::string etag = {};  // without quotes
    std::vector<Extent> extents = {};
    std::string storage_class = "STANDARD";
    std::string owner = {};  // account
    std::vector<GrantRecord> acl = {};
    std::map<std::string, std::string> metadata = {};  // x-amz-meta-*, names in lower case
    std::map<std::string, std::string> headers = {};   // Content-Type, Cache-Control, ...: as sent, by shape member
    Tags tags = {};
    std::map<std::string, std::string> checksums = {};  // "SHA256" -> base64
    std::string checksum_type = {};                     // FULL_OBJECT, COMPOSITE
    std::vector<PartRecord> parts = {};
    std::string lock_mode = {};  // GOVERNANCE, COMPLIANCE
    std::optional<Time> retain_until = {};
    std::string legal_hold = {};  // ON, OFF
    std::map<std::string, std::string> encryption = {};  // ServerSideEncryption, SSEKMSKeyId, SSECustomerKeyMD5, ...
    std::uint64_t sequence = 0;
    std::optional<Time> restore_ready = {};  // an archived object's temporary copy: from when
    std::optional<Time> restore_end = {};    // and until when
    std::string upload_id = {};              // of the multipart upload that made it

    static constexpr auto fields() {
        return std::tuple{field<1>(&ObjectRecord::key),          field<2>(&ObjectRecord::version_id),
                          field<3>(&ObjectRecord::is_delete_marker), field<4>(&ObjectRecord::modified),
                          field<5>(&ObjectRecord::size),         field<6>(&ObjectRecord::etag),
                          field<7>(&ObjectRecord::extents),      field<8>(&ObjectRecord::storage_class),
                          field<9>(&ObjectRecord::owner),        field<10>(&ObjectRecord::acl),
                          field<11>(&ObjectRecord::metadata),    field<12>(&ObjectRecord::headers),
                          field<13>(&ObjectRecord::tags),        field<14>(&ObjectRecord::checksums),
                          field<15>(&ObjectRecord::checksum_type), field<16>(&ObjectRecord::parts),
                          field<17>(&ObjectRecord::lock_mode),   field<18>(&ObjectRecord::retain_until),
                          field<19>(&ObjectRecord::legal_hold),  field<20>(&ObjectRecord::encryption),
                          field<21>(&ObjectRecord::sequence),       field<22>(&ObjectRecord::restore_ready),
                          field<23>(&ObjectRecord::restore_end),
                          field<24>(&ObjectRecord::upload_id)};
    }
};

// A row of `current`: which version is the newest.
struct Current {
    std::uint64_t sequence = 0;
    static constexpr auto fields() { return std::tuple{field<1>(&Current::sequence)}; }
};

// A multipart upload under way. Key: bucket, key, upload id.
struct UploadRecord {
    std::string key = {};
    std::string id = {};
    std::string initiator = {};  // principal ARN
    std::string owner = {};      // account
    Time created{};
    ObjectRecord draft = {};  // everything the finished object takes from CreateMultipartUpload
    std::string checksum_algorithm = {};
    std::string checksum_type = {};
    std::uint64_t found_sequence = 0;  // of the key's newest version when it was begun; 0: there was none
    bool found_object = false;         // and that was no delete marker
    bool is_overtaken = false;         // a version of the key was removed since: sequences may have begun again

    static constexpr auto fields() {
        return std::tuple{field<1>(&UploadRecord::key),     field<2>(&UploadRecord::id),
                          field<3>(&UploadRecord::initiator), field<4>(&UploadRecord::owner),
                          field<5>(&UploadRecord::created), field<6>(&UploadRecord::draft),
                          field<7>(&UploadRecord::checksum_algorithm), field<8>(&UploadRecord::checksum_type),
                          field<9>(&UploadRecord::found_sequence), field<10>(&UploadRecord::found_object),
                          field<11>(&UploadRecord::is_overtaken)};
    }
};

// An uploaded part. Key: bucket, upload id, number.
struct UploadedPart {
    std::int64_t number = 0;
    Time modified{};
    std::uint64_t size = 0;
    std::string etag = {};
    std::vector<Extent> extents = {};
    std::map<std::string, std::string> checksums = {};
    std::string inline_body = {};
    std::string crc64nvme = {};  // raw: what an upload without an algorithm of its own is joined by; empty: not known

    static constexpr auto fields() {
        return std::tuple{field<1>(&UploadedPart::number),  field<2>(&UploadedPart::modified),
                          field<3>(&UploadedPart::size),    field<4>(&UploadedPart::etag),
                          field<5>(&UploadedPart::extents), field<6>(&UploadedPart::checksums),
                          field<7>(&UploadedPart::inline_body), field<8>(&UploadedPart::crc64nvme)};
    }
};

// Bytes of a small body. Key: as the version's.
struct Body {
    std::string bytes = {};
    static constexpr auto fields() { return std::tuple{field<1>(&Body::bytes)}; }
};

// Account-wide settings. Key: account.
struct AccountSettings {
    std::optional<PublicAccessBlock> public_access_block = {};
    static constexpr auto fields() { return std::tuple{field<1>(&AccountSettings::public_access_block)}; }
};

inline constexpr store::Table<BucketRecord> buckets{100, "s3-buckets"};
inline constexpr store::Table<Current> current{101, "s3-current"};    // bucket, key
inline constexpr store::Table<ObjectRecord> versions{102, "s3-versions"};   // bucket, key, ~sequence: newest first
inline constexpr store::Table<Body> bodies{103, "s3-bodies"};         // bucket, key, ~sequence
inline constexpr store::Table<UploadRecord> uploads{104, "s3-uploads"};     // bucket, key, upload id
inline constexpr store::Table<UploadedPart> uploaded_parts{105, "s3-parts"};  // upload id, number
inline constexpr store::Table<AccountSettings> account_settings{106, "s3-account-settings"};  // account

}  // namespace backlot::s3
