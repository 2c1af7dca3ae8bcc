// UnlabelParameterVersion: takes names off a version; those that it does not have are told.
//
// Fails with ParameterNotFound, ParameterVersionNotFound.
//
// Source: AWS Systems Manager API Reference (2014-11-06), UnlabelParameterVersion.
#include <algorithm>

#include "services/ssm/access.h"
#include "services/ssm/model.h"

namespace backlot::ssm {

Result<Access> unlabel_parameter_version_access(const Context& context, const UnlabelParameterVersionInput& input) {
    return on_parameter(context, "ssm:UnlabelParameterVersion", parameter_key(context, input.name));
}

Result<UnlabelParameterVersionOutput> unlabel_parameter_version(Context& context,
                                                                const UnlabelParameterVersionInput& input) {
    auto key = parameter_key(context, input.name);
    BACKLOT_TRY(parameter, need_parameter(context, key));
    key.name = parameter.name;
    key.selector = std::to_string(input.parameter_version);
    BACKLOT_TRY(version, need_version(context, key, parameter));
    UnlabelParameterVersionOutput output;
    output.removed_labels.given = true;
    output.invalid_labels.given = true;
    for (const auto& label : input.labels) {
        const bool was_there = std::erase(version.labels, label) != 0;
        (was_there ? output.removed_labels : output.invalid_labels).push_back(label);
    }
    store_version(context, key, version);
    return output;
}

}  // namespace backlot::ssm
