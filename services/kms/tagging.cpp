#include "services/kms/tagging.h"

#include "base/encoding.h"

namespace backlot::kms {

Result<Tags> tags_of(const model::List<Tag>& list) {
    Tags out;
    for (const auto& tag : list) {
        if (to_lower(tag.tag_key).starts_with("aws:")) {
            return errors::make("TagException", "Tags beginning with aws: are reserved");
        }
        if (!out.emplace(tag.tag_key, tag.tag_value).second) {
            return errors::make("TagException", "Duplicate tag keys");
        }
    }
    if (out.size() > tag_limit) return errors::make("TagException", "Too many tags");
    return out;
}

}  // namespace backlot::kms
