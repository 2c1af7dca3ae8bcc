// GetBucketNotificationConfiguration and PutBucketNotificationConfiguration. An empty configuration ends notifications.
//
// DIFFERS: the configuration is kept and shown; events are not delivered yet, and destinations are not tried, whether
// x-amz-skip-destination-validation is sent or not. GetBucketNotification and PutBucketNotification, the old forms, have
// the same request line and are answered here.
// Fails with InvalidArgument.
//
// Source: Amazon S3 API Reference (2006-03-01), PutBucketNotificationConfiguration. Service Authorization Reference:
// s3:PutBucketNotification, s3:GetBucketNotification.
#include <algorithm>
#include <array>
#include <set>
#include <vector>

#include "base/encoding.h"
#include "services/s3/access.h"
#include "services/s3/configurations.h"
#include "services/s3/errors.h"
#include "services/s3/model.h"
#include "services/s3/unexecuted_rules.h"

namespace backlot::s3 {

namespace {

constexpr std::size_t notification_limit = 100;
constexpr std::size_t notification_id_limit = 255;
constexpr std::size_t filter_value_limit = 1024;

constexpr std::array<std::string_view, 31> notification_events{
    "s3:ReducedRedundancyLostObject", "s3:ObjectCreated:*", "s3:ObjectCreated:Put", "s3:ObjectCreated:Post",
    "s3:ObjectCreated:Copy", "s3:ObjectCreated:CompleteMultipartUpload", "s3:ObjectRemoved:*",
    "s3:ObjectRemoved:Delete", "s3:ObjectRemoved:DeleteMarkerCreated", "s3:ObjectRestore:*", "s3:ObjectRestore:Post",
    "s3:ObjectRestore:Completed", "s3:ObjectRestore:Delete", "s3:Replication:*",
    "s3:Replication:OperationFailedReplication", "s3:Replication:OperationNotTracked",
    "s3:Replication:OperationMissedThreshold", "s3:Replication:OperationReplicatedAfterThreshold",
    "s3:LifecycleTransition", "s3:LifecycleExpiration:*", "s3:LifecycleExpiration:Delete",
    "s3:LifecycleExpiration:DeleteMarkerCreated", "s3:IntelligentTiering", "s3:ObjectAcl:Put", "s3:ObjectTagging:*",
    "s3:ObjectTagging:Put", "s3:ObjectTagging:Delete", "s3:ObjectAnnotation:*", "s3:ObjectAnnotation:Put",
    "s3:ObjectAnnotation:Delete", "s3:ObjectRetention:Put"};

// Which objects, and which events: what two configurations must not share.
struct Scope {
    std::string prefix;
    std::string suffix;
    std::vector<std::string> events;
};

// arn:aws:SERVICE:REGION:ACCOUNT:NAME, in the bucket's own region.
Result<> check_destination_arn(const BucketRecord& bucket, const std::string& arn, std::string_view service,
                               std::string_view name) {
    const auto prefix = "arn:aws:" + std::string(service) + ":";
    const auto region_end = arn.find(':', prefix.size());
    if (!arn.starts_with(prefix) || region_end == std::string::npos ||
        arn.find(':', region_end + 1) == std::string::npos) {
        return errors::invalid_argument("The ARN could not be parsed", name, arn);
    }
    if (arn.substr(prefix.size(), region_end - prefix.size()) != bucket.region) {
        return errors::invalid_argument("The notification destination service region is not valid for the bucket location "
                                        "constraint",
                                        name, arn);
    }
    // Source: S3 User Guide, "Amazon S3 Event Notifications": queues and topics of the FIFO kind are not taken.
    if (arn.ends_with(".fifo")) {
        return errors::invalid_argument("Unable to validate the following destination configurations", name, arn);
    }
    return {};
}

Result<> check_events(const model::List<std::string>& events) {
    if (events.empty()) return errors::malformed_xml();
    for (const auto& event : events) {
        if (std::ranges::find(notification_events, event) != notification_events.end()) continue;
        return errors::invalid_argument("The event '" + event + "' is not supported for notifications", "Event", event);
    }
    return {};
}

Result<Scope> scope_of(const std::optional<NotificationConfigurationFilter>& filter,
                       const model::List<std::string>& events) {
    Scope scope{.prefix = {}, .suffix = {}, .events = {events.begin(), events.end()}};
    if (!filter || !filter->key) return scope;
    std::set<std::string> names;
    for (const auto& rule : filter->key->filter_rules) {
        if (!rule.name || !rule.value) return errors::malformed_xml();
        const auto name = to_lower(*rule.name);
        if (name != "prefix" && name != "suffix") {
            return errors::invalid_argument("filter rule name must be either prefix or suffix", "FilterRule.Name", *rule.name);
        }
        if (!names.insert(name).second) {
            return errors::invalid_argument("Cannot specify more than one " + name + " rule in a filter.",
                                            "FilterRule.Name", name);
        }
        const auto& value = *rule.value;
        if (value.size() > filter_value_limit) {
            return errors::invalid_argument("Size of filter rule value cannot exceed 1024 bytes in UTF-8 representation",
                                            "FilterRule.Value", value);
        }
        (name == "prefix" ? scope.prefix : scope.suffix) = value;
    }
    return scope;
}

// "s3:ObjectCreated:*" stands for every event that begins with "s3:ObjectCreated:".
bool is_same_event(std::string_view one, std::string_view other) {
    const auto covers = [](std::string_view all, std::string_view event) {
        return all.ends_with('*') && event.starts_with(all.substr(0, all.size() - 1));
    };
    return one == other || covers(one, other) || covers(other, one);
}

// Source: S3 User Guide, "Configuring event notifications using object key name filtering": "Examples of notification
// configurations with invalid prefix and suffix overlapping".
bool overlap(const Scope& one, const Scope& other) {
    const bool prefixes = one.prefix.starts_with(other.prefix) || other.prefix.starts_with(one.prefix);
    const bool suffixes = one.suffix.ends_with(other.suffix) || other.suffix.ends_with(one.suffix);
    if (!prefixes || !suffixes) return false;
    return std::ranges::any_of(one.events, [&](const auto& mine) {
        return std::ranges::any_of(other.events, [&](const auto& theirs) { return is_same_event(mine, theirs); });
    });
}

// What all configurations of one request have so far.
struct Seen {
    std::set<std::string> ids;
    std::vector<Scope> scopes;
};

// Gives ids to those without, and finds what AWS refuses in one configuration or between two.
template <class Configurations>
Result<> complete(Context& context, const BucketRecord& bucket, Configurations& all, std::string_view service,
                  std::string_view name, Seen& seen, auto arn) {
    for (auto& one : all) {
        BACKLOT_CHECK(check_destination_arn(bucket, one.*arn, service, name));
        BACKLOT_CHECK(check_events(one.events));
        if (!one.id || one.id->empty()) one.id = context.ids().hex(48);
        if (one.id->size() > notification_id_limit) {
            return errors::invalid_argument("Notification ID cannot exceed 255 characters", "Id", *one.id);
        }
        if (!seen.ids.insert(*one.id).second) {
            return errors::invalid_argument("Same ID used for multiple configurations. IDs must be unique", "Id", *one.id);
        }
        BACKLOT_TRY(scope, scope_of(one.filter, one.events));
        for (const auto& other : seen.scopes) {
            if (!overlap(scope, other)) continue;
            return errors::invalid_argument("Configuration is ambiguously defined. Cannot have overlapping suffixes in two "
                                            "rules if the prefixes are overlapping for the same event type.",
                                            "Event", scope.events.front());
        }
        seen.scopes.push_back(std::move(scope));
    }
    return {};
}

}  // namespace

Result<Access> get_bucket_notification_configuration_access(const Context& context,
                                                            const GetBucketNotificationConfigurationInput& input) {
    BACKLOT_TRY(bucket, open_bucket(context, input));
    return access_of(bucket_question(context, bucket, "s3:GetBucketNotification"));
}

Result<GetBucketNotificationConfigurationOutput> get_bucket_notification_configuration(
    const Context& context, const GetBucketNotificationConfigurationInput& input) {
    BACKLOT_TRY(bucket, bucket_of(context, input.bucket));
    GetBucketNotificationConfigurationOutput output;
    if (const auto* text = find_configuration(bucket, "notification")) {
        BACKLOT_CHECK(fill_output("GetBucketNotificationConfiguration", &output, *text));
    }
    return output;
}

Result<Access> put_bucket_notification_configuration_access(const Context& context,
                                                            const PutBucketNotificationConfigurationInput& input) {
    BACKLOT_TRY(bucket, open_bucket(context, input));
    return access_of(bucket_question(context, bucket, "s3:PutBucketNotification"));
}

Result<PutBucketNotificationConfigurationOutput> put_bucket_notification_configuration(
    Context& context, const PutBucketNotificationConfigurationInput& input) {
    BACKLOT_TRY(bucket, bucket_of(context, input.bucket));
    auto wanted = input.notification_configuration;
    Seen seen;
    BACKLOT_CHECK(complete(context, bucket, wanted.topic_configurations, "sns", "Topic", seen,
                           &TopicConfiguration::topic_arn));
    BACKLOT_CHECK(complete(context, bucket, wanted.queue_configurations, "sqs", "Queue", seen,
                           &QueueConfiguration::queue_arn));
    BACKLOT_CHECK(complete(context, bucket, wanted.lambda_function_configurations, "lambda", "CloudFunction", seen,
                           &LambdaFunctionConfiguration::lambda_function_arn));
    if (seen.ids.size() > notification_limit) {
        return errors::invalid_argument("The number of notification configurations exceeds the limit of 100",
                                        "NotificationConfiguration", std::to_string(seen.ids.size()));
    }
    if (seen.ids.empty() && !wanted.event_bridge_configuration) {
        bucket.configurations.erase("notification");
    } else {
        bucket.configurations["notification"] =
            configuration_text("PutBucketNotificationConfiguration", "NotificationConfiguration", &wanted);
    }
    store_bucket(context, bucket);
    tell_unexecuted(context, bucket, "notification");
    return PutBucketNotificationConfigurationOutput{};
}

}  // namespace backlot::s3
