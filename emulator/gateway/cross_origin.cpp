#include "gateway/cross_origin.h"

#include <algorithm>

#include "base/encoding.h"
#include "wire/s3_rules.h"

namespace backlot::gateway {

namespace {

std::vector<std::string> list_of(std::string_view header) {
    std::vector<std::string> out;
    while (!header.empty()) {
        const auto part = header.substr(0, header.find(','));
        header.remove_prefix(std::min(part.size() + 1, header.size()));
        if (const auto name = trim(part); !name.empty()) out.emplace_back(name);
    }
    return out;
}

}  // namespace

Result<wire::Response> preflight(const kernel::ServiceEntry& service, const store::View& view, std::string_view resource, bool is_within,
                                 const wire::Request& request, std::string_view request_id) {
    const auto* origin = request.header("origin");
    if (origin == nullptr) {
        return fail("BadRequest", "Insufficient information. Origin request header needed.", 400);
    }
    const auto* method = request.header("access-control-request-method");
    kernel::CrossOrigin asked{.resource = std::string(resource), .origin = *origin, .method = method == nullptr ? std::string{} : *method,
                              .headers = {}, .is_preflight = true, .is_within = is_within};
    if (const auto* headers = request.header("access-control-request-headers")) asked.headers = list_of(*headers);
    BACKLOT_TRY(allowed, service.cross_origin(view, asked));
    wire::Response response;
    response.headers.emplace_back("x-amz-request-id", request_id);
    response.headers.emplace_back("Server", "AmazonS3");
    response.headers.emplace_back("x-amz-id-2", wire::s3_host_id(request_id));
    for (auto& header : allowed) response.headers.push_back(std::move(header));
    return response;
}

void add_cross_origin(const kernel::ServiceEntry& service, const store::View& view, std::string_view resource,
                      const wire::Request& request, wire::Response& response) {
    const auto* origin = request.header("origin");
    if (origin == nullptr || service.cross_origin == nullptr || resource.empty()) return;
    kernel::CrossOrigin asked{.resource = std::string(resource), .origin = *origin, .method = request.method, .headers = {}};
    // S3 reads a preflight's headers also where the request itself brings them.
    if (const auto* method = request.header("access-control-request-method")) asked.method = *method;
    if (const auto* headers = request.header("access-control-request-headers")) asked.headers = list_of(*headers);
    auto allowed = service.cross_origin(view, asked);
    if (!allowed) return;
    for (auto& header : *allowed) response.headers.push_back(std::move(header));
}

}  // namespace backlot::gateway
