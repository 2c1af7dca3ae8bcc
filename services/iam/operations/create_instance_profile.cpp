// CreateInstanceProfile. Fails with EntityAlreadyExists, LimitExceeded above 1,000.
//
// Source: IAM API Reference, CreateInstanceProfile.
#include "services/iam/access.h"
#include "services/iam/entities.h"
#include "services/iam/errors.h"

namespace backlot::iam {

constexpr std::size_t instance_profile_limit = 1'000;

Result<Access> create_instance_profile_access(const Context& context, const CreateInstanceProfileInput& input) {
    auto access = on_arn("iam:CreateInstanceProfile", iam_arn(context, "instance-profile", input.path.value_or("/"),
                                                              input.instance_profile_name));
    add_request_tags(access, input.tags);
    if (!input.tags.empty()) {
        access.also.push_back({.action = "iam:TagInstanceProfile", .resource = access.resource, .owned = {}, .keys = access.keys});
    }
    return access;
}

Result<CreateInstanceProfileOutput> create_instance_profile(Context& context,
                                                            const CreateInstanceProfileInput& input) {
    BACKLOT_TRY(path, path_or_root(input.path));
    BACKLOT_TRY(tags, tags_of(input.tags));
    if (need_instance_profile(context, input.instance_profile_name)) {
        return errors::already_exists("Instance Profile " + input.instance_profile_name + " already exists.");
    }
    if (count_of(context, identity::instance_profiles) >= instance_profile_limit) {
        return errors::quota("InstanceProfilesPerAccount", instance_profile_limit);
    }
    identity::InstanceProfile profile;
    profile.name = input.instance_profile_name;
    profile.path = path;
    profile.id = identity::unique_id(context.ids(), "AIPA");
    profile.created = second_of(context.now());
    profile.tags = std::move(tags);
    put_instance_profile(context, profile);
    return CreateInstanceProfileOutput{.instance_profile = shape_of(context, profile, Detail::full)};
}

}  // namespace backlot::iam
