// CreateBucket: takes a name that is unique across all accounts.
//
// In us-east-1 the owner may create a bucket again and is told it succeeded, as that region always did.
// Fails with BucketAlreadyExists, BucketAlreadyOwnedByYou, InvalidBucketName, InvalidLocationConstraint,
// IllegalLocationConstraintException, InvalidBucketAclWithObjectOwnership, InvalidArgument.
//
// Source: Amazon S3 API Reference (2006-03-01), CreateBucket; S3 User Guide, "Default settings for new S3 buckets".
#include "base/encoding.h"
#include "services/s3/access.h"
#include "services/s3/acl.h"
#include "services/s3/errors.h"
#include "services/s3/model.h"
#include "services/s3/names.h"
#include "services/s3/tagging.h"

namespace backlot::s3 {

namespace {

constexpr std::string_view first_region = "us-east-1";

std::optional<std::string> constraint_of(const CreateBucketInput& input) {
    if (!input.create_bucket_configuration) return std::nullopt;
    return input.create_bucket_configuration->location_constraint;
}

Result<> check_location(const Context& context, const CreateBucketInput& input) {
    const auto constraint = constraint_of(input);
    const bool is_first = context.region() == first_region;
    if (!constraint || constraint->empty()) {
        return is_first ? Result<>{} : errors::illegal_location_constraint("unspecified");
    }
    // Whether there is such a region is looked at in the first alone: every other takes its own name and no other.
    const std::string region = *constraint == "EU" ? "eu-west-1" : *constraint;
    if (!is_first && region != context.region()) return errors::illegal_location_constraint(*constraint);
    if (!is_location_constraint(*constraint)) return errors::invalid_location_constraint(*constraint);
    return {};
}

std::string region_of(const Context& context, const CreateBucketInput& input) {
    const auto constraint = constraint_of(input);
    if (!constraint || constraint->empty()) return context.region();
    return *constraint == "EU" ? "eu-west-1" : *constraint;
}

Result<Tags> tags_of(const CreateBucketInput& input) {
    if (!input.create_bucket_configuration) return Tags{};
    for (const auto& tag : input.create_bucket_configuration->tags) {
        if (!to_lower(tag.key).starts_with("aws:")) continue;
        return errors::invalid_tag("User-defined tag keys can't start with \"aws:\". This prefix is reserved for system tags. Remove "
                                   "\"aws:\" from your tag keys and try again.");
    }
    return tags_of_list(input.create_bucket_configuration->tags, TagsOf::bucket);
}

// A configuration says something.
Result<> check_configuration(const CreateBucketInput& input) {
    const auto& given = input.create_bucket_configuration;
    if (!given || given->location_constraint || given->location || given->bucket || given->tags.given) return {};
    return errors::malformed_xml();
}

// Where a bucket is told to be somewhere, its address; else its name alone.
std::string location_of(const CreateBucketInput& input) {
    const auto constraint = constraint_of(input);
    return constraint && !constraint->empty() ? "http://" + input.bucket + ".s3.amazonaws.com/" : "/" + input.bucket;
}

Result<> check_ownership(const CreateBucketInput& input) {
    const auto& ownership = input.object_ownership;
    if (ownership && *ownership != "BucketOwnerEnforced" && *ownership != "BucketOwnerPreferred" &&
        *ownership != "ObjectWriter") {
        return errors::invalid_argument("Invalid x-amz-object-ownership header: " + *ownership, "x-amz-object-ownership");
    }
    return {};
}

// A name of the account's own regional namespace ends in the account, the region and "-an": nobody else can ever have it.
// Source: S3 User Guide, "Namespaces for general purpose buckets", "General purpose bucket naming rules".
Result<> check_namespace(const Context& context, const CreateBucketInput& input) {
    const auto space = input.bucket_namespace.value_or("global");
    if (space == "global") {
        if (input.bucket.ends_with("-an")) return errors::invalid_bucket_name(input.bucket);
        return {};
    }
    if (space != "account-regional") return errors::invalid_argument("Invalid bucket namespace.", "x-amz-bucket-namespace", space);
    const auto suffix = "-" + context.account() + "-" + region_of(context, input) + "-an";
    if (input.bucket.ends_with(suffix) && input.bucket.size() > suffix.size()) return {};
    return errors::make("InvalidNamespaceHeader", "The name of a bucket in your account regional namespace must end with " + suffix + ".", 400);
}

}  // namespace

Result<Access> create_bucket_access(const Context& context, const CreateBucketInput& input) {
    if (!is_new_bucket_name(input.bucket)) return errors::invalid_bucket_name(input.bucket);
    Question asked{.action = "s3:CreateBucket", .resource = bucket_arn(input.bucket), .owned = {}, .keys = {}};
    add_key(asked.keys, "s3:locationconstraint", constraint_of(input));
    add_key(asked.keys, "s3:x-amz-acl", input.acl);
    add_key(asked.keys, "s3:x-amz-grant-full-control", input.grant_full_control);
    add_key(asked.keys, "s3:x-amz-grant-read", input.grant_read);
    add_key(asked.keys, "s3:x-amz-grant-read-acp", input.grant_read_acp);
    add_key(asked.keys, "s3:x-amz-grant-write", input.grant_write);
    add_key(asked.keys, "s3:x-amz-grant-write-acp", input.grant_write_acp);
    add_key(asked.keys, "s3:x-amz-object-ownership", input.object_ownership);
    add_key(asked.keys, "s3:x-amz-bucket-namespace", input.bucket_namespace);
    BACKLOT_TRY(tags, tags_of(input));
    add_resource_tags(asked.keys, tags);
    auto access = access_of(asked);
    const auto also = [&](const char* action) {
        auto further = asked;
        further.action = action;
        access.also.push_back(std::move(further));
    };
    // Source: CreateBucket, "Permissions".
    if (!acl_request(input).is_empty()) also("s3:PutBucketAcl");
    if (input.object_ownership) also("s3:PutBucketOwnershipControls");
    if (input.object_lock_enabled_for_bucket.value_or(false)) {
        also("s3:PutBucketObjectLockConfiguration");
        also("s3:PutBucketVersioning");
    }
    if (!tags.empty()) also("s3:TagResource");
    (void)context;
    return access;
}

Result<CreateBucketOutput> create_bucket(Context& context, const CreateBucketInput& input) {
    BACKLOT_CHECK(check_configuration(input));
    BACKLOT_CHECK(check_location(context, input));
    BACKLOT_CHECK(check_namespace(context, input));
    BACKLOT_CHECK(check_ownership(input));
    if (input.create_bucket_configuration &&
        (input.create_bucket_configuration->location || input.create_bucket_configuration->bucket)) {
        return errors::not_built("backlot has no directory buckets.");
    }
    if (auto old = context.find(buckets, input.bucket)) {
        if (old->account != context.account()) return errors::bucket_already_exists(input.bucket);
        const bool has_tags = input.create_bucket_configuration && !input.create_bucket_configuration->tags.empty();
        if (context.region() != first_region || old->region != first_region || has_tags) {
            return errors::bucket_already_owned_by_you(input.bucket);
        }
        // Made again in the first region: nothing changes but the ACL, which is as the request says.
        // Source: S3 API Reference, "Error responses", BucketAlreadyOwnedByYou.
        if (are_acls_enabled(*old)) {
            BACKLOT_TRY(grants, grants_of(context, acl_request(input), AclOf::bucket, old->account, old->account));
            if (is_public(grants) && effective_block(context, *old).block_public_acls) {
                return errors::make("InvalidBucketAclWithBlockPublicAccessError",
                                    "Bucket cannot have public ACLs set with BlockPublicAccess enabled", 400);
            }
            old->acl = std::move(grants);
            store::put(context.writes(), buckets, *old, old->name);
        }
        return CreateBucketOutput{.location = location_of(input), .bucket_arn = bucket_arn(input.bucket)};
    }

    const bool is_legacy = context.settings().legacy_s3_defaults;
    BucketRecord bucket{.name = input.bucket,
                        .account = context.account(),
                        .region = region_of(context, input),
                        .created = moment_of(context)};
    bucket.ownership = input.object_ownership.value_or(is_legacy ? "ObjectWriter" : "BucketOwnerEnforced");
    bucket.has_ownership = input.object_ownership.has_value() || !is_legacy;
    if (!is_legacy) bucket.public_access_block = PublicAccessBlock{true, true, true, true};
    BACKLOT_TRY(grants, grants_of(context, acl_request(input), AclOf::bucket, bucket.account, bucket.account));
    const bool is_private = acl_request(input).is_empty() || input.acl == "private";
    if (!is_private && !are_acls_enabled(bucket)) {
        return errors::make("InvalidBucketAclWithObjectOwnership",
                            "Bucket cannot have ACLs set with ObjectOwnership's BucketOwnerEnforced setting", 400);
    }
    if (is_public(grants) && effective_block(context, bucket).block_public_acls) {
        return errors::make("InvalidBucketAclWithBlockPublicAccessError",
                            "Bucket cannot have public ACLs set with BlockPublicAccess enabled", 400);
    }
    bucket.acl = std::move(grants);
    BACKLOT_TRY(tags, tags_of(input));
    bucket.has_tags = !tags.empty();
    bucket.tags = std::move(tags);
    if (input.object_lock_enabled_for_bucket.value_or(false)) {
        bucket.object_lock_enabled = true;
        bucket.versioning = Versioning::enabled;
        bucket.configurations["object-lock"] = R"({"ObjectLockEnabled":"Enabled"})";
    }
    store::put(context.writes(), buckets, bucket, bucket.name);
    return CreateBucketOutput{.location = location_of(input), .bucket_arn = bucket_arn(input.bucket)};
}

}  // namespace backlot::s3
