// What every operation of IAM leans on: names, whole seconds, tags and pages.
#pragma once

#include <algorithm>
#include <cstdint>
#include <iterator>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/encoding.h"
#include "base/error.h"
#include "clock/clock.h"
#include "identity/directory.h"
#include "identity/records.h"
#include "kernel/context.h"
#include "services/iam/errors.h"
#include "services/iam/model.h"

namespace backlot::iam {

using identity::Tags;
using kernel::Access;
using kernel::Context;

inline constexpr std::size_t tag_limit = 50;

// IAM's dates have no fraction of a second.
[[nodiscard]] inline clock::Time second_of(clock::Time time) { return std::chrono::floor<std::chrono::seconds>(time); }

// Policy documents leave IAM percent-encoded. Source: IAM API Reference, GetPolicyVersion ("URL-encoded compliant
// with RFC 3986").
[[nodiscard]] inline std::string encoded(std::string_view document) { return uri_encode(document); }

// ---- Tags ----

// Keys of users and roles are one whatever their case, and keep their first spelling; those of all else differ by case.
//
// Source: IAM User Guide, "Tags for AWS Identity and Access Management resources", case sensitivity.
enum class TagKeys { exact, ignoring_case };

// The tags of an input. Fails with InvalidInput where a key appears twice or begins with "aws:", LimitExceeded above
// fifty.
[[nodiscard]] Result<Tags> tags_of(const model::List<Tag>& tags, TagKeys compare = TagKeys::exact);
// `tags` with those of the input written over.
[[nodiscard]] Result<> add_tags(Tags& tags, const model::List<Tag>& more, TagKeys compare = TagKeys::exact);
void remove_tags(Tags& tags, const model::List<std::string>& keys, TagKeys compare = TagKeys::exact);
[[nodiscard]] model::List<Tag> tag_list(const Tags& tags);
// The same where an answer has the element also without a tag.
[[nodiscard]] model::List<Tag> given_tag_list(const Tags& tags);

// ---- Pages ----

// MaxItems and Marker over items that are sorted by key_of(item): a marker names the last item that was shown.
//
// Source: IAM API Reference, "ListUsers": MaxItems 1 to 1,000, 100 where it is absent.
template <class Item>
struct Page {
    std::vector<Item> items;
    bool is_truncated = false;
    std::optional<std::string> marker;
};

inline constexpr std::string_view marker_sign = "1/";  // what every marker begins with, before it is encoded

[[nodiscard]] Result<std::pair<std::size_t, std::string>> page_start(const std::optional<std::int64_t>& max_items,
                                                                     const std::optional<std::string>& marker);

template <class Item, class KeyOf>
Result<Page<Item>> page_of(std::vector<Item> items, const std::optional<std::int64_t>& max_items,
                           const std::optional<std::string>& marker, KeyOf key_of) {
    BACKLOT_TRY(start, page_start(max_items, marker));
    std::ranges::stable_sort(items, {}, key_of);
    auto from = items.begin();
    if (marker) from = std::ranges::upper_bound(items, start.second, {}, key_of);
    const auto left = static_cast<std::size_t>(items.end() - from);
    Page<Item> page;
    page.is_truncated = left > start.first;
    const auto to = from + static_cast<std::ptrdiff_t>(std::min(left, start.first));
    page.items.assign(std::make_move_iterator(from), std::make_move_iterator(to));
    if (page.is_truncated) page.marker = base64_url(std::string(marker_sign) + key_of(page.items.back()));
    return page;
}

// Hands a page to an output that has a list, IsTruncated and Marker.
template <class Output, class List, class Item>
void fill_page(Output& output, List Output::*list, Page<Item> page) {
    (output.*list).assign(std::make_move_iterator(page.items.begin()), std::make_move_iterator(page.items.end()));
    (output.*list).given = true;
    output.is_truncated = page.is_truncated;
    output.marker = page.marker;
}

// A path such as "/team/"; "/" where none is given. Fails with ValidationError.
[[nodiscard]] Result<std::string> path_or_root(const std::optional<std::string>& path);

// The characters of a policy that count against its quota: blanks do not.
// Source: IAM User Guide, "IAM and AWS STS quotas": "IAM doesn't count white space".
[[nodiscard]] std::size_t policy_size(std::string_view document);

}  // namespace backlot::iam
