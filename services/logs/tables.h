// CloudWatch Logs' records: log groups, streams, events, filters, resource policies and queries.
//
// An event is a row of its own under its stream's number, its time and its place in the stream: appending costs the same
// however long the stream is, a time range is a range of keys, and deleting a stream is one range tombstone.
// Tables 180 to 199.
//
// Invariant: of a stream's record `bytes`, `first_event` and `last_event` are those of its rows.
#pragma once

#include <chrono>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "clock/clock.h"
#include "kernel/context.h"
#include "store/record.h"
#include "store/table.h"

namespace backlot::logs {

using clock::Time;
using store::field;
using Tags = std::map<std::string, std::string>;

inline constexpr std::size_t tag_limit = 50;
inline constexpr std::uint64_t event_overhead_bytes = 26;  // what AWS counts for each event beside its message

// A log group. Key: account, region, name.
struct GroupRecord {
    std::string name = {};
    Time created{};
    std::string log_class = "STANDARD";
    std::int64_t retention_days = 0;  // 0: events never expire
    std::string kms_key = {};
    bool is_protected = false;
    Tags tags = {};
    std::uint64_t data_key = 0;  // what new events are sealed under; 0: none yet
    Time data_key_made{};

    static constexpr auto fields() {
        return std::tuple{field<1>(&GroupRecord::name),           field<2>(&GroupRecord::created),
                          field<3>(&GroupRecord::log_class),      field<4>(&GroupRecord::retention_days),
                          field<5>(&GroupRecord::kms_key),        field<6>(&GroupRecord::is_protected),
                          field<7>(&GroupRecord::tags),           field<8>(&GroupRecord::data_key),
                          field<9>(&GroupRecord::data_key_made)};
    }
};

// A log stream. Key: account, region, group, name.
struct StreamRecord {
    std::uint64_t number = 0;  // its events' key; never given to another stream
    std::string name = {};
    Time created{};
    std::optional<std::int64_t> first_event = {};  // ms since 1970
    std::optional<std::int64_t> last_event = {};
    std::optional<Time> last_ingestion = {};
    std::uint64_t bytes = 0;
    std::uint64_t next_sequence = 0;

    static constexpr auto fields() {
        return std::tuple{field<1>(&StreamRecord::number),      field<2>(&StreamRecord::name),
                          field<3>(&StreamRecord::created),     field<4>(&StreamRecord::first_event),
                          field<5>(&StreamRecord::last_event),  field<6>(&StreamRecord::last_ingestion),
                          field<7>(&StreamRecord::bytes),       field<8>(&StreamRecord::next_sequence)};
    }
};

// An event. Key: stream number, time in ms, sequence.
struct EventRecord {
    Time ingested{};
    std::string message = {};
    std::uint64_t data_key = 0;  // that the message is sealed under; 0: it lies open

    static constexpr auto fields() {
        return std::tuple{field<1>(&EventRecord::ingested), field<2>(&EventRecord::message), field<3>(&EventRecord::data_key)};
    }
};

// A data key of a group. Key: account, region, group, number.
struct DataKeyRecord {
    std::string sealed = {};  // as KMS gave it
    static constexpr auto fields() { return std::tuple{field<1>(&DataKeyRecord::sealed)}; }
};

// A metric filter. Key: account, region, group, name.
struct MetricFilterRecord {
    std::string group = {};
    std::string name = {};
    std::string pattern = {};
    Time created{};
    std::string metric_name = {};
    std::string metric_namespace = {};
    std::string metric_value = {};
    std::optional<double> default_value = {};
    std::map<std::string, std::string> dimensions = {};
    std::string unit = {};

    static constexpr auto fields() {
        return std::tuple{field<1>(&MetricFilterRecord::group),         field<2>(&MetricFilterRecord::name),
                          field<3>(&MetricFilterRecord::pattern),       field<4>(&MetricFilterRecord::created),
                          field<5>(&MetricFilterRecord::metric_name),
                              field<6>(&MetricFilterRecord::metric_namespace),
                          field<7>(&MetricFilterRecord::metric_value),  field<8>(&MetricFilterRecord::default_value),
                          field<9>(&MetricFilterRecord::dimensions),    field<10>(&MetricFilterRecord::unit)};
    }
};

// A subscription filter. Key: account, region, group, name.
struct SubscriptionFilterRecord {
    std::string group = {};
    std::string name = {};
    std::string pattern = {};
    Time created{};
    std::string destination = {};
    std::string role = {};
    std::string distribution = "ByLogStream";

    static constexpr auto fields() {
        return std::tuple{field<1>(&SubscriptionFilterRecord::group),       field<2>(&SubscriptionFilterRecord::name),
                          field<3>(&SubscriptionFilterRecord::pattern),
                              field<4>(&SubscriptionFilterRecord::created),
                          field<5>(&SubscriptionFilterRecord::destination), field<6>(&SubscriptionFilterRecord::role),
                          field<7>(&SubscriptionFilterRecord::distribution)};
    }
};

// A resource policy: of the account, or of one group. Key: account, region, group's ARN or empty, name.
struct ResourcePolicyRecord {
    std::string name = {};
    std::string document = {};
    Time updated{};
    std::string resource = {};  // the group's ARN; empty: the account's
    std::string revision = {};

    static constexpr auto fields() {
        return std::tuple{field<1>(&ResourcePolicyRecord::name), field<2>(&ResourcePolicyRecord::document),
                          field<3>(&ResourcePolicyRecord::updated), field<4>(&ResourcePolicyRecord::resource),
                          field<5>(&ResourcePolicyRecord::revision)};
    }
};

// A query that was started. Key: account, region, id.
struct QueryRecord {
    std::string id = {};
    std::vector<std::string> groups = {};  // names
    std::string text = {};
    std::int64_t start = 0;  // ms since 1970, included
    std::int64_t end = 0;    // ms since 1970, included
    std::int64_t limit = 0;
    Time created{};
    std::string user = {};  // who started it: an ARN

    static constexpr auto fields() {
        return std::tuple{field<1>(&QueryRecord::id),    field<2>(&QueryRecord::groups), field<3>(&QueryRecord::text),
                          field<4>(&QueryRecord::start), field<5>(&QueryRecord::end),
                              field<6>(&QueryRecord::limit),
                          field<7>(&QueryRecord::created), field<8>(&QueryRecord::user)};
    }
};

struct QueryParameterRecord {
    std::string name = {};
    std::optional<std::string> default_value = {};
    std::optional<std::string> description = {};

    static constexpr auto fields() {
        return std::tuple{field<1>(&QueryParameterRecord::name), field<2>(&QueryParameterRecord::default_value),
                          field<3>(&QueryParameterRecord::description)};
    }
};

// A query that is kept under a name. Key: account, region, id.
struct QueryDefinitionRecord {
    std::string id = {};
    std::string name = {};
    std::string text = {};
    Time modified{};
    std::vector<std::string> groups = {};
    std::vector<QueryParameterRecord> parameters = {};

    static constexpr auto fields() {
        return std::tuple{field<1>(&QueryDefinitionRecord::id),       field<2>(&QueryDefinitionRecord::name),
                          field<3>(&QueryDefinitionRecord::text),     field<4>(&QueryDefinitionRecord::modified),
                          field<5>(&QueryDefinitionRecord::groups),   field<6>(&QueryDefinitionRecord::parameters)};
    }
};

// The number of the next stream. Key: none.
struct Counter {
    std::uint64_t next = 1;
    static constexpr auto fields() { return std::tuple{field<1>(&Counter::next)}; }
};

inline constexpr store::Table<GroupRecord> groups{180, "logs-groups"};
inline constexpr store::Table<StreamRecord> streams{181, "logs-streams"};
inline constexpr store::Table<EventRecord> events{182, "logs-events"};
inline constexpr store::Table<MetricFilterRecord> metric_filters{183, "logs-metric-filters"};
inline constexpr store::Table<SubscriptionFilterRecord> subscription_filters{184, "logs-subscription-filters"};
inline constexpr store::Table<ResourcePolicyRecord> resource_policies{185, "logs-resource-policies"};
inline constexpr store::Table<QueryRecord> queries{186, "logs-queries"};
inline constexpr store::Table<QueryDefinitionRecord> query_definitions{187, "logs-query-definitions"};
inline constexpr store::Table<Counter> stream_counter{188, "logs-stream-counter"};
inline constexpr store::Table<DataKeyRecord> data_keys{189, "logs-data-keys"};

[[nodiscard]] inline std::int64_t ms_of(Time time) { return time.time_since_epoch().count(); }

}  // namespace backlot::logs
