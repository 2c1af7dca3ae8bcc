// Parameters as answers have them.
#pragma once

#include "services/ssm/access.h"
#include "services/ssm/model.h"

namespace backlot::ssm {

[[nodiscard]] Parameter parameter_shape(const ParameterKey& key, const ParameterRecord& parameter,
                                        const VersionRecord& version);
[[nodiscard]] model::List<ParameterInlinePolicy> policy_shapes(const VersionRecord& version, Time now);

}  // namespace backlot::ssm
