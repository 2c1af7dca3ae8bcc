// KMS's records: keys with their material, aliases, grants. Tables 140 to 149.
//
// Secrets lie sealed in the records (material.h); nothing else of a key is secret. What time alone changes (a rotation
// that is due, material that has expired, a deletion whose day has come) is worked out whenever a key is looked at
// (keys.h), so that a record may be behind.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "clock/clock.h"
#include "store/record.h"
#include "store/table.h"

namespace backlot::kms {

using clock::Time;
using store::field;
using Tags = std::map<std::string, std::string>;

// One secret of a key; ciphertexts name it by its place in KeyRecord::materials.
struct Material {
    std::string id = {};          // 64 hexadecimal characters
    std::string sealed = {};      // empty: imported, and deleted or expired
    Time since{};                 // when it became the current one
    std::string rotation = {};    // AUTOMATIC, ON_DEMAND; empty: the first
    bool is_pending = false;      // imported, and waiting for RotateKeyOnDemand
    std::string fingerprint = {}; // of imported material: an import under the same id must bring the same
    std::string description = {};
    std::string expiration_model = {};
    std::optional<Time> valid_to = {};

    static constexpr auto fields() {
        return std::tuple{field<1>(&Material::id),          field<2>(&Material::sealed),
                          field<3>(&Material::since),       field<4>(&Material::rotation),
                          field<5>(&Material::is_pending),  field<6>(&Material::fingerprint),
                          field<7>(&Material::description), field<8>(&Material::expiration_model),
                          field<9>(&Material::valid_to)};
    }
};

// A KMS key. Key: account, region, id.
struct KeyRecord {
    std::string id = {};  // a UUID, or "mrk-" and 32 hexadecimal characters
    std::string account = {};
    std::string region = {};
    Time created{};
    std::string description = {};
    std::string spec = "SYMMETRIC_DEFAULT";
    std::string usage = "ENCRYPT_DECRYPT";
    std::string origin = "AWS_KMS";
    bool is_aws_managed = false;
    bool is_enabled = true;
    std::string policy = {};  // its principals canonical
    Tags tags = {};
    std::vector<std::string> aliases = {};  // "alias/orders"
    std::uint64_t grant_count = 0;
    std::vector<Material> materials = {};
    std::string rotation_seed = {};  // sealed: what rotated material derives from
    std::int64_t rotation_days = 0;  // 0: no automatic rotation
    std::optional<Time> next_rotation = {};
    std::int64_t on_demand_rotations = 0;
    bool is_multi_region = false;
    std::string primary_region = {};
    std::vector<std::string> replica_regions = {};  // of the primary: all the others
    std::int64_t deletion_days = 0;                 // 0: no deletion is scheduled
    std::optional<Time> deletion_date = {};         // nothing while a primary waits for its replicas
    std::optional<Time> replicas_gone = {};         // when the last of them was deleted

    [[nodiscard]] bool is_replica() const { return is_multi_region && primary_region != region; }

    static constexpr auto fields() {
        return std::tuple{field<1>(&KeyRecord::id),
                          field<2>(&KeyRecord::account),
                          field<3>(&KeyRecord::region),
                          field<4>(&KeyRecord::created),
                          field<5>(&KeyRecord::description),
                          field<6>(&KeyRecord::spec),
                          field<7>(&KeyRecord::usage),
                          field<8>(&KeyRecord::origin),
                          field<9>(&KeyRecord::is_aws_managed),
                          field<10>(&KeyRecord::is_enabled),
                          field<11>(&KeyRecord::policy),
                          field<12>(&KeyRecord::tags),
                          field<13>(&KeyRecord::aliases),
                          field<14>(&KeyRecord::grant_count),
                          field<15>(&KeyRecord::materials),
                          field<16>(&KeyRecord::rotation_seed),
                          field<17>(&KeyRecord::rotation_days),
                          field<18>(&KeyRecord::next_rotation),
                          field<19>(&KeyRecord::on_demand_rotations),
                          field<20>(&KeyRecord::is_multi_region),
                          field<21>(&KeyRecord::primary_region),
                          field<22>(&KeyRecord::replica_regions),
                          field<23>(&KeyRecord::deletion_days),
                          field<24>(&KeyRecord::deletion_date),
                          field<25>(&KeyRecord::replicas_gone)};
    }
};

// An alias. Key: account, region, name with its prefix.
struct AliasRecord {
    std::string name = {};
    std::string key_id = {};
    Time created{};
    Time updated{};

    static constexpr auto fields() {
        return std::tuple{field<1>(&AliasRecord::name), field<2>(&AliasRecord::key_id),
                          field<3>(&AliasRecord::created), field<4>(&AliasRecord::updated)};
    }
};

using Pairs = std::map<std::string, std::string>;

// A grant. Key: account and region of the key, key id, grant id.
struct GrantRecord {
    std::string id = {};
    std::string name = {};
    Time created{};
    std::string grantee = {};     // ARN
    std::string grantee_id = {};  // the unique id of a user or role, who may be gone and made again
    std::string grantee_service = {};
    std::string retiree = {};
    std::string retiree_id = {};
    std::string retiree_service = {};
    std::string issuer = {};  // account that created it
    std::vector<std::string> operations = {};
    bool has_equals = false;
    Pairs equals = {};
    bool has_subset = false;
    Pairs subset = {};
    std::string source_arn = {};
    std::string account = {};  // the key's
    std::string region = {};
    std::string key_id = {};

    static constexpr auto fields() {
        return std::tuple{field<1>(&GrantRecord::id),
                          field<2>(&GrantRecord::name),
                          field<3>(&GrantRecord::created),
                          field<4>(&GrantRecord::grantee),
                          field<5>(&GrantRecord::grantee_id),
                          field<6>(&GrantRecord::grantee_service),
                          field<7>(&GrantRecord::retiree),
                          field<8>(&GrantRecord::retiree_id),
                          field<9>(&GrantRecord::retiree_service),
                          field<10>(&GrantRecord::issuer),
                          field<11>(&GrantRecord::operations),
                          field<12>(&GrantRecord::has_equals),
                          field<13>(&GrantRecord::equals),
                          field<14>(&GrantRecord::has_subset),
                          field<15>(&GrantRecord::subset),
                          field<16>(&GrantRecord::source_arn),
                          field<17>(&GrantRecord::account),
                          field<18>(&GrantRecord::region),
                          field<19>(&GrantRecord::key_id)};
    }
};

inline constexpr store::Table<KeyRecord> key_records{140, "kms-keys"};
inline constexpr store::Table<AliasRecord> alias_records{141, "kms-aliases"};
// A key whose day of deletion is known. Key: account, region, the day in milliseconds, key id.
struct DeletionRecord {
    std::string key_id = {};
    static constexpr auto fields() { return std::tuple{field<1>(&DeletionRecord::key_id)}; }
};

inline constexpr store::Table<GrantRecord> grant_records{142, "kms-grants"};
inline constexpr store::Table<DeletionRecord> deletion_records{143, "kms-deletions"};

// The last use of a key for a cryptographic operation. Key: account, region, key id.
struct KeyUse {
    std::string operation = {};  // "GenerateDataKey"
    Time time{};
    std::string request_id = {};
    std::string event_id = {};  // that CloudTrail would give it

    static constexpr auto fields() {
        return std::tuple{field<1>(&KeyUse::operation), field<2>(&KeyUse::time), field<3>(&KeyUse::request_id), field<4>(&KeyUse::event_id)};
    }
};

inline constexpr store::Table<KeyUse> key_uses{144, "kms-key-uses"};

}  // namespace backlot::kms
