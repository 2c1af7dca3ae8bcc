// Layers over the registry's own protocol: pulling them, and pushing them in one piece or in many.
//
// Source: OCI Distribution Specification 1.1, "Pulling blobs", "Pushing blobs", "Mounting a blob from another repository".
#include <charconv>

#include "base/encoding.h"
#include "services/ecr/layers.h"
#include "services/ecr/manifest.h"
#include "services/ecr/registry_request.h"
#include "services/ecr/settings.h"

namespace backlot::ecr {

namespace {

std::optional<std::uint64_t> number_in(std::string_view text) {
    std::uint64_t number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
    return number;
}

struct Run {
    std::uint64_t first = 0;
    std::uint64_t last = 0;
};

// "0-1023", with "bytes=" or "bytes " before it or not.
std::optional<Run> run_in(std::string_view text) {
    if (text.starts_with("bytes")) text.remove_prefix(6);
    const auto hyphen = text.find('-');
    if (hyphen == text.npos) return std::nullopt;
    const auto first = number_in(text.substr(0, hyphen));
    const auto last = number_in(text.substr(hyphen + 1));
    if (!first || !last || *last < *first) return std::nullopt;
    return Run{*first, *last};
}

// Of so many bytes: "0-1023", "1024-" or the last "-1024".
std::optional<Run> run_of(std::string_view text, std::uint64_t size) {
    if (size == 0) return std::nullopt;
    if (text.starts_with('-')) {
        const auto last = number_in(text.substr(1));
        if (!last || *last == 0) return std::nullopt;
        return Run{size - std::min(*last, size), size - 1};
    }
    if (!text.ends_with('-')) return run_in(text);
    const auto from = number_in(text.substr(0, text.size() - 1));
    if (!from || *from >= size) return std::nullopt;
    return Run{*from, size - 1};
}

std::optional<LayerRecord> layer_at(const kernel::Kernel& kernel, const LayerAddress& at) {
    return store::find(*kernel.stage().branch->snapshot(), layers, at.account, at.region, at.repository, at.digest);
}

// The whole, or the run that the request asks for.
EndpointResponse bytes_of(const EndpointRequest& request, const LayerRecord& layer) {
    EndpointResponse response{.headers = {{"Content-Type", "application/octet-stream"},
                                          {"Docker-Content-Digest", layer.digest},
                                          {"Accept-Ranges", "bytes"},
                                          {"ETag", "\"" + layer.digest + "\""}}};
    std::uint64_t first = 0;
    std::uint64_t size = layer.size;
    if (const auto* header = request.header("range"); header != nullptr && header->starts_with("bytes=")) {
        const auto run = run_of(std::string_view(*header).substr(6), layer.size);
        if (!run || run->first >= layer.size) {
            return {.status = 416, .headers = {{"Content-Range", "bytes */" + std::to_string(layer.size)}}};
        }
        first = run->first;
        size = std::min(run->last, layer.size - 1) - first + 1;
        response.status = 206;
        response.headers.emplace_back("Content-Range", "bytes " + std::to_string(first) + "-" + std::to_string(first + size - 1) + "/" +
                                                           std::to_string(layer.size));
    }
    response.stream = payload_of(layer, first, size);
    return response;
}

std::uint64_t received(const Visit& visit) {
    const auto upload = store::find(*visit.kernel.stage().branch->snapshot(), uploads, visit.account, visit.region, visit.repository, visit.path.reference);
    return upload ? upload->size : 0;
}

EndpointResponse upload_status(const Visit& visit, int status, const std::string& id, std::uint64_t size) {
    return {.status = status,
            .headers = {{"Location", visit.place("blobs/uploads/" + id)},
                        {"Docker-Upload-UUID", id},
                        {"Range", "0-" + std::to_string(size == 0 ? 0 : size - 1)}}};
}

// The bytes that came with the request, as the next part. Where there are none it is nothing, or the whole of an empty layer.
enum class Part { one, last };
Result<> take_body(const Visit& visit, const std::string& id, std::uint64_t before, Part part) {
    const auto size = visit.request.stream.size;
    if (size == 0 && (part == Part::one || before > 0)) return {};
    auto first = before;
    if (const auto* header = visit.request.header("content-range")) {
        const auto run = run_in(*header);
        if (!run || run->last - run->first + 1 != size) return fail("InvalidLayerPartException", "The Content-Range does not fit the body.");
        first = run->first;
    }
    UploadLayerPartInput input{.registry_id = visit.account, .repository_name = visit.repository, .upload_id = id};
    input.part_first_byte = static_cast<std::int64_t>(first);
    input.part_last_byte = static_cast<std::int64_t>(first + size - 1);
    input.layer_part_blob.stored = std::make_shared<const model::Payload>(visit.request.stream);
    BACKLOT_CHECK(visit.call(input));
    return {};
}

EndpointResponse complete(const Visit& visit, const std::string& id, const std::string& digest) {
    CompleteLayerUploadInput input{.registry_id = visit.account, .repository_name = visit.repository, .upload_id = id};
    input.layer_digests.push_back(digest);
    const auto done = visit.call(input);
    if (!done && done.error().code != "LayerAlreadyExistsException") return refused(visit.request, done.error());
    return {.status = 201, .headers = {{"Location", visit.place("blobs/" + digest)}, {"Docker-Content-Digest", digest}}};
}

// The layer of another repository, by the client's right to read it there and to write it here; nothing where it may not.
std::optional<EndpointResponse> mount(const Visit& visit, const std::string& id, const std::string& digest, std::string from) {
    const auto snapshot = visit.kernel.stage().branch->snapshot();
    const auto registry = store::find(*snapshot, registries, visit.account, visit.region).value_or(RegistryRecord{});
    if (setting_of(registry, blob_mounting) != "ENABLED") return std::nullopt;
    if (from.starts_with(visit.account + "/")) from.erase(0, visit.account.size() + 1);
    if (!is_digest(digest) || !is_repository_name(from)) return std::nullopt;
    if (!visit.call(GetDownloadUrlForLayerInput{.registry_id = visit.account, .repository_name = from, .layer_digest = digest})) return std::nullopt;
    const auto layer = store::find(*snapshot, layers, visit.account, visit.region, from, digest);
    if (!layer) return std::nullopt;
    auto payload = payload_of(*layer, 0, layer->size);
    payload.digests["SHA256"] = from_hex(digest.substr(digest.find(':') + 1)).value_or("");
    UploadLayerPartInput input{.registry_id = visit.account, .repository_name = visit.repository, .upload_id = id};
    input.part_first_byte = 0;
    input.part_last_byte = static_cast<std::int64_t>(layer->size) - 1;
    input.layer_part_blob.stored = std::make_shared<const model::Payload>(std::move(payload));
    if (const auto done = visit.call(input); !done) return refused(visit.request, done.error());
    return complete(visit, id, digest);
}

EndpointResponse unsupported() { return refused(405, "UNSUPPORTED", "The operation is unsupported."); }

}  // namespace

EndpointResponse answer_address(kernel::Kernel& kernel, const EndpointRequest& request) {
    if (request.method != "GET" && request.method != "HEAD") return unsupported();
    const auto& stage = kernel.stage();
    const auto at = read_address(stage.settings.master_key, stage.clock->now(), request.query);
    const auto layer = at ? layer_at(kernel, *at) : std::nullopt;
    if (!layer) return refused(403, "DENIED", "The address is not signed, or over.");
    return bytes_of(request, *layer);
}

EndpointResponse answer_blob(const Visit& visit) {
    const LayerAddress at{.account = visit.account, .region = visit.region, .repository = visit.repository, .digest = visit.path.reference};
    if (visit.request.method == "GET") {
        const auto done = visit.call(GetDownloadUrlForLayerInput{.registry_id = at.account, .repository_name = at.repository, .layer_digest = at.digest});
        if (!done) return refused(visit.request, done.error());
    } else if (visit.request.method == "HEAD") {
        BatchCheckLayerAvailabilityInput input{.registry_id = at.account, .repository_name = at.repository};
        input.layer_digests.push_back(at.digest);
        const auto done = visit.call(input);
        if (!done) return refused(visit.request, done.error());
    } else {
        return unsupported();
    }
    const auto layer = layer_at(visit.kernel, at);
    if (!layer) return refused(404, "BLOB_UNKNOWN", "The layer " + at.digest + " does not exist in the repository.");
    return bytes_of(visit.request, *layer);
}

std::optional<EndpointResponse> admit_upload(const Visit& visit) {
    const UploadLayerPartInput input{.registry_id = visit.account, .repository_name = visit.repository, .upload_id = visit.path.reference};
    if (const auto allowed = visit.authorize(input); !allowed) return refused(visit.request, allowed.error());
    return std::nullopt;
}

EndpointResponse answer_uploads(const Visit& visit) {
    if (visit.request.method != "POST") return unsupported();
    const auto begun = visit.call(InitiateLayerUploadInput{.registry_id = visit.account, .repository_name = visit.repository});
    if (!begun) return refused(visit.request, begun.error());
    const auto id = *begun->upload_id;
    const auto source = visit.query("from");
    if (const auto digest = visit.query("mount"); !digest.empty() && !source.empty()) {
        if (auto mounted = mount(visit, id, digest, source)) return *std::move(mounted);
    }
    const auto digest = visit.query("digest");
    if (digest.empty()) return upload_status(visit, 202, id, 0);
    if (const auto taken = take_body(visit, id, 0, Part::last); !taken) return refused(visit.request, taken.error());
    return complete(visit, id, digest);
}

EndpointResponse answer_upload(const Visit& visit) {
    const auto& id = visit.path.reference;
    const auto& method = visit.request.method;
    if (method != "GET" && method != "PATCH" && method != "PUT") return unsupported();
    const auto before = received(visit);
    if (method == "GET") {
        if (auto refusal = admit_upload(visit)) return *std::move(refusal);
        const auto snapshot = visit.kernel.stage().branch->snapshot();
        if (!store::contains(*snapshot, uploads, visit.account, visit.region, visit.repository, id)) {
            return refused(404, "BLOB_UPLOAD_UNKNOWN", "The upload " + id + " does not exist in the repository.");
        }
        return upload_status(visit, 204, id, before);
    }
    if (const auto taken = take_body(visit, id, before, method == "PUT" ? Part::last : Part::one); !taken) {
        auto refusal = refused(visit.request, taken.error());
        if (refusal.status == 416) refusal.headers.emplace_back("Range", "0-" + std::to_string(before == 0 ? 0 : before - 1));
        return refusal;
    }
    if (method == "PATCH") return upload_status(visit, 202, id, received(visit));
    const auto digest = visit.query("digest");
    if (digest.empty()) return refused(400, "DIGEST_INVALID", "The digest is missing.");
    return complete(visit, id, digest);
}

}  // namespace backlot::ecr
