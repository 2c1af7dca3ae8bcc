// DeleteTags: takes tags off resources: by key, by key and value, or all of them.
//
// Fails with Invalid...ID.NotFound, InvalidID.
//
// Source: Amazon EC2 API Reference (2016-11-15), DeleteTags.
#include "services/ec2/begin.h"
#include "services/ec2/exists.h"
#include "services/ec2/gate.h"
#include "services/ec2/tags.h"

namespace backlot::ec2 {

Result<Access> delete_tags_access(const Context& context, const DeleteTagsInput& input) {
    return asks_to_tag(context, "ec2:DeleteTags", input.resources, input.tags);
}

Result<DeleteTagsOutput> delete_tags(Context& context, const DeleteTagsInput& input) {
    BACKLOT_CHECK(begin(input, {"Resources", "Tags"}));
    for (const auto& id : input.resources) BACKLOT_CHECK(check_exists(context, id));
    for (const auto& id : input.resources) {
        auto tags = tags_of(context, id);
        if (input.tags.empty()) tags.clear();
        for (const auto& tag : input.tags) {
            const auto found = tags.find(tag.key.value_or(""));
            // A value, be it empty, says that the tag must have it.
            if (found != tags.end() && (!tag.value || *tag.value == found->second)) tags.erase(found);
        }
        keep_tags(context, id, tags);
    }
    return DeleteTagsOutput{};
}

}  // namespace backlot::ec2
