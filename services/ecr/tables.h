// ECR's records: repositories, their images, tags and layers, uploads under way, and what a registry as a whole is set to.
// Tables 260 to 268.
//
// A layer belongs to a repository and lies in the blob store, in pieces as they were uploaded; a mounted or replicated layer
// is one more use of the same blobs.
//
// Invariant: each tag names an image that is there, and each layer's blobs are kept once for the layer.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "clock/clock.h"
#include "store/record.h"
#include "store/table.h"

namespace backlot::ecr {

using clock::Time;
using store::field;
using Tags = std::map<std::string, std::string>;

// Source: Amazon ECR User Guide, "Amazon ECR service quotas"; API Reference, PutImage (manifests), InitiateLayerUpload.
inline constexpr std::size_t tag_limit = 50;
inline constexpr std::size_t image_tag_limit = 1000;
inline constexpr std::uint64_t part_size_bytes = 20 * 1024 * 1024;
inline constexpr std::uint64_t smallest_part_bytes = 5 * 1024 * 1024;  // of those before the last
inline constexpr std::size_t part_limit = 4200;
inline constexpr std::chrono::hours upload_life{24};

// Key: account, region, name.
struct RepositoryRecord {
    std::string account = {};
    std::string region = {};
    std::string name = {};
    Time created{};
    std::string mutability = "MUTABLE";
    std::vector<std::string> exclusions = {};  // wildcards of tags to which the contrary applies
    bool scans_on_push = false;
    Tags tags = {};
    std::string policy = {};                   // its principals canonical
    std::string lifecycle = {};                // the text, as it was given
    std::optional<Time> lifecycle_evaluated = {};
    std::string preview = {};                  // the policy that was last previewed
    std::string encryption = "AES256";         // or KMS, KMS_DSSE
    std::string kms_key = {};                  // its ARN
    std::string grant = {};                    // ECR's on the key
    std::string sealed_key = {};               // a data key under it

    static constexpr auto fields() {
        return std::tuple{field<1>(&RepositoryRecord::account),    field<2>(&RepositoryRecord::region),
                          field<3>(&RepositoryRecord::name),       field<4>(&RepositoryRecord::created),
                          field<5>(&RepositoryRecord::mutability), field<6>(&RepositoryRecord::exclusions),
                          field<7>(&RepositoryRecord::scans_on_push), field<8>(&RepositoryRecord::tags),
                          field<9>(&RepositoryRecord::policy),     field<10>(&RepositoryRecord::lifecycle),
                          field<11>(&RepositoryRecord::lifecycle_evaluated), field<12>(&RepositoryRecord::preview),
                          field<13>(&RepositoryRecord::encryption), field<14>(&RepositoryRecord::kms_key),
                          field<15>(&RepositoryRecord::grant),     field<16>(&RepositoryRecord::sealed_key)};
    }
};

// How a destination has fared.
struct ReplicationState {
    std::string region = {};
    std::string account = {};
    std::string status = "IN_PROGRESS";
    std::string failure = {};

    static constexpr auto fields() {
        return std::tuple{field<1>(&ReplicationState::region), field<2>(&ReplicationState::account),
                          field<3>(&ReplicationState::status), field<4>(&ReplicationState::failure)};
    }
};

// Key: account, region, repository, digest.
struct ImageRecord {
    std::string digest = {};  // "sha256:<hex>" of the manifest
    std::string manifest = {};
    std::string media_type = {};
    std::string artifact_type = {};
    std::string subject = {};             // the digest of the manifest that it says something about
    std::vector<std::string> layers = {};     // digests, its config's among them
    std::vector<std::string> manifests = {};  // of an index: the digests of its images
    std::uint64_t size = 0;                   // of its layers, in bytes
    Time pushed{};
    std::optional<Time> pulled = {};
    std::optional<Time> scanned = {};
    std::vector<ReplicationState> replication = {};

    static constexpr auto fields() {
        return std::tuple{field<1>(&ImageRecord::digest),        field<2>(&ImageRecord::manifest),
                          field<3>(&ImageRecord::media_type),    field<4>(&ImageRecord::artifact_type),
                          field<5>(&ImageRecord::subject),       field<6>(&ImageRecord::layers),
                          field<7>(&ImageRecord::manifests),     field<8>(&ImageRecord::size),
                          field<9>(&ImageRecord::pushed),        field<10>(&ImageRecord::pulled),
                          field<11>(&ImageRecord::scanned),      field<12>(&ImageRecord::replication)};
    }
};

// Key: account, region, repository, tag.
struct TagRecord {
    std::string tag = {};
    std::string digest = {};

    static constexpr auto fields() { return std::tuple{field<1>(&TagRecord::tag), field<2>(&TagRecord::digest)}; }
};

// A run of bytes: in the blob store, or in the row itself what is small and the whole of its layer.
struct Piece {
    std::string blob = {};
    std::uint64_t offset = 0;
    std::uint64_t size = 0;
    std::string bytes = {};

    static constexpr auto fields() {
        return std::tuple{field<1>(&Piece::blob), field<2>(&Piece::offset), field<3>(&Piece::size), field<4>(&Piece::bytes)};
    }
};

// Key: account, region, repository, digest.
struct LayerRecord {
    std::string digest = {};
    std::string media_type = {};  // as the first manifest that names it has it
    std::uint64_t size = 0;
    std::vector<Piece> pieces = {};

    static constexpr auto fields() {
        return std::tuple{field<1>(&LayerRecord::digest), field<2>(&LayerRecord::media_type), field<3>(&LayerRecord::size),
                          field<4>(&LayerRecord::pieces)};
    }
};

// Key: account, region, repository, id.
struct UploadRecord {
    std::string id = {};
    Time created{};
    std::uint64_t size = 0;
    std::vector<Piece> pieces = {};
    std::string sha256 = {};      // raw, of the whole, where it came in one piece
    bool has_small_part = false;  // one that only the last may be

    static constexpr auto fields() {
        return std::tuple{field<1>(&UploadRecord::id),     field<2>(&UploadRecord::created),
                          field<3>(&UploadRecord::size),   field<4>(&UploadRecord::pieces),
                          field<5>(&UploadRecord::sha256), field<6>(&UploadRecord::has_small_part)};
    }
};

struct ScanRule {
    std::string frequency = {};
    std::vector<std::string> filters = {};  // wildcards of repository names

    static constexpr auto fields() { return std::tuple{field<1>(&ScanRule::frequency), field<2>(&ScanRule::filters)}; }
};

struct ReplicationTarget {
    std::string region = {};
    std::string account = {};

    static constexpr auto fields() {
        return std::tuple{field<1>(&ReplicationTarget::region), field<2>(&ReplicationTarget::account)};
    }
};

struct ReplicationRuleRecord {
    std::vector<ReplicationTarget> targets = {};
    std::vector<std::string> prefixes = {};  // of repository names; none: all of them

    static constexpr auto fields() {
        return std::tuple{field<1>(&ReplicationRuleRecord::targets), field<2>(&ReplicationRuleRecord::prefixes)};
    }
};

// A whole registry. Key: account, region.
struct RegistryRecord {
    std::string policy = {};  // its principals canonical
    std::vector<ReplicationRuleRecord> replication = {};
    std::string scan_type = "BASIC";
    std::vector<ScanRule> scan_rules = {};
    std::map<std::string, std::string> settings = {};

    static constexpr auto fields() {
        return std::tuple{field<1>(&RegistryRecord::policy),     field<2>(&RegistryRecord::replication),
                          field<3>(&RegistryRecord::scan_type),  field<4>(&RegistryRecord::scan_rules),
                          field<5>(&RegistryRecord::settings)};
    }
};

// How repositories are made that nobody makes by name. Key: account, region, prefix.
struct TemplateRecord {
    std::string prefix = {};  // of their names; ROOT: those that no other fits
    std::string description = {};
    Tags tags = {};
    std::string mutability = "MUTABLE";
    std::vector<std::string> exclusions = {};
    std::string policy = {};     // as it was given
    std::string lifecycle = {};
    std::vector<std::string> applied_for = {};  // REPLICATION, PULL_THROUGH_CACHE, CREATE_ON_PUSH
    std::string role = {};
    Time created{};
    Time updated{};

    static constexpr auto fields() {
        return std::tuple{field<1>(&TemplateRecord::prefix),     field<2>(&TemplateRecord::description),
                          field<3>(&TemplateRecord::tags),       field<4>(&TemplateRecord::mutability),
                          field<5>(&TemplateRecord::exclusions), field<6>(&TemplateRecord::policy),
                          field<7>(&TemplateRecord::lifecycle),  field<8>(&TemplateRecord::applied_for),
                          field<9>(&TemplateRecord::role),       field<10>(&TemplateRecord::created),
                          field<11>(&TemplateRecord::updated)};
    }
};

// A registry behind this one. Key: account, region, prefix.
struct CacheRuleRecord {
    std::string prefix = {};  // of names here; ROOT: none
    std::string upstream_url = {};
    std::string upstream = {};  // ecr, docker-hub, ...
    std::string upstream_prefix = {};
    std::string credential = {};
    std::string role = {};
    Time created{};
    Time updated{};

    static constexpr auto fields() {
        return std::tuple{field<1>(&CacheRuleRecord::prefix),       field<2>(&CacheRuleRecord::upstream_url),
                          field<3>(&CacheRuleRecord::upstream),     field<4>(&CacheRuleRecord::upstream_prefix),
                          field<5>(&CacheRuleRecord::credential),   field<6>(&CacheRuleRecord::role),
                          field<7>(&CacheRuleRecord::created),      field<8>(&CacheRuleRecord::updated)};
    }
};

// A principal whose pulls are not noted. Key: account, region, ARN.
struct ExclusionRecord {
    std::string principal = {};
    Time created{};

    static constexpr auto fields() { return std::tuple{field<1>(&ExclusionRecord::principal), field<2>(&ExclusionRecord::created)}; }
};

inline constexpr store::Table<RepositoryRecord> repositories{260, "repositories"};
inline constexpr store::Table<ImageRecord> images{261, "images"};
inline constexpr store::Table<TagRecord> image_tags{262, "image tags"};
inline constexpr store::Table<LayerRecord> layers{263, "layers"};
inline constexpr store::Table<UploadRecord> uploads{264, "uploads"};
inline constexpr store::Table<RegistryRecord> registries{265, "registries"};
inline constexpr store::Table<TemplateRecord> templates{266, "repository creation templates"};
inline constexpr store::Table<CacheRuleRecord> cache_rules{267, "pull through cache rules"};
inline constexpr store::Table<ExclusionRecord> exclusions{268, "pull time exclusions"};

}  // namespace backlot::ecr
