// The discovery documents of accounts that issue tokens, where an OpenID Connect client looks for them: found by the
// issuer's host name, asked of this server. They are for everyone to read, so nobody's permission is asked.
//
// Source: OpenID Connect Discovery 1.0, section 4.
#include "base/encoding.h"
#include "identity/token_issuer.h"
#include "kernel/kernel.h"
#include "kernel/service.h"

namespace backlot::sts {

namespace {

std::string without_port(std::string_view host) { return to_lower(host.substr(0, host.find(':'))); }

kernel::EndpointResponse answer_issuer(kernel::Kernel& kernel, kernel::EndpointRequest& request) {
    if (request.method != "GET" && request.method != "HEAD") {
        return {.status = 405, .headers = {{"Allow", "GET, HEAD"}}};
    }
    const auto snapshot = kernel.stage().branch->snapshot();
    auto document = identity::issuer_document(*snapshot, without_port(request.host), request.path);
    if (!document) return {.status = 404};
    kernel::EndpointResponse response{.headers = {{"Content-Type", "application/json"}}};
    if (request.method == "GET") response.body = std::move(*document);
    return response;
}

constexpr kernel::Endpoint served[] = {
    {.name = "token-issuer",
     .matches = [](std::string_view host, std::string_view) {
         return without_port(host).ends_with(identity::issuer_domain);
     },
     .answer = &answer_issuer}};

}  // namespace

std::span<const kernel::Endpoint> endpoints() { return served; }

}  // namespace backlot::sts
