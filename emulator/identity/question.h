// Question: one thing that must be allowed for a call to go on, as the service that owns the resource puts it.
//
// The service knows what is asked (action, resource, its own condition keys) and what belongs to the resource
// (owner, policy, tags); who asks and from where is known already. decide() in identity/decide.h brings both
// together with every policy that applies.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "identity/records.h"
#include "policy/layers.h"

namespace backlot::identity {

// A condition key with the values it has in this request: {"s3:prefix", {"reports/"}}.
struct ConditionKey {
    std::string name;
    std::vector<std::string> values;
    bool is_multivalued = false;  // aws:TagKeys and its like, even with one value
};

// What belongs to a resource apart from its ARN.
struct Owned {
    std::string account = {};          // owner; empty: the caller's own account
    std::string policy = {};           // the resource policy's text; empty: none
    bool policy_only_denies = false;   // its Allow statements do not reach this resource
    std::string policy_name = {};      // what a refusal calls it: "bucket policy of reports"
    Tags tags = {};                    // aws:ResourceTag/*
    bool is_aws_owned = false;         // an AWS managed key and the like: RCPs do not reach it
    bool restrict_public_buckets = false;  // S3 Block Public Access, RestrictPublicBuckets in force
    bool acl_allows = false;           // an S3 ACL grants this action to this caller
    std::string region = {};           // where the resource is; empty: the request's region
    std::vector<policy::Grant> grants = {};  // of a KMS key
};

struct Caller;

struct Question {
    std::string action;            // "s3:GetObject"
    std::string resource = "*";    // ARN; "*" where the action has no resource type
    Owned owned = {};
    std::vector<ConditionKey> keys = {};
    std::shared_ptr<const Caller> as = {};  // who asks, where it is not the call's caller: a verified identity provider
};

}  // namespace backlot::identity
