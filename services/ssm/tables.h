// Parameter Store's records: parameters, their versions, and the policies that share them.
//
// Tables 200 to 209.
//
// Invariant: a parameter has at least one version, and `newest` is the highest that it has.
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

namespace backlot::ssm {

using clock::Time;
using store::field;
using Tags = std::map<std::string, std::string>;

inline constexpr std::size_t tag_limit = 50;
inline constexpr std::uint64_t version_limit = 100;
inline constexpr std::size_t label_limit = 10;  // of one version
inline constexpr std::size_t policy_limit = 10;

// A policy of an advanced parameter.
struct InlinePolicy {
    std::string type = {};  // Expiration, ExpirationNotification, NoChangeNotification
    std::string text = {};  // as it was sent
    std::optional<Time> expires = {};

    static constexpr auto fields() {
        return std::tuple{field<1>(&InlinePolicy::type), field<2>(&InlinePolicy::text),
                          field<3>(&InlinePolicy::expires)};
    }
};

// A parameter. Key: account, region, name.
struct ParameterRecord {
    std::string name = {};
    std::uint64_t newest = 0;
    Tags tags = {};

    static constexpr auto fields() {
        return std::tuple{field<1>(&ParameterRecord::name), field<2>(&ParameterRecord::newest),
                          field<3>(&ParameterRecord::tags)};
    }
};

// A version of one. Key: account, region, name, version.
struct VersionRecord {
    std::uint64_t version = 0;
    std::string type = {};  // String, StringList, SecureString
    std::string value = {};  // of a SecureString: sealed
    std::string description = {};
    std::string allowed_pattern = {};
    std::string tier = "Standard";
    std::string data_type = "text";
    std::vector<InlinePolicy> policies = {};
    std::vector<std::string> labels = {};
    Time modified{};
    std::string modified_by = {};  // ARN
    std::string kms_key = {};      // of a SecureString, as it was given
    std::string data_key = {};     // of an advanced one, as KMS gave it

    static constexpr auto fields() {
        return std::tuple{field<1>(&VersionRecord::version),   field<2>(&VersionRecord::type),
                          field<3>(&VersionRecord::value),     field<4>(&VersionRecord::description),
                          field<5>(&VersionRecord::allowed_pattern), field<6>(&VersionRecord::tier),
                          field<7>(&VersionRecord::data_type), field<8>(&VersionRecord::policies),
                          field<9>(&VersionRecord::labels),    field<10>(&VersionRecord::modified),
                          field<11>(&VersionRecord::modified_by), field<12>(&VersionRecord::kms_key),
                          field<13>(&VersionRecord::data_key)};
    }
};

// A resource policy of a parameter. Key: account, region, name, policy id.
struct ResourcePolicyRecord {
    std::string id = {};
    std::string hash = {};
    std::string document = {};

    static constexpr auto fields() {
        return std::tuple{field<1>(&ResourcePolicyRecord::id), field<2>(&ResourcePolicyRecord::hash),
                          field<3>(&ResourcePolicyRecord::document)};
    }
};

inline constexpr store::Table<ParameterRecord> parameters{200, "ssm-parameters"};
inline constexpr store::Table<VersionRecord> versions{201, "ssm-parameter-versions"};
inline constexpr store::Table<ResourcePolicyRecord> resource_policies{202, "ssm-resource-policies"};

}  // namespace backlot::ssm
