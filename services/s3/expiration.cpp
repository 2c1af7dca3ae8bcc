#include "services/s3/expiration.h"

#include <algorithm>
#include <chrono>

#include "base/encoding.h"
#include "clock/format.h"
#include "services/s3/configurations.h"
#include "services/s3/model.h"

namespace backlot::s3 {

namespace {

bool has_tag(const ObjectRecord& object, const Tag& tag) {
    const auto found = object.tags.find(tag.key);
    return found != object.tags.end() && found->second == tag.value;
}

bool fits_size(const ObjectRecord& object, const std::optional<std::int64_t>& above, const std::optional<std::int64_t>& below) {
    const auto size = static_cast<std::int64_t>(object.size);
    return (!above || size > *above) && (!below || size < *below);
}

bool holds(const LifecycleRule& rule, const ObjectRecord& object) {
    const auto begins = [&](const std::optional<std::string>& prefix) { return !prefix || object.key.starts_with(*prefix); };
    if (!begins(rule.prefix)) return false;
    if (!rule.filter) return true;
    const auto& filter = *rule.filter;
    if (!begins(filter.prefix) || (filter.tag && !has_tag(object, *filter.tag))) return false;
    if (!fits_size(object, filter.object_size_greater_than, filter.object_size_less_than)) return false;
    if (!filter.and_) return true;
    const auto& both = *filter.and_;
    return begins(both.prefix) && fits_size(object, both.object_size_greater_than, both.object_size_less_than) &&
           std::ranges::all_of(both.tags, [&](const Tag& tag) { return has_tag(object, tag); });
}

std::optional<Time> end_of(const LifecycleExpiration& expiration, const ObjectRecord& object) {
    if (expiration.date) return *expiration.date;
    if (!expiration.days) return std::nullopt;
    return std::chrono::ceil<std::chrono::days>(object.modified + std::chrono::days{*expiration.days});
}

}  // namespace

std::optional<std::string> expiration_of(const BucketRecord& bucket, const ObjectRecord& object) {
    const auto* text = find_configuration(bucket, "lifecycle");
    if (text == nullptr) return std::nullopt;
    GetBucketLifecycleConfigurationOutput lifecycle;
    if (!fill_output("GetBucketLifecycleConfiguration", &lifecycle, *text)) return std::nullopt;
    std::optional<Time> first;
    const std::string* id = nullptr;
    for (const auto& rule : lifecycle.rules) {
        if (rule.status != "Enabled" || !rule.expiration || !holds(rule, object)) continue;
        const auto end = end_of(*rule.expiration, object);
        if (!end || (first && *end >= *first)) continue;
        first = end;
        id = rule.id ? &*rule.id : nullptr;
    }
    if (!first) return std::nullopt;
    return "expiry-date=\"" + clock::rfc1123(*first) + "\", rule-id=\"" + (id == nullptr ? std::string{} : uri_encode(*id)) + "\"";
}

}  // namespace backlot::s3
