// DeregisterPullTimeUpdateExclusion: the pulls of a user or role are noted again.
//
// Fails with ExclusionNotFoundException.
//
// Source: Amazon ECR API Reference (2015-09-21), DeregisterPullTimeUpdateExclusion.
#include "services/ecr/access.h"

namespace backlot::ecr {

Result<Access> deregister_pull_time_update_exclusion_access(const Context&, const DeregisterPullTimeUpdateExclusionInput&) {
    return on_registry("ecr:DeregisterPullTimeUpdateExclusion");
}

Result<DeregisterPullTimeUpdateExclusionOutput> deregister_pull_time_update_exclusion(Context& context,
                                                                                      const DeregisterPullTimeUpdateExclusionInput& input) {
    if (!context.find(exclusions, context.account(), context.region(), input.principal_arn)) {
        return errors::make("ExclusionNotFoundException", "The principal " + input.principal_arn + " is not excluded.");
    }
    store::erase(context.writes(), exclusions, context.account(), context.region(), input.principal_arn);
    return DeregisterPullTimeUpdateExclusionOutput{.principal_arn = input.principal_arn};
}

}  // namespace backlot::ecr
