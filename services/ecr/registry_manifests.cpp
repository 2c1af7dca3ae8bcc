// Manifests, tags and referrers over the registry's own protocol.
//
// Source: OCI Distribution Specification 1.1, "Pulling manifests", "Pushing manifests", "Listing tags", "Listing referrers",
// "Deleting manifests".
#include <algorithm>

#include "services/ecr/manifest.h"
#include "services/ecr/registry_request.h"
#include "text/json.h"

namespace backlot::ecr {

namespace {

ImageIdentifier id_of(const std::string& reference) {
    if (reference.find(':') != std::string::npos) return {.image_digest = reference};
    return {.image_tag = reference};
}

EndpointResponse get(const Visit& visit) {
    BatchGetImageInput input{.registry_id = visit.account, .repository_name = visit.repository};
    input.image_ids.push_back(id_of(visit.path.reference));
    const auto done = visit.call(input);
    if (!done) return refused(visit.request, done.error());
    if (done->images.empty()) return refused(404, "MANIFEST_UNKNOWN", "Requested image not found");
    const auto& image = done->images.front();
    return {.headers = {{"Content-Type", *image.image_manifest_media_type}, {"Docker-Content-Digest", *image.image_id->image_digest}},
            .body = *image.image_manifest};
}

EndpointResponse put(const Visit& visit) {
    PutImageInput input{.registry_id = visit.account, .repository_name = visit.repository, .image_manifest = visit.request.body};
    if (const auto* type = visit.request.header("content-type")) input.image_manifest_media_type = type->substr(0, type->find(';'));
    const auto id = id_of(visit.path.reference);
    input.image_tag = id.image_tag;
    input.image_digest = id.image_digest;
    if (input.image_manifest.size() > 4 * 1024 * 1024) return refused(413, "SIZE_INVALID", "The manifest is larger than 4 MiB.");
    const auto done = visit.call(input);
    // To push once more what is there is no mistake here.
    if (!done && done.error().code != "ImageAlreadyExistsException") {
        if (done.error().code == "LayersNotFoundException") return refused(404, "MANIFEST_BLOB_UNKNOWN", done.error().message);
        return refused(visit.request, done.error());
    }
    const auto digest = digest_like(visit.path.reference, input.image_manifest);
    EndpointResponse response{.status = 201, .headers = {{"Location", visit.place("manifests/" + digest)}, {"Docker-Content-Digest", digest}}};
    const auto manifest = parse_manifest(input.image_manifest, input.image_manifest_media_type);
    if (manifest && !manifest->subject.empty()) response.headers.emplace_back("OCI-Subject", manifest->subject);
    return response;
}

EndpointResponse remove(const Visit& visit) {
    BatchDeleteImageInput input{.registry_id = visit.account, .repository_name = visit.repository};
    input.image_ids.push_back(id_of(visit.path.reference));
    const auto done = visit.call(input);
    if (!done) return refused(visit.request, done.error());
    if (done->failures.empty()) return {.status = 202};
    const auto& failure = done->failures.front();
    if (failure.failure_code == "ImageNotFound" || failure.failure_code == "InvalidImageDigest") {
        return refused(404, "MANIFEST_UNKNOWN", *failure.failure_reason);
    }
    return refused(405, "UNSUPPORTED", *failure.failure_reason);
}

EndpointResponse json_answer(const Json& json, std::string type = "application/json") {
    return {.headers = {{"Content-Type", std::move(type)}}, .body = json.dump()};
}

// The names behind `last`, at most `n` of them where that is asked for, and the way to the others.
EndpointResponse named_page(const Visit& visit, std::vector<std::string> names, Json json, std::string_view member, const std::string& path) {
    std::ranges::sort(names);
    const auto last = visit.query("last");
    if (!last.empty()) names.erase(names.begin(), std::ranges::upper_bound(names, last));
    const auto limit = visit.query("n");
    const bool is_number = !limit.empty() && limit.size() < 10 && limit.find_first_not_of("0123456789") == limit.npos;
    const auto size = is_number ? std::stoul(limit) : names.size();
    const bool has_more = names.size() > size;
    if (has_more) names.resize(size);
    auto list = Json::array();
    for (const auto& name : names) list.push_back(name);
    json.set(member, std::move(list));
    auto response = json_answer(json);
    if (has_more && size > 0) response.headers.emplace_back("Link", "<" + path + "?n=" + limit + "&last=" + names.back() + ">; rel=\"next\"");
    return response;
}

// Every page of a listing, handed on piece by piece. Fails as the operation does.
template <class Input, class Visitor>
Result<> all_pages(const Visit& visit, Input input, Visitor&& visitor) {
    while (true) {
        BACKLOT_TRY(page, visit.call(input));
        visitor(page);
        if (!page.next_token) return {};
        input.next_token = page.next_token;
    }
}

}  // namespace

EndpointResponse answer_manifest(const Visit& visit) {
    const auto& method = visit.request.method;
    if (method == "GET" || method == "HEAD") return get(visit);
    if (method == "PUT") return put(visit);
    if (method == "DELETE") return remove(visit);
    return refused(405, "UNSUPPORTED", "The operation is unsupported.");
}

EndpointResponse answer_tags(const Visit& visit) {
    std::vector<std::string> names;
    ListImagesInput input{.registry_id = visit.account, .repository_name = visit.repository, .filter = ListImagesFilter{.tag_status = "TAGGED"}};
    const auto done = all_pages(visit, input, [&](const ListImagesOutput& page) {
        for (const auto& one : page.image_ids) names.push_back(*one.image_tag);
    });
    if (!done) return refused(visit.request, done.error());
    return named_page(visit, std::move(names), Json::object({{"name", visit.path.name}}), "tags", visit.place("tags/list"));
}

EndpointResponse answer_catalog(const Visit& visit) {
    std::vector<std::string> names;
    const auto done = all_pages(visit, DescribeRepositoriesInput{.registry_id = visit.account}, [&](const DescribeRepositoriesOutput& page) {
        for (const auto& one : page.repositories) names.push_back(*one.repository_name);
    });
    if (!done) return refused(visit.request, done.error());
    return named_page(visit, std::move(names), Json::object(), "repositories", "/v2/_catalog");
}

EndpointResponse answer_referrers(const Visit& visit) {
    auto list = Json::array();
    ListImageReferrersInput input{.registry_id = visit.account, .repository_name = visit.repository};
    input.subject_id.image_digest = visit.path.reference;
    const auto type = visit.query("artifactType");
    if (!type.empty()) {
        input.filter = ListImageReferrersFilter{};
        input.filter->artifact_types.push_back(type);
    }
    const auto done = all_pages(visit, input, [&](const ListImageReferrersOutput& page) {
        for (const auto& one : page.referrers) {
            auto descriptor = Json::object({{"mediaType", one.media_type}, {"digest", one.digest}, {"size", one.size}});
            if (one.artifact_type) descriptor.set("artifactType", *one.artifact_type);
            if (!one.annotations.empty()) {
                auto annotations = Json::object();
                for (const auto& [name, value] : one.annotations) annotations.set(name, value);
                descriptor.set("annotations", std::move(annotations));
            }
            list.push_back(std::move(descriptor));
        }
    });
    if (!done) return refused(visit.request, done.error());
    auto response = json_answer(Json::object({{"schemaVersion", 2}, {"mediaType", oci_index}, {"manifests", std::move(list)}}), std::string(oci_index));
    if (!type.empty()) response.headers.emplace_back("OCI-Filters-Applied", "artifactType");
    return response;
}

}  // namespace backlot::ecr
