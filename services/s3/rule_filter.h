// The filter of a rule (analytics, metrics, intelligent tiering, replication): one condition, or several in And.
//
// Source: Amazon S3 API Reference (2006-03-01), AnalyticsFilter, MetricsFilter, IntelligentTieringFilter,
// ReplicationRuleFilter ("a filter must have exactly one of ..."; And "must have at least two predicates").
#pragma once

#include <cstddef>
#include <set>
#include <string>

#include "base/error.h"
#include "services/s3/errors.h"

namespace backlot::s3 {

enum class Emptiness { refused, allowed };  // whether a filter without a condition stands for every object

// Fails with MalformedXML, InvalidRequest (a tag key twice).
template <class Filter>
[[nodiscard]] Result<> check_rule_filter(const Filter& filter, Emptiness emptiness) {
    auto conditions = std::size_t{filter.prefix.has_value()} + std::size_t{filter.tag.has_value()} +
                      std::size_t{filter.and_.has_value()};
    if constexpr (requires { filter.access_point_arn; }) conditions += std::size_t{filter.access_point_arn.has_value()};
    if (conditions > 1 || (conditions == 0 && emptiness == Emptiness::refused)) return errors::malformed_xml();
    if (filter.tag && filter.tag->key.empty()) return errors::malformed_xml();
    if (!filter.and_) return {};
    const auto& both = *filter.and_;
    auto parts = std::size_t{both.prefix.has_value()} + both.tags.size();
    if constexpr (requires { both.access_point_arn; }) parts += std::size_t{both.access_point_arn.has_value()};
    if (parts < 2) return errors::malformed_xml();
    std::set<std::string> keys;
    for (const auto& tag : both.tags) {
        if (tag.key.empty()) return errors::malformed_xml();
        if (!keys.insert(tag.key).second) return errors::invalid_request("Duplicate Tag Keys are not allowed.");
    }
    return {};
}

// Whether the filter asks for a tag.
template <class Filter>
[[nodiscard]] bool filters_by_tag(const Filter& filter) {
    return filter.tag || (filter.and_ && !filter.and_->tags.empty());
}

}  // namespace backlot::s3
