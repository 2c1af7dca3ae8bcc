// CreateTags: adds tags to resources of any kind, or changes their values.
//
// Fails with Invalid...ID.NotFound, InvalidID, InvalidParameterValue, TagLimitExceeded.
//
// Source: Amazon EC2 API Reference (2016-11-15), CreateTags.
#include "services/ec2/begin.h"
#include "services/ec2/exists.h"
#include "services/ec2/gate.h"
#include "services/ec2/tags.h"

namespace backlot::ec2 {

Result<Access> create_tags_access(const Context& context, const CreateTagsInput& input) {
    return asks_to_tag(context, "ec2:CreateTags", input.resources, input.tags);
}

Result<CreateTagsOutput> create_tags(Context& context, const CreateTagsInput& input) {
    BACKLOT_CHECK(begin(input, {"Resources", "Tags"}));
    if (input.tags.empty()) return errors::missing("tagSet");
    for (const auto& id : input.resources) BACKLOT_CHECK(check_exists(context, id));
    for (const auto& id : input.resources) {
        auto tags = tags_of(context, id);
        BACKLOT_CHECK(add_tags(tags, input.tags));
        keep_tags(context, id, tags);
    }
    return CreateTagsOutput{};
}

}  // namespace backlot::ec2
