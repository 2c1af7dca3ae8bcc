// GetBucketLifecycleConfiguration and PutBucketLifecycleConfiguration; DeleteBucketLifecycle has a file of its own.
//
// Rules without an id get one. Fails with NoSuchLifecycleConfiguration, InvalidArgument, InvalidRequest, MalformedXML.
//
// Source: Amazon S3 API Reference (2006-03-01), PutBucketLifecycleConfiguration; S3 User Guide, "Lifecycle
// configuration elements". Service Authorization Reference: s3:PutLifecycleConfiguration.
#include <algorithm>
#include <chrono>
#include <set>

#include "services/s3/access.h"
#include "services/s3/configurations.h"
#include "services/s3/errors.h"
#include "services/s3/model.h"
#include "services/s3/unexecuted_rules.h"

namespace backlot::s3 {

namespace {

constexpr std::size_t lifecycle_rule_limit = 1000;
constexpr std::size_t lifecycle_id_limit = 255;
constexpr std::int64_t infrequent_access_minimum_days = 30;
constexpr std::int64_t newer_versions_limit = 100;
constexpr std::string_view default_minimum_size = "all_storage_classes_128K";

Result<> check_days(const std::optional<std::int64_t>& days, std::string_view element) {
    if (!days || *days > 0) return {};
    return errors::invalid_argument("'Days' for " + std::string(element) + " action must be a positive integer", "Days",
                                    std::to_string(*days));
}

Result<> check_date(const std::optional<model::Timestamp>& date) {
    if (!date || std::chrono::floor<std::chrono::days>(*date) == *date) return {};
    return errors::invalid_argument("'Date' must be at midnight GMT", "Date", clock::iso8601(*date));
}

Result<> check_transition_class(const std::optional<std::string>& storage_class) {
    static constexpr std::string_view known[] = {"GLACIER", "STANDARD_IA", "ONEZONE_IA", "INTELLIGENT_TIERING",
                                                 "DEEP_ARCHIVE", "GLACIER_IR"};
    if (storage_class && std::ranges::find(known, *storage_class) != std::end(known)) return {};
    return errors::malformed_xml();
}

bool needs_thirty_days(const std::optional<std::string>& storage_class) {
    return storage_class == "STANDARD_IA" || storage_class == "ONEZONE_IA";
}

Result<> check_filter(const LifecycleRule& rule) {
    if (rule.prefix.has_value() == rule.filter.has_value()) return errors::malformed_xml();
    if (!rule.filter) return {};
    const auto& filter = *rule.filter;
    const int conditions = int{filter.prefix.has_value()} + int{filter.tag.has_value()} +
                           int{filter.object_size_greater_than.has_value()} +
                           int{filter.object_size_less_than.has_value()} + int{filter.and_.has_value()};
    if (conditions > 1) return errors::malformed_xml();
    if (!filter.and_) return {};
    const auto& both = *filter.and_;
    const auto parts = std::size_t{both.prefix.has_value()} + both.tags.size() +
                       std::size_t{both.object_size_greater_than.has_value()} +
                       std::size_t{both.object_size_less_than.has_value()};
    if (parts < 2) return errors::malformed_xml();
    std::set<std::string> keys;
    for (const auto& tag : both.tags) {
        if (!keys.insert(tag.key).second) return errors::invalid_request("Duplicate Tag Keys are not allowed.");
    }
    if (both.object_size_greater_than && both.object_size_less_than &&
        *both.object_size_less_than <= *both.object_size_greater_than) {
        return errors::invalid_request("'ObjectSizeLessThan' has to be a value greater than 'ObjectSizeGreaterThan'.");
    }
    return {};
}

bool has_tags(const LifecycleRule& rule) {
    return rule.filter && (rule.filter->tag || (rule.filter->and_ && !rule.filter->and_->tags.empty()));
}

Result<> check_expiration(const LifecycleRule& rule) {
    if (!rule.expiration) return {};
    const auto& expiration = *rule.expiration;
    const int forms = int{expiration.date.has_value()} + int{expiration.days.has_value()} +
                      int{expiration.expired_object_delete_marker.has_value()};
    if (forms != 1) return errors::malformed_xml();
    if (expiration.expired_object_delete_marker && has_tags(rule)) {
        return errors::invalid_request("ExpiredObjectDeleteMarker cannot be specified with Tags.");
    }
    BACKLOT_CHECK(check_days(expiration.days, "Expiration"));
    return check_date(expiration.date);
}

// Objects go down this list, never up.
// Source: S3 User Guide, "Transitioning objects using Amazon S3 Lifecycle", "Supported transitions".
int depth_of(std::string_view storage_class) {
    static constexpr std::string_view classes[] = {"STANDARD_IA", "INTELLIGENT_TIERING", "ONEZONE_IA",
                                                   "GLACIER_IR",  "GLACIER",             "DEEP_ARCHIVE"};
    return static_cast<int>(std::ranges::find(classes, storage_class) - std::begin(classes));
}

// A colder class comes later, and later by 30 days after the classes that keep objects so long at least.
Result<> check_order(const LifecycleRule& rule) {
    for (const auto& cold : rule.transitions) {
        for (const auto& warm : rule.transitions) {
            if (!cold.days || !warm.days || depth_of(*warm.storage_class) >= depth_of(*cold.storage_class)) continue;
            const auto gap = needs_thirty_days(warm.storage_class) ? infrequent_access_minimum_days : 1;
            if (*cold.days >= *warm.days + gap) continue;
            return errors::invalid_argument("'Days' in the Transition action for StorageClass '" + *cold.storage_class +
                                                "' must be " + std::to_string(gap) +
                                                " days more than 'Days' in the Transition action for StorageClass '" +
                                                *warm.storage_class + "'",
                                            "Days", std::to_string(*cold.days));
        }
    }
    return {};
}

// All of a rule's days or all of its dates.
Result<> check_days_or_dates(const LifecycleRule& rule) {
    bool has_days = rule.expiration && rule.expiration->days;
    bool has_date = rule.expiration && rule.expiration->date;
    for (const auto& transition : rule.transitions) {
        has_days |= transition.days.has_value();
        has_date |= transition.date.has_value();
    }
    if (!has_days || !has_date) return {};
    return errors::invalid_request("Found mixed 'Date' and 'Days' based Expiration and Transition actions in lifecycle rule");
}

Result<> check_transitions(const LifecycleRule& rule) {
    std::set<std::string> classes;
    for (const auto& transition : rule.transitions) {
        if (transition.date.has_value() == transition.days.has_value()) return errors::malformed_xml();
        BACKLOT_CHECK(check_transition_class(transition.storage_class));
        BACKLOT_CHECK(check_date(transition.date));
        if (!classes.insert(*transition.storage_class).second) {
            return errors::invalid_request("'StorageClass' must be different for 'Transition' actions in same 'Rule'");
        }
        if (!transition.days) continue;
        if (*transition.days < 0) {
            return errors::invalid_argument("'Days' in Transition action must be nonnegative", "Days",
                                            std::to_string(*transition.days));
        }
        if (needs_thirty_days(transition.storage_class) && *transition.days < infrequent_access_minimum_days) {
            return errors::invalid_argument("'Days' in Transition action must be greater than or equal to 30 for "
                                            "storageClass '" +
                                                *transition.storage_class + "'",
                                            "Days", std::to_string(*transition.days));
        }
        if (rule.expiration && rule.expiration->days && *rule.expiration->days <= *transition.days) {
            return errors::invalid_argument("'Days' in the Expiration action must be greater than 'Days' in the "
                                            "Transition action",
                                            "Days", std::to_string(*rule.expiration->days));
        }
    }
    BACKLOT_CHECK(check_days_or_dates(rule));
    return check_order(rule);
}

Result<> check_newer_versions(const std::optional<std::int64_t>& count) {
    if (!count || (*count > 0 && *count <= newer_versions_limit)) return {};
    return errors::invalid_argument("'NewerNoncurrentVersions' must be a positive integer of at most 100",
                                    "NewerNoncurrentVersions", std::to_string(*count));
}

Result<> check_noncurrent(const LifecycleRule& rule) {
    if (rule.noncurrent_version_expiration) {
        const auto& expiration = *rule.noncurrent_version_expiration;
        if (!expiration.noncurrent_days) return errors::malformed_xml();
        BACKLOT_CHECK(check_days(expiration.noncurrent_days, "NoncurrentVersionExpiration"));
        BACKLOT_CHECK(check_newer_versions(expiration.newer_noncurrent_versions));
    }
    for (const auto& transition : rule.noncurrent_version_transitions) {
        if (!transition.noncurrent_days) return errors::malformed_xml();
        BACKLOT_CHECK(check_transition_class(transition.storage_class));
        BACKLOT_CHECK(check_newer_versions(transition.newer_noncurrent_versions));
        const auto minimum = needs_thirty_days(transition.storage_class) ? infrequent_access_minimum_days : 0;
        if (*transition.noncurrent_days >= minimum) continue;
        return errors::invalid_argument("'NoncurrentDays' in NoncurrentVersionTransition action must be greater than or "
                                        "equal to " +
                                            std::to_string(minimum),
                                        "NoncurrentDays", std::to_string(*transition.noncurrent_days));
    }
    return {};
}

Result<> check_lifecycle_rule(const LifecycleRule& rule) {
    if (rule.status != "Enabled" && rule.status != "Disabled") return errors::malformed_xml();
    if (rule.id && rule.id->size() > lifecycle_id_limit) {
        return errors::invalid_argument("ID length should not exceed allowed limit of 255", "ID", *rule.id);
    }
    BACKLOT_CHECK(check_filter(rule));
    const bool has_action = rule.expiration || !rule.transitions.empty() || rule.noncurrent_version_expiration ||
                            !rule.noncurrent_version_transitions.empty() || rule.abort_incomplete_multipart_upload;
    if (!has_action) return errors::invalid_request("At least one action needs to be specified in a rule");
    BACKLOT_CHECK(check_expiration(rule));
    BACKLOT_CHECK(check_transitions(rule));
    BACKLOT_CHECK(check_noncurrent(rule));
    if (!rule.abort_incomplete_multipart_upload) return {};
    if (has_tags(rule)) return errors::invalid_request("AbortIncompleteMultipartUpload cannot be specified with Tags.");
    const auto& days = rule.abort_incomplete_multipart_upload->days_after_initiation;
    if (!days) return errors::malformed_xml();
    if (*days > 0) return {};
    return errors::invalid_argument("'DaysAfterInitiation' for AbortIncompleteMultipartUpload action must be a positive "
                                    "integer",
                                    "DaysAfterInitiation", std::to_string(*days));
}

}  // namespace

Result<Access> get_bucket_lifecycle_configuration_access(const Context& context,
                                                         const GetBucketLifecycleConfigurationInput& input) {
    BACKLOT_TRY(bucket, open_bucket(context, input));
    return access_of(bucket_question(context, bucket, "s3:GetLifecycleConfiguration"));
}

Result<GetBucketLifecycleConfigurationOutput> get_bucket_lifecycle_configuration(
    const Context& context, const GetBucketLifecycleConfigurationInput& input) {
    BACKLOT_TRY(bucket, bucket_of(context, input.bucket));
    const auto* text = find_configuration(bucket, "lifecycle");
    if (text == nullptr) {
        return errors::make("NoSuchLifecycleConfiguration", "The lifecycle configuration does not exist", 404,
                            {{"BucketName", bucket.name}});
    }
    GetBucketLifecycleConfigurationOutput output;
    BACKLOT_CHECK(fill_output("GetBucketLifecycleConfiguration", &output, *text));
    const auto* minimum = find_configuration(bucket, "lifecycle-minimum-size");
    output.transition_default_minimum_object_size = minimum ? *minimum : std::string(default_minimum_size);
    return output;
}

Result<Access> put_bucket_lifecycle_configuration_access(const Context& context,
                                                         const PutBucketLifecycleConfigurationInput& input) {
    BACKLOT_TRY(bucket, open_bucket(context, input));
    return access_of(bucket_question(context, bucket, "s3:PutLifecycleConfiguration"));
}

Result<PutBucketLifecycleConfigurationOutput> put_bucket_lifecycle_configuration(
    Context& context, const PutBucketLifecycleConfigurationInput& input) {
    BACKLOT_TRY(bucket, bucket_of(context, input.bucket));
    if (!input.lifecycle_configuration) return errors::malformed_xml();
    auto configuration = *input.lifecycle_configuration;
    auto& rules = configuration.rules;
    if (rules.empty() || rules.size() > lifecycle_rule_limit) return errors::malformed_xml();
    const auto minimum = input.transition_default_minimum_object_size.value_or(std::string(default_minimum_size));
    if (minimum != default_minimum_size && minimum != "varies_by_storage_class") {
        return errors::invalid_request("Invalid TransitionDefaultMinimumObjectSize found: " + minimum);
    }
    std::set<std::string> ids;
    for (auto& rule : rules) {
        BACKLOT_CHECK(check_lifecycle_rule(rule));
        if (!rule.id || rule.id->empty()) rule.id = context.ids().hex(48);
        if (!ids.insert(*rule.id).second) {
            return errors::invalid_argument("Rule ID must be unique. Found same ID for more than one rule", "ID", *rule.id);
        }
    }
    bucket.configurations["lifecycle"] =
        configuration_text("PutBucketLifecycleConfiguration", "LifecycleConfiguration", &configuration);
    bucket.configurations["lifecycle-minimum-size"] = minimum;
    store_bucket(context, bucket);
    tell_unexecuted(context, bucket, "lifecycle");
    return PutBucketLifecycleConfigurationOutput{.transition_default_minimum_object_size = minimum};
}

}  // namespace backlot::s3
