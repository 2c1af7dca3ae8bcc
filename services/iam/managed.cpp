#include "services/iam/managed.h"

#include "base/digest.h"

namespace backlot::iam {

namespace {

std::int64_t count_in(const std::map<std::string, std::int64_t>& counts, const std::string& arn) {
    const auto found = counts.find(arn);
    return found == counts.end() ? 0 : found->second;
}

// DIFFERS: the ids of AWS's managed policies are not published; ours derive from the ARN and stay the same.
std::string id_of_arn(std::string_view arn) { return "ANPA" + base32(sha256(arn)).substr(0, 17); }

}  // namespace

Result<identity::ManagedPolicy> need_policy(const Context& context, const std::string& arn, std::string_view action) {
    if (policy::managed_policy(arn)) {
        return errors::access_denied("User: " + context.caller().arn + " is not authorized to perform: " +
                                     std::string(action) + " on resource: policy " + arn);
    }
    auto policy = identity::find_policy(context.view(), context.account(), identity::last_segment(arn));
    if (!policy || identity::policy_arn(context.account(), *policy) != arn) return errors::no_such_policy(arn);
    return std::move(*policy);
}

Usage usage_of(const Context& context) {
    Usage usage;
    const auto count = [&](const auto& entity) {
        for (const auto& arn : entity.attached) ++usage.attachments[arn];
        if constexpr (requires { entity.boundary; }) {
            if (!entity.boundary.empty()) ++usage.boundaries[entity.boundary];
        }
    };
    store::scan(context.view(), identity::users, count, context.account());
    store::scan(context.view(), identity::groups, count, context.account());
    store::scan(context.view(), identity::roles, count, context.account());
    return usage;
}

Policy shape_of(const Context& context, const identity::ManagedPolicy& policy, const Usage& usage, Detail detail) {
    const auto arn = identity::policy_arn(context.account(), policy);
    Policy shape{.policy_name = policy.name,
                 .policy_id = policy.id,
                 .arn = arn,
                 .path = policy.path,
                 .default_version_id = policy.default_version,
                 .attachment_count = count_in(usage.attachments, arn),
                 .permissions_boundary_usage_count = count_in(usage.boundaries, arn),
                 .is_attachable = true,
                 .create_date = policy.created,
                 .update_date = policy.updated};
    if (detail == Detail::full) {
        if (!policy.description.empty()) shape.description = policy.description;
        shape.tags = tag_list(policy.tags);
        shape.tags.given = true;
    }
    return shape;
}

Policy shape_of(const policy::ManagedPolicy& policy, const Usage& usage, Detail detail) {
    const std::string arn(policy.arn);
    Policy shape{.policy_name = std::string(policy.name),
                 .policy_id = id_of_arn(policy.arn),
                 .arn = arn,
                 .path = std::string(policy.path),
                 .default_version_id = std::string(policy.default_version_id),
                 .attachment_count = count_in(usage.attachments, arn),
                 .permissions_boundary_usage_count = count_in(usage.boundaries, arn),
                 .is_attachable = true,
                 .create_date = policy.create_date,
                 .update_date = policy.update_date};
    shape.tags.given = detail == Detail::full;
    return shape;
}

PolicyVersion shape_of(const identity::ManagedPolicy& policy, const identity::PolicyVersion& version, Detail detail) {
    PolicyVersion shape{.version_id = version.id,
                        .is_default_version = version.id == policy.default_version,
                        .create_date = version.created};
    if (detail == Detail::full) shape.document = encoded(version.document);
    return shape;
}

PolicyVersion version_shape(const policy::ManagedPolicy& policy, Detail detail) {
    PolicyVersion shape{.version_id = std::string(policy.default_version_id),
                        .is_default_version = true,
                        .create_date = policy.update_date};
    if (detail == Detail::full) shape.document = encoded(policy.document);
    return shape;
}

}  // namespace backlot::iam
