// ListPolicyTags: the tags of a customer managed policy, by key.
//
// Source: IAM API Reference, ListPolicyTags.
#include "services/iam/access.h"
#include "services/iam/entities.h"
#include "services/iam/errors.h"
#include "services/iam/managed.h"

namespace backlot::iam {

Result<Access> list_policy_tags_access(const Context& context, const ListPolicyTagsInput& input) {
    return on_policy(context, "iam:ListPolicyTags", input.policy_arn);
}

Result<ListPolicyTagsOutput> list_policy_tags(const Context& context, const ListPolicyTagsInput& input) {
    if (policy::managed_policy(input.policy_arn)) {
        return errors::invalid_input("AWS managed policies have no tags.");
    }
    BACKLOT_TRY(found, need_policy(context, input.policy_arn, "iam:ListPolicyTags"));
    BACKLOT_TRY(page, page_of(std::vector<Tag>(tag_list(found.tags)), input.max_items, input.marker,
                              [](const Tag& tag) { return tag.key; }));
    ListPolicyTagsOutput output;
    fill_page(output, &ListPolicyTagsOutput::tags, std::move(page));
    return output;
}

}  // namespace backlot::iam
