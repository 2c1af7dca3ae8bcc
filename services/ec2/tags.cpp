#include "services/ec2/tags.h"

#include <set>

#include "base/encoding.h"
#include "services/ec2/records.h"

namespace backlot::ec2 {

namespace {

constexpr std::size_t tag_key_limit = 128;
constexpr std::size_t tag_value_limit = 256;

Result<> check_tag(const std::string& key, const std::string& value) {
    if (key.empty()) return errors::invalid_value(key, "key", "Tag keys cannot be empty.");
    if (key.size() > tag_key_limit) {
        return errors::make("InvalidParameterValue", "Tag key exceeds the maximum length of 128 characters");
    }
    if (value.size() > tag_value_limit) {
        return errors::make("InvalidParameterValue", "Tag value exceeds the maximum length of 256 characters");
    }
    if (to_lower(key).starts_with("aws:")) {
        return errors::invalid_value(key, "key",
                                     "Tag keys starting with 'aws:' are reserved for internal use");
    }
    return {};
}

}  // namespace

Tags tags_of(const Context& context, std::string_view id) {
    const auto found = context.find(tags_table, owner_of(context), context.region(), id);
    return found ? found->tags : Tags{};
}

model::List<Tag> tag_list(const Tags& tags) {
    model::List<Tag> list;
    for (const auto& [key, value] : tags) list.push_back({.key = key, .value = value});
    return list;
}

model::List<Tag> tag_list_of(const Context& context, std::string_view id) { return tag_list(tags_of(context, id)); }

void keep_tags(Context& context, std::string_view id, const Tags& tags) {
    if (tags.empty()) {
        store::erase(context.writes(), tags_table, owner_of(context), context.region(), id);
        return;
    }
    store::put(context.writes(), tags_table, TagsRecord{.id = std::string(id), .tags = tags}, owner_of(context),
               context.region(), id);
}

Result<> add_tags(Tags& tags, const model::List<Tag>& more) {
    std::set<std::string> seen;
    for (const auto& tag : more) {
        const auto key = tag.key.value_or("");
        BACKLOT_CHECK(check_tag(key, tag.value.value_or("")));
        if (!seen.insert(key).second) {
            return errors::make("InvalidParameterValue", "Duplicate tag key '" + key + "' specified.");
        }
        tags.insert_or_assign(key, tag.value.value_or(""));
    }
    if (tags.size() <= tag_limit) return {};
    return errors::make("TagLimitExceeded", "More than 50 tags specified for resource");
}

Result<Tags> tags_in(const model::List<TagSpecification>& given, std::string_view type) {
    model::List<Tag> all;
    for (const auto& one : given) {
        if (!one.resource_type) return errors::missing("ResourceType");
        if (*one.resource_type != type) {
            return errors::make("InvalidParameterValue",
                                "'" + *one.resource_type + "' is not a valid taggable resource type for this operation.");
        }
        all.insert(all.end(), one.tags.begin(), one.tags.end());
    }
    Tags tags;
    BACKLOT_CHECK(add_tags(tags, all));
    return tags;
}

}  // namespace backlot::ec2
