// GenerateServiceLastAccessedDetails: a report on the services that a user, group, role or policy may reach, and has reached.
//
// It is there at once, and shows what is so when it is read. Reports of single actions (ACTION_LEVEL) are not built. Fails with
// NoSuchEntity, InvalidInput, NotImplemented.
//
// Source: IAM API Reference, GenerateServiceLastAccessedDetails.
#include "services/iam/errors.h"
#include "services/iam/reach.h"

namespace backlot::iam {

Result<Access> generate_service_last_accessed_details_access(const Context& context, const GenerateServiceLastAccessedDetailsInput& input) {
    return on_subject(context, "iam:GenerateServiceLastAccessedDetails", input.arn);
}

Result<GenerateServiceLastAccessedDetailsOutput> generate_service_last_accessed_details(Context& context,
                                                                                       const GenerateServiceLastAccessedDetailsInput& input) {
    if (input.granularity.value_or("SERVICE_LEVEL") != "SERVICE_LEVEL") {
        return fail("NotImplemented", "backlot keeps no last use of single actions.", 400);
    }
    BACKLOT_CHECK(reach_of(context, input.arn));
    const auto id = context.ids().uuid();
    store::put(context.writes(), access_report_jobs, {.arn = input.arn, .made = second_of(context.now())}, context.account(), id);
    return GenerateServiceLastAccessedDetailsOutput{.job_id = id};
}

}  // namespace backlot::iam
