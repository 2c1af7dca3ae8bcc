#include "services/ecr/registry_request.h"

#include <algorithm>
#include <array>

#include "base/encoding.h"
#include "text/json.h"

namespace backlot::ecr {

namespace {

constexpr std::string_view host_mark = ".dkr.ecr.";
constexpr std::size_t account_digits = 12;
constexpr std::size_t region_limit = 25;

bool is_lower(char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'); }

bool is_reference(std::string_view text) {
    if (text.empty() || text.size() > 300) return false;
    return std::ranges::all_of(text, [](char c) {
        return is_lower(c) || (c >= 'A' && c <= 'Z') || c == '.' || c == '_' || c == '-' || c == ':' || c == '+';
    });
}

std::optional<std::string> password_of(const EndpointRequest& request) {
    const auto* header = request.header("authorization");
    if (header == nullptr || header->size() < 6 || !equal_ignoring_case(std::string_view(*header).substr(0, 6), "basic ")) return std::nullopt;
    const auto text = from_base64(trim(std::string_view(*header).substr(6)));
    if (!text || !text->starts_with("AWS:")) return std::nullopt;
    return text->substr(4);
}

struct Meaning {
    std::string_view code;
    int status;
    std::string_view registry_code;
};

// Source: OCI Distribution Specification 1.1, "Error Codes".
constexpr std::array meanings{Meaning{"RepositoryNotFoundException", 404, "NAME_UNKNOWN"},
                              Meaning{"ImageNotFoundException", 404, "MANIFEST_UNKNOWN"},
                              Meaning{"LayersNotFoundException", 404, "BLOB_UNKNOWN"},
                              Meaning{"ReferencedImagesNotFoundException", 404, "MANIFEST_BLOB_UNKNOWN"},
                              Meaning{"UploadNotFoundException", 404, "BLOB_UPLOAD_UNKNOWN"},
                              Meaning{"InvalidLayerException", 400, "DIGEST_INVALID"},
                              Meaning{"EmptyUploadException", 400, "BLOB_UPLOAD_INVALID"},
                              Meaning{"InvalidLayerPartException", 416, "BLOB_UPLOAD_INVALID"},
                              Meaning{"ImageDigestDoesNotMatchException", 400, "DIGEST_INVALID"},
                              Meaning{"ImageTagAlreadyExistsException", 400, "TAG_INVALID"},
                              Meaning{"InvalidParameterException", 400, "MANIFEST_INVALID"},
                              Meaning{"LimitExceededException", 400, "MANIFEST_INVALID"},
                              Meaning{"AccessDeniedException", 403, "DENIED"},
                              Meaning{"NotImplemented", 400, "UNSUPPORTED"},
                              Meaning{"DENIED", 403, "DENIED"}};

}  // namespace

// "team/app": runs of letters and digits with ".", "_", "__" or hyphens between them, in parts.
bool is_repository_name(std::string_view name) {
    if (name.size() < 2 || name.size() > 256) return false;
    bool was_alphanumeric = false;
    for (std::size_t i = 0; i < name.size(); ++i) {
        const char c = name[i];
        if (is_lower(c)) {
            was_alphanumeric = true;
        } else if (c == '/' || c == '.' || c == '_' || c == '-') {
            const bool is_repeated = i > 0 && name[i - 1] == c && (c == '-' || (c == '_' && (i < 2 || name[i - 2] != '_')));
            if (!was_alphanumeric && !is_repeated) return false;
            was_alphanumeric = false;
        } else {
            return false;
        }
    }
    return was_alphanumeric;
}

bool is_registry_host(std::string_view host) {
    if (host.size() <= account_digits || !host.substr(account_digits).starts_with(host_mark)) return false;
    const auto rest = host.substr(account_digits + host_mark.size());
    const auto region = rest.substr(0, rest.find('.'));
    return host.substr(0, account_digits).find_first_not_of("0123456789") == host.npos && region.size() >= 2 && region.size() <= region_limit &&
           std::ranges::all_of(region, [](char c) { return is_lower(c) || c == '-'; });
}

RegistryPath parse_path(std::string_view raw) {
    if (raw == "/v2" || raw == "/v2/") return {.asked = Asked::base};
    if (raw == "/v2/_catalog") return {.asked = Asked::catalog};
    if (raw == address_path) return {.asked = Asked::address};
    const auto path = uri_decode(raw.substr(4));
    const auto make = [&](Asked asked, std::size_t end, std::string reference) -> RegistryPath {
        RegistryPath found{.asked = asked, .name = path.substr(0, end), .reference = std::move(reference)};
        const bool needs_reference = asked != Asked::new_upload && asked != Asked::tags;
        if (!is_repository_name(found.name) || (needs_reference && !is_reference(found.reference))) return {};
        return found;
    };
    constexpr std::string_view uploads_mark = "/blobs/uploads";
    if (const auto at = path.rfind(uploads_mark); at != path.npos) {
        const auto rest = path.substr(at + uploads_mark.size());
        if (rest.empty() || rest == "/") return make(Asked::new_upload, at, {});
        if (rest.front() == '/' && rest.find('/', 1) == rest.npos) return make(Asked::upload, at, rest.substr(1));
    }
    if (path.ends_with("/tags/list")) return make(Asked::tags, path.size() - 10, {});
    const auto slash = path.rfind('/');
    if (slash == path.npos || slash == 0) return {};
    const auto before = path.rfind('/', slash - 1);
    if (before == path.npos) return {};
    const auto kind = std::string_view(path).substr(before + 1, slash - before - 1);
    const auto asked = kind == "blobs" ? Asked::blob : kind == "manifests" ? Asked::manifest : kind == "referrers" ? Asked::referrers : Asked::nothing;
    return asked == Asked::nothing ? RegistryPath{} : make(asked, before, path.substr(slash + 1));
}

Result<kernel::Call> Visit::make(std::string_view operation) const {
    identity::Origin origin;
    origin.source_ip = request.remote_ip;
    origin.is_tls = request.is_tls;
    origin.host = request.host;
    if (!request.network.empty()) kernel.place("ecr", region, request.network, origin);
    if (const auto* agent = request.header("user-agent")) origin.user_agent = *agent;
    return kernel.make_call("ecr", operation, caller, std::move(origin), region);
}

Result<Visit> open_visit(kernel::Kernel& kernel, EndpointRequest& request) {
    Visit visit{.kernel = kernel, .request = request, .path = parse_path(request.path)};
    const auto password = password_of(request);
    if (!password) return fail("UNAUTHORIZED", "Not Authorized", 401);
    const auto& stage = kernel.stage();
    BACKLOT_TRY(holder, read_token(stage.settings.master_key, *stage.branch->snapshot(), stage.clock->now(), *password));
    visit.caller = std::move(holder.caller);
    visit.region = std::move(holder.region);
    visit.account = visit.caller.account;
    visit.repository = visit.path.name;
    if (is_registry_host(request.host)) {
        visit.account = request.host.substr(0, account_digits);
        const auto from = account_digits + host_mark.size();
        visit.region = request.host.substr(from, request.host.find('.', from) - from);
    } else if (const auto slash = visit.repository.find('/');
               slash == account_digits && visit.repository.find_first_not_of("0123456789") == account_digits) {
        visit.account = visit.repository.substr(0, slash);
        visit.repository.erase(0, slash + 1);
    }
    return visit;
}

EndpointResponse refused(int status, std::string_view code, std::string_view message) {
    const auto body = Json::object({{"errors", Json::array({Json::object({{"code", code}, {"message", message}})})}});
    return {.status = status,
            .headers = {{"Content-Type", "application/json"}, {"Docker-Distribution-Api-Version", "registry/2.0"}},
            .body = body.dump()};
}

EndpointResponse refused(const EndpointRequest& request, const Error& error) {
    if (error.code == "UNAUTHORIZED") {
        auto response = refused(401, error.code, error.message);
        response.headers.emplace_back("WWW-Authenticate", std::string("Basic realm=\"") + (request.is_tls ? "https://" : "http://") + request.host +
                                                              "/\",service=\"ecr.amazonaws.com\"");
        return response;
    }
    const auto found = std::ranges::find(meanings, error.code, &Meaning::code);
    if (found == meanings.end()) return refused(error.status >= 400 ? error.status : 500, "UNKNOWN", error.message);
    return refused(found->status, found->registry_code, error.message);
}

}  // namespace backlot::ecr
