// ListInstanceProfiles: the account's, by name, without tags.
//
// Source: IAM API Reference, ListInstanceProfiles.
#include "services/iam/access.h"
#include "services/iam/entities.h"
#include "services/iam/errors.h"

namespace backlot::iam {

Result<Access> list_instance_profiles_access(const Context& context, const ListInstanceProfilesInput& input) {
    return on_arn("iam:ListInstanceProfiles",
                  iam_arn(context, "instance-profile", input.path_prefix.value_or("/"), ""));
}

Result<ListInstanceProfilesOutput> list_instance_profiles(const Context& context,
                                                          const ListInstanceProfilesInput& input) {
    auto profiles = all_of(context, identity::instance_profiles);
    const auto prefix = input.path_prefix.value_or("/");
    std::erase_if(profiles, [&](const auto& profile) { return !profile.path.starts_with(prefix); });
    BACKLOT_TRY(page, page_of(std::move(profiles), input.max_items, input.marker,
                              [](const identity::InstanceProfile& one) { return to_lower(one.name); }));
    ListInstanceProfilesOutput output{.is_truncated = page.is_truncated, .marker = page.marker};
    output.instance_profiles.given = true;
    for (const auto& one : page.items) output.instance_profiles.push_back(shape_of(context, one, Detail::brief));
    return output;
}

}  // namespace backlot::iam
