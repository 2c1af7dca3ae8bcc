// The image registry at /v2/: what podman, skopeo, crane and their like speak with. Every request is made of ECR's own operations,
// asked by whoever the token belongs to.
//
// Source: OCI Distribution Specification 1.1; Amazon ECR User Guide, "Private registry authentication in Amazon ECR".
#include <span>

#include "services/ecr/registry_request.h"

namespace backlot::ecr {

namespace {

// A task's credentials lie under the same beginning, and no further slash.
bool is_ours(std::string_view host, std::string_view path) {
    if (path != "/v2" && !path.starts_with("/v2/")) return false;
    return is_registry_host(host) || !path.starts_with("/v2/credentials/");
}

bool streams(std::string_view method, std::string_view path) {
    if (method != "PATCH" && method != "PUT" && method != "POST") return false;
    const auto asked = parse_path(path).asked;
    return asked == Asked::upload || asked == Asked::new_upload;
}

std::optional<EndpointResponse> admit(kernel::Kernel& kernel, const EndpointRequest& head) {
    auto request = head;
    const auto visit = open_visit(kernel, request);
    if (!visit) return refused(head, visit.error());
    return admit_upload(*visit);
}

EndpointResponse answer(kernel::Kernel& kernel, EndpointRequest& request) {
    if (parse_path(request.path).asked == Asked::address) return answer_address(kernel, request);
    const auto visit = open_visit(kernel, request);
    if (!visit) return refused(request, visit.error());
    switch (visit->path.asked) {
        case Asked::base:
            return {.headers = {{"Content-Type", "application/json"}, {"Docker-Distribution-Api-Version", "registry/2.0"}}, .body = "{}"};
        case Asked::blob: return answer_blob(*visit);
        case Asked::new_upload: return answer_uploads(*visit);
        case Asked::upload: return answer_upload(*visit);
        case Asked::manifest: return answer_manifest(*visit);
        case Asked::tags: return answer_tags(*visit);
        case Asked::referrers: return answer_referrers(*visit);
        case Asked::catalog: return answer_catalog(*visit);
        case Asked::address:
        case Asked::nothing: break;
    }
    return refused(404, "NAME_INVALID", "There is nothing of that name.");
}

constexpr kernel::Endpoint served[] = {{.name = "registry", .matches = &is_ours, .streams = &streams, .admit = &admit, .answer = &answer}};

}  // namespace

std::span<const kernel::Endpoint> endpoints() { return served; }

}  // namespace backlot::ecr
