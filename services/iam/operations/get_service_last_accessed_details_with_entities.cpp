// GetServiceLastAccessedDetailsWithEntities: the users and roles of a report, and when each last used one service.
//
// Fails with NoSuchEntity, InvalidInput (a service that there is not).
//
// Source: IAM API Reference, GetServiceLastAccessedDetailsWithEntities.
#include "base/encoding.h"
#include "policy/action_table.h"
#include "services/iam/errors.h"
#include "services/iam/reach.h"

namespace backlot::iam {

Result<Access> get_service_last_accessed_details_with_entities_access(const Context&,
                                                                      const GetServiceLastAccessedDetailsWithEntitiesInput&) {
    return on_all("iam:GetServiceLastAccessedDetailsWithEntities");
}

Result<GetServiceLastAccessedDetailsWithEntitiesOutput> get_service_last_accessed_details_with_entities(
    const Context& context, const GetServiceLastAccessedDetailsWithEntitiesInput& input) {
    BACKLOT_TRY(job, need_report(context, input.job_id));
    if (!policy::service_exists(input.service_namespace)) return errors::invalid_input("Invalid service namespace: " + input.service_namespace);
    BACKLOT_TRY(reach, reach_of(context, job.arn));
    std::vector<EntityDetails> entities;
    for (const auto& one : reach.by) {
        EntityDetails shape{.entity_info = {.arn = one.arn, .name = one.name, .type = to_upper(name_of(one.kind)), .id = one.id, .path = one.path}};
        if (const auto use = identity::last_use_of_service(context.view(), one.id, input.service_namespace)) shape.last_authenticated = use->time;
        entities.push_back(std::move(shape));
    }
    BACKLOT_TRY(page, page_of(std::move(entities), input.max_items, input.marker, [](const auto& one) { return one.entity_info.arn; }));
    GetServiceLastAccessedDetailsWithEntitiesOutput output{
        .job_status = "COMPLETED", .job_creation_date = job.made, .job_completion_date = job.made};
    fill_page(output, &GetServiceLastAccessedDetailsWithEntitiesOutput::entity_details_list, std::move(page));
    return output;
}

}  // namespace backlot::iam
