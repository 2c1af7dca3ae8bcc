// What containers find at 169.254.170.2: their metadata, and the credentials of their task's role.
//
// A container's metadata answers whoever knows its id, which DescribeTasks shows as runtimeId: it holds no secret. Credentials
// are given to the task itself alone: a request must come from its network and its address.
//
// Source: Amazon ECS Developer Guide, "Amazon ECS task metadata available for tasks on Fargate"; "Amazon ECS task IAM role"
// (credentials are reached by the task's containers only).
#include "kernel/kernel.h"
#include "kernel/service.h"
#include "services/ecs/metadata.h"

namespace backlot::ecs {

namespace {

using kernel::EndpointRequest;
using kernel::EndpointResponse;

constexpr std::string_view credentials_path = "/v2/credentials/";

EndpointResponse json_answer(const Json& json, int status = 200) {
    return {.status = status, .headers = {{"Content-Type", "application/json"}}, .body = json.dump()};
}

EndpointResponse no_credentials(int status, const std::string& message) {
    return json_answer(Json::object({{"code", "InvalidIdInRequest"}, {"message", message}, {"HTTPErrorCode", status}}), status);
}

EndpointResponse answer_credentials(kernel::Kernel& kernel, EndpointRequest& request) {
    if (request.method != "GET") return {.status = 405};
    const auto id = std::string_view(request.path).substr(credentials_path.size());
    const auto snapshot = kernel.stage().branch->snapshot();
    const auto live = find_by_credentials(*snapshot, id);
    if (!live || request.network.empty() || live->record.network != request.network || live->record.address != request.remote_ip) {
        return no_credentials(400, "CredentialsV2Request: Credentials not found");
    }
    const auto credentials = task_credentials(kernel.stage(), *snapshot, *live);
    if (!credentials) return no_credentials(400, "CredentialsV2Request: Credentials not found");
    return json_answer(*credentials);
}

EndpointResponse answer_metadata(kernel::Kernel& kernel, EndpointRequest& request) {
    if (request.method != "GET") return {.status = 405};
    std::string_view rest = request.path;
    rest.remove_prefix(4);  // "/v4/"
    const auto slash = rest.find('/');
    const auto id = rest.substr(0, slash);
    const auto what = slash == rest.npos ? std::string_view{} : rest.substr(slash);
    const auto snapshot = kernel.stage().branch->snapshot();
    const auto live = find_by_metadata(*snapshot, id);
    if (!live) return json_answer(Json("unable to get metadata: no such container"), 404);
    const auto place = *place_of_metadata(*live, id);
    const auto& stage = *kernel.stage().tasks;
    if (what.empty() || what == "/") return json_answer(container_metadata(*live, place));
    if (what == "/task") return json_answer(task_metadata(*live, false));
    if (what == "/taskWithTags") return json_answer(task_metadata(*live, true));
    if (what == "/stats") return json_answer(container_statistics(stage, *live, place));
    if (what == "/task/stats") {
        auto all = Json::object();
        for (std::size_t i = 0; i < live->record.containers.size(); ++i) {
            all.set(live->record.containers[i].metadata_id, container_statistics(stage, *live, i));
        }
        return json_answer(all);
    }
    return json_answer(Json("404 page not found"), 404);
}

// No bucket has a name of two characters: these paths are nobody else's.
constexpr kernel::Endpoint served[] = {
    {.name = "task-credentials",
     .matches = [](std::string_view, std::string_view path) { return path.starts_with(credentials_path); },
     .answer = &answer_credentials},
    {.name = "task-metadata",
     .matches = [](std::string_view, std::string_view path) { return path.starts_with("/v3/") || path.starts_with("/v4/"); },
     .answer = &answer_metadata}};

}  // namespace

std::span<const kernel::Endpoint> endpoints() { return served; }

}  // namespace backlot::ecs
