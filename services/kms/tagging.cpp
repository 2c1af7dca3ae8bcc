#include "services/kms/tagging.h"

namespace backlot::kms {

Result<Tags> tags_of(const model::List<Tag>& list) {
    Tags out;
    for (const auto& tag : list) {
        if (tag.tag_key.starts_with("aws:")) {
            return errors::make("TagException", "Tag keys may not begin with aws:, which is reserved.");
        }
        if (!out.emplace(tag.tag_key, tag.tag_value).second) {
            return errors::make("TagException", "Duplicate tag keys");
        }
    }
    if (out.size() > tag_limit) return errors::make("TagException", "Too many tags: a key has at most 50.");
    return out;
}

}  // namespace backlot::kms
