// GetServiceLastAccessedDetails: the services of a report, by their prefix: each that the policies allow anything of, and who used it
// last.
//
// Fails with NoSuchEntity.
//
// Source: IAM API Reference, GetServiceLastAccessedDetails, ServiceLastAccessed.
#include <algorithm>

#include "policy/action_table.h"
#include "services/iam/granting.h"
#include "services/iam/reach.h"

namespace backlot::iam {

namespace {

ServiceLastAccessed shown(const Context& context, const Reach& reach, std::string_view service) {
    ServiceLastAccessed shape{.service_name = std::string(policy::title_of(service)), .service_namespace = std::string(service),
                              .total_authenticated_entities = 0};
    for (const auto& one : reach.by) {
        const auto use = identity::last_use_of_service(context.view(), one.id, service);
        if (!use) continue;
        shape.total_authenticated_entities = *shape.total_authenticated_entities + 1;
        if (shape.last_authenticated && *shape.last_authenticated >= use->time) continue;
        shape.last_authenticated = use->time;
        shape.last_authenticated_entity = one.arn;
        shape.last_authenticated_region = use->region;
    }
    return shape;
}

}  // namespace

Result<Access> get_service_last_accessed_details_access(const Context&, const GetServiceLastAccessedDetailsInput&) {
    return on_all("iam:GetServiceLastAccessedDetails");
}

Result<GetServiceLastAccessedDetailsOutput> get_service_last_accessed_details(const Context& context,
                                                                             const GetServiceLastAccessedDetailsInput& input) {
    BACKLOT_TRY(job, need_report(context, input.job_id));
    BACKLOT_TRY(reach, reach_of(context, job.arn));
    std::vector<ServiceLastAccessed> services;
    for (const auto service : policy::all_services()) {
        const bool is_granted = std::ranges::any_of(reach.documents, [&](const std::string& document) { return grants_service(document, service); });
        if (is_granted) services.push_back(shown(context, reach, service));
    }
    BACKLOT_TRY(page, page_of(std::move(services), input.max_items, input.marker, [](const auto& one) { return one.service_namespace; }));
    GetServiceLastAccessedDetailsOutput output{
        .job_status = "COMPLETED", .job_type = "SERVICE_LEVEL", .job_creation_date = job.made, .job_completion_date = job.made};
    fill_page(output, &GetServiceLastAccessedDetailsOutput::services_last_accessed, std::move(page));
    return output;
}

}  // namespace backlot::iam
