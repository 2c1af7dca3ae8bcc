// GetBucketLogging and PutBucketLogging: where server access logs go. An empty status ends logging.
//
// DIFFERS: the configuration is kept and shown; no log objects are delivered.
// Fails with InvalidTargetBucketForLogging, CrossLocationLoggingProhibitted, MethodNotAllowed (grants by mail address),
// MalformedXML.
//
// Source: Amazon S3 API Reference (2006-03-01), PutBucketLogging; S3 User Guide, "Enabling Amazon S3 server access
// logging".
#include "services/s3/access.h"
#include "services/s3/acl.h"
#include "services/s3/configurations.h"
#include "services/s3/errors.h"
#include "services/s3/model.h"
#include "services/s3/unexecuted_rules.h"

namespace backlot::s3 {

namespace {

Result<> check_target(const Context& context, const BucketRecord& source, const LoggingEnabled& wanted) {
    const auto invalid = [&](std::string message) {
        return errors::make("InvalidTargetBucketForLogging", std::move(message), 400,
                            {{"TargetBucket", wanted.target_bucket}});
    };
    const auto target = context.find(buckets, wanted.target_bucket);
    if (!target) return invalid("The target bucket for logging does not exist");
    if (target->account != source.account) {
        return invalid("The owner for the bucket to be logged and the target bucket must be the same.");
    }
    if (target->region != source.region) {
        // The code is spelled so.
        auto failure = errors::make("CrossLocationLoggingProhibitted", "Cross S3 location logging not allowed. ", 403,
                                    {{"TargetBucketLocation", target->region}});
        if (source.region != "us-east-1") failure.error().details.emplace_back("SourceBucketLocation", source.region);
        return failure;
    }
    if (!wanted.target_grants.empty() && !are_acls_enabled(*target)) {
        return invalid("You can't include the TargetGrants in this request because the target bucket's Object Ownership "
                       "setting is BucketOwnerEnforced.");
    }
    return {};
}

Result<> check_grant(const Context& context, const TargetGrant& grant) {
    if (!grant.grantee || !grant.permission) return errors::malformed_xml();
    if (*grant.permission != "FULL_CONTROL" && *grant.permission != "READ" && *grant.permission != "WRITE") {
        return errors::malformed_xml();
    }
    // Source: PutBucketLogging, "End of support notice".
    if (grant.grantee->type == "AmazonCustomerByEmail") return errors::method_not_allowed("PUT", "EMAIL_GRANTEE");
    if (grant.grantee->id && !account_of_canonical(context, *grant.grantee->id)) {
        return errors::invalid_argument("Invalid id", "CanonicalUser/ID", *grant.grantee->id);
    }
    const bool is_known = (grant.grantee->type == "CanonicalUser" && grant.grantee->id) ||
                          (grant.grantee->type == "Group" && grant.grantee->uri);
    return is_known ? Result<>{} : errors::malformed_xml();
}

Result<> check_shape(const Context& context, const LoggingEnabled& wanted) {
    for (const auto& grant : wanted.target_grants) BACKLOT_CHECK(check_grant(context, grant));
    const auto& format = wanted.target_object_key_format;
    if (!format) return {};
    if (format->simple_prefix.has_value() == format->partitioned_prefix.has_value()) return errors::malformed_xml();
    if (!format->partitioned_prefix) return {};
    const auto& source = format->partitioned_prefix->partition_date_source;
    return source == "EventTime" || source == "DeliveryTime" ? Result<>{} : errors::malformed_xml();
}

}  // namespace

Result<Access> get_bucket_logging_access(const Context& context, const GetBucketLoggingInput& input) {
    BACKLOT_TRY(bucket, open_bucket(context, input));
    return access_of(bucket_question(context, bucket, "s3:GetBucketLogging"));
}

Result<GetBucketLoggingOutput> get_bucket_logging(const Context& context, const GetBucketLoggingInput& input) {
    BACKLOT_TRY(bucket, bucket_of(context, input.bucket));
    GetBucketLoggingOutput output;
    if (const auto* text = find_configuration(bucket, "logging")) {
        BACKLOT_CHECK(fill_output("GetBucketLogging", &output, *text));
    }
    return output;
}

Result<Access> put_bucket_logging_access(const Context& context, const PutBucketLoggingInput& input) {
    BACKLOT_TRY(bucket, open_bucket(context, input));
    return access_of(bucket_question(context, bucket, "s3:PutBucketLogging"));
}

Result<PutBucketLoggingOutput> put_bucket_logging(Context& context, const PutBucketLoggingInput& input) {
    BACKLOT_TRY(bucket, bucket_of(context, input.bucket));
    const auto& status = input.bucket_logging_status;
    if (!status.logging_enabled) {
        bucket.configurations.erase("logging");
    } else {
        BACKLOT_CHECK(check_shape(context, *status.logging_enabled));
        BACKLOT_CHECK(check_target(context, bucket, *status.logging_enabled));
        bucket.configurations["logging"] = configuration_text("PutBucketLogging", "BucketLoggingStatus", &status);
    }
    store_bucket(context, bucket);
    tell_unexecuted(context, bucket, "logging");
    return PutBucketLoggingOutput{};
}

}  // namespace backlot::s3
