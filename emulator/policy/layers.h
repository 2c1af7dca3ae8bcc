// Layers: every policy that has a say in one decision.
//
// All of it is borrowed: a cached bundle lends its lists to each request without copying them.
//
// Source: IAM User Guide, "Policy evaluation logic".
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "policy/document.h"

namespace backlot::policy {

// A document and where it comes from: the policy's ARN, or where it is inline ("role/reader/inline/ingress").
struct Attached {
    std::shared_ptr<const Document> document;
    std::string id;
    std::string name = {};  // what people call it, where the id does not say so: of an organization's policies
};

using Level = std::vector<Attached>;

// A KMS grant on the key that is asked for. Source: KMS API Reference, GrantListEntry.
struct Grant {
    using Pairs = std::vector<std::pair<std::string, std::string>>;
    std::string id;
    std::string grantee;                // ARN, or a service's name
    std::string retiree = {};           // the retiring principal; empty: none
    std::vector<std::string> operations;  // "Decrypt"
    std::optional<Pairs> context_equals = {};
    std::optional<Pairs> context_subset = {};
};

struct Settings {
    bool restrict_public_buckets = false;  // S3 Block Public Access: RestrictPublicBuckets is in force
    bool acl_allows = false;               // an S3 ACL grants this action to this caller
    bool is_aws_managed_key = false;       // RCPs do not reach AWS managed KMS keys
    bool resource_only_denies = false;     // what the resource's policy allows is not of this resource: an object of another account
    bool action_is_known = false;          // the asker vouches for the action's name: do not look it up
};

struct Layers {
    std::span<const Level> service_control = {};   // one per level, root first; empty: no organization applies
    std::span<const Level> resource_control = {};
    std::span<const Attached> identity = {};
    std::span<const Attached> boundary = {};       // empty: none
    std::span<const Attached> session = {};        // inline and PolicyArns; empty: none. Their union allows
    const Attached* resource = nullptr;            // bucket, key, trust policy ...; null: none
    std::span<const Attached> endpoint = {};       // empty: the request came through no VPC endpoint
    std::span<const Grant> grants = {};
    Settings settings = {};
};

}  // namespace backlot::policy
