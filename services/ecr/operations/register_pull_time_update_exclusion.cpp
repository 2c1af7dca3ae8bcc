// RegisterPullTimeUpdateExclusion: the pulls of a user or role are not noted.
//
// Fails with ExclusionAlreadyExistsException.
//
// Source: Amazon ECR API Reference (2015-09-21), RegisterPullTimeUpdateExclusion.
#include "services/ecr/access.h"

namespace backlot::ecr {

Result<Access> register_pull_time_update_exclusion_access(const Context&, const RegisterPullTimeUpdateExclusionInput&) {
    return on_registry("ecr:RegisterPullTimeUpdateExclusion");
}

Result<RegisterPullTimeUpdateExclusionOutput> register_pull_time_update_exclusion(Context& context,
                                                                                  const RegisterPullTimeUpdateExclusionInput& input) {
    if (context.find(exclusions, context.account(), context.region(), input.principal_arn)) {
        return errors::make("ExclusionAlreadyExistsException", "The principal " + input.principal_arn + " is excluded already.");
    }
    store::put(context.writes(), exclusions, {.principal = input.principal_arn, .created = context.now()}, context.account(), context.region(), input.principal_arn);
    return RegisterPullTimeUpdateExclusionOutput{.principal_arn = input.principal_arn, .created_at = context.now()};
}

}  // namespace backlot::ecr
