// GetBucketReplication, PutBucketReplication and DeleteBucketReplication.
//
// The caller must be allowed to pass the role to S3; rules without an id get one.
// DIFFERS: the rules are kept and shown; nothing is copied yet.
// Fails with ReplicationConfigurationNotFoundError, InvalidRequest (no versioning), InvalidArgument, MalformedXML.
//
// Source: Amazon S3 API Reference (2006-03-01), PutBucketReplication. S3 User Guide, "Replication
// configuration file elements". Service Authorization Reference: s3:PutReplicationConfiguration also governs the
// deletion.
#include <algorithm>
#include <set>

#include "services/s3/access.h"
#include "services/s3/configurations.h"
#include "services/s3/errors.h"
#include "services/s3/model.h"
#include "services/s3/rule_filter.h"
#include "services/s3/unexecuted_rules.h"

namespace backlot::s3 {

namespace {

constexpr std::size_t replication_rule_limit = 1000;
constexpr std::size_t replication_id_limit = 255;
constexpr std::int64_t time_control_minutes = 15;
constexpr std::string_view bucket_arn_prefix = "arn:aws:s3:::";

bool is_status(std::string_view status) { return status == "Enabled" || status == "Disabled"; }

Result<> check_storage_class(const std::optional<std::string>& storage_class) {
    static constexpr std::string_view known[] = {"STANDARD",   "REDUCED_REDUNDANCY", "STANDARD_IA", "ONEZONE_IA",
                                                 "GLACIER_IR", "INTELLIGENT_TIERING", "GLACIER",    "DEEP_ARCHIVE"};
    if (!storage_class || std::ranges::find(known, *storage_class) != std::end(known)) return {};
    return errors::malformed_xml();
}

// Source: S3 User Guide, "Meeting compliance requirements with S3 Replication Time Control": 15 minutes, with metrics.
Result<> check_time_control(const Destination& destination) {
    const auto& time = destination.replication_time;
    const auto& metrics = destination.metrics;
    if (time && (!is_status(time->status) || time->time.minutes != time_control_minutes)) return errors::malformed_xml();
    if (metrics && !is_status(metrics->status)) return errors::malformed_xml();
    if (metrics && metrics->event_threshold && metrics->event_threshold->minutes != time_control_minutes) {
        return errors::malformed_xml();
    }
    if (time && time->status == "Enabled" && (!metrics || metrics->status != "Enabled")) {
        return errors::invalid_request("Replication destination must contain both ReplicationTime and Metrics or neither.");
    }
    return {};
}

Result<> check_destination(const Context& context, const BucketRecord& source, const Destination& destination) {
    if (!destination.bucket.starts_with(bucket_arn_prefix)) {
        return errors::invalid_argument("Invalid bucket ARN.", "Bucket", destination.bucket);
    }
    const auto name = destination.bucket.substr(bucket_arn_prefix.size());
    if (name == source.name) {
        return errors::invalid_request("Destination bucket cannot be the same as the source bucket.");
    }
    if (const auto& translation = destination.access_control_translation) {
        if (translation->owner != "Destination") return errors::malformed_xml();
        if (!destination.account) {
            return errors::invalid_request("Account must be specified to use AccessControlTranslation.");
        }
    }
    BACKLOT_CHECK(check_storage_class(destination.storage_class));
    BACKLOT_CHECK(check_time_control(destination));
    const auto target = context.find(buckets, name);
    if (!target) return errors::invalid_request("Destination bucket must exist.");
    if (target->versioning != Versioning::enabled) {
        return errors::invalid_request("Destination bucket must have versioning enabled.");
    }
    if (destination.account && *destination.account != target->account) {
        return errors::invalid_request("Account must be the owner of the destination bucket.");
    }
    return {};
}

// A rule with a filter follows the second form of the schema: it has a priority and a word on delete markers.
Result<> check_second_form(const ReplicationRule& rule) {
    const auto needed = [](std::string_view element) {
        return errors::invalid_request(std::string(element) +
                                       " must be specified for this version of Cross Region Replication configuration "
                                       "schema. Please refer to S3 Developer Guide for more information.");
    };
    BACKLOT_CHECK(check_rule_filter(*rule.filter, Emptiness::allowed));
    if (!rule.priority) return needed("Priority");
    const auto& markers = rule.delete_marker_replication;
    if (!markers) return needed("DeleteMarkerReplication");
    if (!markers->status || !is_status(*markers->status)) return errors::malformed_xml();
    if (*markers->status == "Enabled" && filters_by_tag(*rule.filter)) {
        return errors::invalid_request("Delete marker replication is not supported if any Tag filter is specified. Please "
                                       "refer to S3 Developer Guide for more information.");
    }
    return {};
}

Result<> check_selection(const ReplicationRule& rule) {
    const auto& selection = rule.source_selection_criteria;
    if (selection) {
        if (const auto& kms = selection->sse_kms_encrypted_objects; kms && !is_status(kms->status)) {
            return errors::malformed_xml();
        }
        if (const auto& replicas = selection->replica_modifications; replicas && !is_status(replicas->status)) {
            return errors::malformed_xml();
        }
    }
    const bool selects_kms = selection && selection->sse_kms_encrypted_objects &&
                             selection->sse_kms_encrypted_objects->status == "Enabled";
    if (rule.destination.encryption_configuration && !selects_kms) {
        return errors::invalid_request("SseKmsEncryptedObjects must be specified if EncryptionConfiguration is present.");
    }
    if (selects_kms && !rule.destination.encryption_configuration) {
        return errors::invalid_request("EncryptionConfiguration must be specified if SseKmsEncryptedObjects is enabled.");
    }
    return {};
}

Result<> check_replication_rule(const Context& context, const BucketRecord& source, const ReplicationRule& rule) {
    if (!is_status(rule.status)) return errors::malformed_xml();
    if (rule.id && rule.id->size() > replication_id_limit) {
        return errors::invalid_argument("Rule Id must not be longer than 255 characters", "ID", *rule.id);
    }
    if (rule.prefix.has_value() == rule.filter.has_value()) return errors::malformed_xml();
    if (rule.filter) BACKLOT_CHECK(check_second_form(rule));
    if (rule.existing_object_replication && !is_status(rule.existing_object_replication->status)) {
        return errors::malformed_xml();
    }
    BACKLOT_CHECK(check_selection(rule));
    return check_destination(context, source, rule.destination);
}

// arn:aws:iam::ACCOUNT:role/...
Result<> check_role(const std::string& role) {
    if (role.starts_with("arn:aws:iam::") && role.find(":role/") != std::string::npos) return {};
    return errors::invalid_argument("Invalid Amazon Resource Name for the role", "Role", role);
}

}  // namespace

Result<Access> get_bucket_replication_access(const Context& context, const GetBucketReplicationInput& input) {
    BACKLOT_TRY(bucket, open_bucket(context, input));
    return access_of(bucket_question(context, bucket, "s3:GetReplicationConfiguration"));
}

Result<GetBucketReplicationOutput> get_bucket_replication(const Context& context,
                                                          const GetBucketReplicationInput& input) {
    BACKLOT_TRY(bucket, bucket_of(context, input.bucket));
    const auto* text = find_configuration(bucket, "replication");
    if (text == nullptr) {
        return errors::make("ReplicationConfigurationNotFoundError", "The replication configuration was not found", 404,
                            {{"BucketName", bucket.name}});
    }
    GetBucketReplicationOutput output;
    BACKLOT_CHECK(fill_member("GetBucketReplication", "ReplicationConfiguration", &output, *text));
    return output;
}

Result<Access> put_bucket_replication_access(const Context& context, const PutBucketReplicationInput& input) {
    BACKLOT_TRY(bucket, open_bucket(context, input));
    auto access = access_of(bucket_question(context, bucket, "s3:PutReplicationConfiguration"));
    access.also.push_back(Question{.action = "iam:PassRole",
                                   .resource = input.replication_configuration.role,
                                   .owned = {},
                                   .keys = {{.name = "iam:PassedToService", .values = {"s3.amazonaws.com"}}}});
    return access;
}

Result<PutBucketReplicationOutput> put_bucket_replication(Context& context, const PutBucketReplicationInput& input) {
    BACKLOT_TRY(bucket, bucket_of(context, input.bucket));
    auto configuration = input.replication_configuration;
    if (bucket.versioning != Versioning::enabled) {
        return errors::make("InvalidRequest", "Versioning must be 'Enabled' on the bucket to apply a replication configuration", 400);
    }
    if (configuration.rules.empty() || configuration.rules.size() > replication_rule_limit) return errors::malformed_xml();
    BACKLOT_CHECK(check_role(configuration.role));
    std::set<std::string> ids;
    std::set<std::int64_t> priorities;
    for (auto& rule : configuration.rules) {
        BACKLOT_CHECK(check_replication_rule(context, bucket, rule));
        if (!rule.id || rule.id->empty()) rule.id = context.ids().hex(48);
        if (!ids.insert(*rule.id).second) {
            return errors::invalid_argument("Rule Id must be unique", "ID", *rule.id);
        }
        if (rule.priority && !priorities.insert(*rule.priority).second) {
            return errors::invalid_argument("Rule priority must be unique", "Priority", std::to_string(*rule.priority));
        }
    }
    bucket.configurations["replication"] =
        configuration_text("PutBucketReplication", "ReplicationConfiguration", &configuration);
    store_bucket(context, bucket);
    tell_unexecuted(context, bucket, "replication");
    return PutBucketReplicationOutput{};
}

Result<Access> delete_bucket_replication_access(const Context& context, const DeleteBucketReplicationInput& input) {
    BACKLOT_TRY(bucket, open_bucket(context, input));
    return access_of(bucket_question(context, bucket, "s3:PutReplicationConfiguration"));
}

Result<DeleteBucketReplicationOutput> delete_bucket_replication(Context& context,
                                                                const DeleteBucketReplicationInput& input) {
    BACKLOT_CHECK(drop_configuration(context, input.bucket, "replication"));
    return DeleteBucketReplicationOutput{};
}

}  // namespace backlot::s3
