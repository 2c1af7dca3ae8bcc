// Secrets Manager's records: secrets with their versions. Tables 250 and 251.
//
// A version's value lies sealed under a data key of KMS, which KMS alone opens, for whoever may ask it to.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "clock/clock.h"
#include "store/record.h"
#include "store/table.h"

namespace backlot::secretsmanager {

using clock::Time;
using store::field;
using Tags = std::map<std::string, std::string>;

inline constexpr std::size_t tag_limit = 50;
inline constexpr std::size_t version_limit = 100;  // those without a stage are forgotten beyond it
inline constexpr std::size_t value_limit_bytes = 65'536;

struct VersionRecord {
    std::string id = {};
    std::vector<std::string> stages = {};
    Time created{};
    std::string data_key = {};  // as KMS gave it
    std::string sealed = {};
    bool is_binary = false;

    static constexpr auto fields() {
        return std::tuple{field<1>(&VersionRecord::id),       field<2>(&VersionRecord::stages),
                          field<3>(&VersionRecord::created),  field<4>(&VersionRecord::data_key),
                          field<5>(&VersionRecord::sealed),   field<6>(&VersionRecord::is_binary)};
    }
};

// Where else a secret is, as its primary knows it.
struct ReplicaRecord {
    std::string region = {};
    std::string kms_key = {};  // as it was given; empty: the AWS managed key there
    std::string status = {};   // "InSync", "Failed"
    std::string message = {};

    static constexpr auto fields() {
        return std::tuple{field<1>(&ReplicaRecord::region), field<2>(&ReplicaRecord::kms_key),
                          field<3>(&ReplicaRecord::status), field<4>(&ReplicaRecord::message)};
    }
};

// Key: account, region, name.
struct SecretRecord {
    std::string account = {};
    std::string region = {};
    std::string name = {};
    std::string suffix = {};  // of its ARN
    std::string description = {};
    std::string kms_key = {};  // as it was given; empty: the AWS managed key
    Tags tags = {};
    std::string policy = {};   // its principals canonical
    Time created{};
    Time changed{};
    std::optional<Time> deletion = {};  // when it goes
    std::vector<VersionRecord> versions = {};
    std::vector<ReplicaRecord> replicas = {};
    std::string primary_region = {};  // of a replica; empty: it is none
    bool was_tagged = false;          // now or before

    static constexpr auto fields() {
        return std::tuple{field<1>(&SecretRecord::account),   field<2>(&SecretRecord::region),
                          field<3>(&SecretRecord::name),      field<4>(&SecretRecord::suffix),
                          field<5>(&SecretRecord::description), field<6>(&SecretRecord::kms_key),
                          field<7>(&SecretRecord::tags),      field<8>(&SecretRecord::policy),
                          field<9>(&SecretRecord::created),   field<10>(&SecretRecord::changed),
                          field<11>(&SecretRecord::deletion), field<12>(&SecretRecord::versions),
                          field<13>(&SecretRecord::replicas), field<14>(&SecretRecord::primary_region),
                          field<15>(&SecretRecord::was_tagged)};
    }
};

inline constexpr store::Table<SecretRecord> secrets{250, "secrets"};

// The day on which a version's value was last read. Key: account, region, name, version id.
struct SecretUse {
    Time day{};
    static constexpr auto fields() { return std::tuple{field<1>(&SecretUse::day)}; }
};

inline constexpr store::Table<SecretUse> secret_uses{251, "secret-uses"};

}  // namespace backlot::secretsmanager
