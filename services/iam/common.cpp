#include "services/iam/common.h"

namespace backlot::iam {

namespace {

Tags::iterator find_tag(Tags& tags, const std::string& key, TagKeys compare) {
    if (compare == TagKeys::exact) return tags.find(key);
    return std::ranges::find_if(tags, [&](const auto& tag) { return equal_ignoring_case(tag.first, key); });
}

}  // namespace

Result<Tags> tags_of(const model::List<Tag>& tags, TagKeys compare) {
    Tags made;
    BACKLOT_CHECK(add_tags(made, tags, compare));
    return made;
}

Result<> add_tags(Tags& tags, const model::List<Tag>& more, TagKeys compare) {
    std::set<std::string> seen;
    for (const auto& tag : more) {
        if (to_lower(tag.key).starts_with("aws:")) {
            return errors::invalid_input("Tag keys starting with 'aws:' are reserved for system use");
        }
        if (!seen.insert(compare == TagKeys::exact ? tag.key : to_lower(tag.key)).second) {
            return errors::invalid_input(compare == TagKeys::exact
                                             ? "Duplicate tag keys found."
                                             : "Duplicate tag keys found. Please note that Tag keys are case insensitive.");
        }
        const auto there = find_tag(tags, tag.key, compare);
        if (there != tags.end()) there->second = tag.value;
        else tags.emplace(tag.key, tag.value);
    }
    if (tags.size() > tag_limit) {
        return errors::limit_exceeded("The number of tags has reached the maximum limit.");
    }
    return {};
}

void remove_tags(Tags& tags, const model::List<std::string>& keys, TagKeys compare) {
    for (const auto& key : keys) {
        if (const auto there = find_tag(tags, key, compare); there != tags.end()) tags.erase(there);
    }
}

model::List<Tag> tag_list(const Tags& tags) {
    model::List<Tag> list;
    for (const auto& [key, value] : tags) list.push_back({.key = key, .value = value});
    return list;
}

model::List<Tag> given_tag_list(const Tags& tags) {
    auto list = tag_list(tags);
    list.given = true;
    return list;
}

Result<std::pair<std::size_t, std::string>> page_start(const std::optional<std::int64_t>& max_items,
                                                       const std::optional<std::string>& marker) {
    const auto size = max_items.value_or(100);
    if (size < 1 || size > 1000) {
        return errors::validation("1 validation error detected: Value '" + std::to_string(size) +
                                  "' at 'maxItems' failed to satisfy constraint: Member must have value " +
                                  (size < 1 ? "greater than or equal to 1" : "less than or equal to 1000"));
    }
    std::string after;
    if (marker) {
        const auto decoded = from_base64_url(*marker);
        if (!decoded || !decoded->starts_with(marker_sign)) return errors::validation("Invalid Marker.");
        after = decoded->substr(marker_sign.size());
    }
    return std::pair{static_cast<std::size_t>(size), after};
}

Result<std::string> path_or_root(const std::optional<std::string>& path) {
    if (!path) return std::string("/");
    // A char beyond ASCII is negative here, so one comparison is enough.
    const bool is_printable = std::ranges::all_of(*path, [](char c) { return c >= '!'; });
    if (path->empty() || path->size() > 512 || path->front() != '/' || path->back() != '/' || !is_printable) {
        return errors::validation("The specified value for path is invalid. It must begin and end with / and contain "
                                  "only alphanumeric characters and/or / characters.");
    }
    return *path;
}

std::size_t policy_size(std::string_view document) {
    return static_cast<std::size_t>(
        std::ranges::count_if(document, [](char c) { return c != ' ' && c != '\t' && c != '\n' && c != '\r'; }));
}

}  // namespace backlot::iam
