#include "services/s3/access.h"

#include <algorithm>
#include <array>

#include "services/s3/acl.h"
#include "services/s3/configurations.h"
#include "services/s3/errors.h"
#include "services/s3/names.h"
#include "text/json.h"

namespace backlot::s3 {

std::string bucket_arn(std::string_view bucket) { return "arn:aws:s3:::" + std::string(bucket); }

std::string object_arn(std::string_view bucket, std::string_view key) {
    return bucket_arn(bucket) + "/" + std::string(key);
}

namespace {

bool takes_version2(std::string_view region) {
    constexpr std::array<std::string_view, 8> early{"ap-northeast-1", "ap-southeast-1", "ap-southeast-2", "eu-west-1",
                                                    "sa-east-1",      "us-east-1",      "us-west-1",      "us-west-2"};
    return std::ranges::find(early, region) != early.end();
}

}  // namespace

Result<BucketRecord> open_bucket(const Context& context, std::string_view name, const BucketTerms& terms) {
    BACKLOT_TRY(bucket, bucket_of(context, name));
    const auto& expected_owner = terms.expected_owner;
    if (expected_owner && *expected_owner != bucket.account) {
        const bool is_account = expected_owner->size() == 12 &&
                                expected_owner->find_first_not_of("0123456789") == std::string::npos;
        if (!is_account) return errors::make("InvalidBucketOwnerAWSAccountID",
                                             "The value of the expected bucket owner parameter must be an AWS Account ID... [" + *expected_owner + "]", 400);
        return errors::access_denied();
    }
    // Regions that opened since 2014 never took Signature Version 2. Source: S3 User Guide, "Signing and authenticating REST
    // requests (AWS signature version 2)".
    if (context.origin().signature_version == "AWS" && !takes_version2(bucket.region) && !context.settings().legacy_s3_defaults) {
        return errors::invalid_request("The authorization mechanism you have provided is not supported. Please use AWS4-HMAC-SHA256.");
    }
    // Nobody pays for a request without a name, and nobody pays without saying so.
    // Source: S3 User Guide, "Using Requester Pays general purpose buckets".
    if (terms.is_paid_for && charged(context, bucket) && (context.account().empty() || terms.payer != "requester")) {
        return errors::access_denied();
    }
    return std::move(bucket);
}

std::optional<std::string> charged(const Context& context, const BucketRecord& bucket) {
    if (context.account() == bucket.account) return std::nullopt;
    const auto* text = find_configuration(bucket, "request-payment");
    if (text == nullptr) return std::nullopt;
    const auto configuration = Json::parse(*text);
    if (!configuration || (*configuration)["Payer"].string_or("") != "Requester") return std::nullopt;
    return "requester";
}

Result<BucketRecord> bucket_of(const Context& context, std::string_view name) {
    auto bucket = context.find(buckets, name);
    if (bucket) return std::move(*bucket);
    if (!is_readable_bucket_name(name)) return errors::invalid_bucket_name(name);
    return errors::no_such_bucket(name);
}

PublicAccessBlock effective_block(const Context& context, const BucketRecord& bucket) {
    PublicAccessBlock block = bucket.public_access_block.value_or(PublicAccessBlock{});
    const auto settings = context.find(account_settings, bucket.account);
    if (settings && settings->public_access_block) {
        const auto& account = *settings->public_access_block;
        block.block_public_acls |= account.block_public_acls;
        block.ignore_public_acls |= account.ignore_public_acls;
        block.block_public_policy |= account.block_public_policy;
        block.restrict_public_buckets |= account.restrict_public_buckets;
    }
    return block;
}

void add_key(Keys& keys, std::string_view name, const std::optional<std::string>& value) {
    if (value) keys.push_back({.name = std::string(name), .values = {*value}});
}

void add_key(Keys& keys, std::string_view name, const std::optional<std::int64_t>& value) {
    if (value) keys.push_back({.name = std::string(name), .values = {std::to_string(*value)}});
}

namespace {

void add_tags(Keys& keys, const Tags& tags, const std::string& prefix, const std::string& names) {
    if (tags.empty()) return;
    ConditionKey all{.name = names, .values = {}, .is_multivalued = true};
    for (const auto& [name, value] : tags) {
        keys.push_back({.name = prefix + name, .values = {value}});
        all.values.push_back(name);
    }
    keys.push_back(std::move(all));
}

Question question(const Context& context, const BucketRecord& bucket, std::string_view action, std::string resource,
                  Keys keys) {
    Question asked{.action = std::string(action), .resource = std::move(resource), .owned = {}, .keys = std::move(keys)};
    asked.owned.account = bucket.account;
    asked.owned.policy = bucket.policy;
    asked.owned.policy_name = "bucket policy of " + bucket.name;
    asked.owned.region = bucket.region;
    asked.owned.restrict_public_buckets = effective_block(context, bucket).restrict_public_buckets;
    if (bucket.abac_enabled) {
        asked.owned.tags = bucket.tags;
        for (const auto& [name, value] : bucket.tags) {
            asked.keys.push_back({.name = "s3:BucketTag/" + name, .values = {value}});
        }
    }
    return asked;
}

}  // namespace

void add_request_tags(Keys& keys, const Tags& tags) {
    add_tags(keys, tags, "s3:RequestObjectTag/", "s3:RequestObjectTagKeys");
}

void add_resource_tags(Keys& keys, const Tags& tags) { add_tags(keys, tags, "aws:RequestTag/", "aws:TagKeys"); }

Question bucket_question(const Context& context, const BucketRecord& bucket, std::string_view action, Keys keys) {
    auto asked = question(context, bucket, action, bucket_arn(bucket.name), std::move(keys));
    asked.owned.acl_allows = acl_allows(context, bucket, nullptr, action);
    return asked;
}

Question object_question(const Context& context, const BucketRecord& bucket, std::string_view action,
                         std::string_view key, const ObjectRecord* object, Keys keys) {
    if (object != nullptr) {
        for (const auto& [name, value] : object->tags) {
            keys.push_back({.name = "s3:ExistingObjectTag/" + name, .values = {value}});
        }
    }
    auto asked = question(context, bucket, action, object_arn(bucket.name, key), std::move(keys));
    asked.owned.acl_allows = acl_allows(context, bucket, object, action);
    // An object that another account wrote, where ACLs are on, is that account's: the bucket's owner reads it, and its
    // ACL, only by its ACL. All else is the bucket's owner's. Source: S3 API Reference, "Permissions" of each operation.
    const bool is_of_other = object != nullptr && are_acls_enabled(bucket) && !object->owner.empty() && object->owner != bucket.account;
    // What the bucket's policy allows is of objects that the bucket's owner owns; what it denies is of all.
    // Source: S3 User Guide, "Bucket policies for Amazon S3"; "How Amazon S3 authorizes a request for an object operation".
    if (is_of_other && (action.starts_with("s3:GetObject") || action.ends_with("Acl") || action.ends_with("Tagging"))) {
        asked.owned.policy_only_denies = true;
    }
    const bool is_object_owners = action.starts_with("s3:GetObject") || action.ends_with("Acl");
    if (is_of_other && is_object_owners && !action.ends_with("Tagging")) {
        asked.owned.account = object->owner;
    }
    return asked;
}

Access access_of(Question question) {
    return Access{.action = std::move(question.action),
                  .resource = std::move(question.resource),
                  .owned = std::move(question.owned),
                  .keys = std::move(question.keys)};
}

Question list_probe(const Context& context, const BucketRecord& bucket, std::string_view key) {
    Keys keys{{.name = "s3:prefix", .values = {std::string(key)}}};
    return bucket_question(context, bucket, "s3:ListBucket", std::move(keys));
}

}  // namespace backlot::s3
