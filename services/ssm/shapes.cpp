#include "services/ssm/shapes.h"

namespace backlot::ssm {

Parameter parameter_shape(const ParameterKey& key, const ParameterRecord& parameter, const VersionRecord& version) {
    const ParameterKey own{.account = key.account, .region = key.region, .name = parameter.name};
    Parameter shape{.name = key.asked.empty() ? parameter.name : key.asked,
                    .type = version.type,
                    .value = version.value,
                    .version = static_cast<std::int64_t>(version.version),
                    .last_modified_date = version.modified,
                    .arn = parameter_arn(own),
                    .data_type = version.data_type};
    if (!key.selector.empty()) shape.selector = ":" + key.selector;
    return shape;
}

model::List<ParameterInlinePolicy> policy_shapes(const VersionRecord& version, Time now) {
    model::List<ParameterInlinePolicy> shapes;
    for (const auto& policy : version.policies) {
        const bool has_ended = policy.expires && *policy.expires <= now;
        shapes.push_back({.policy_text = policy.text, .policy_type = policy.type, .policy_status = has_ended
                          ? "Finished" : "Pending"});
    }
    return shapes;
}

}  // namespace backlot::ssm
