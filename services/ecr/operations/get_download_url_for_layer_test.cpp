#include <catch2/catch.hpp>

#include "kernel/kernel.h"
#include "services/ecr/testing.h"

using namespace backlot;
using namespace backlot::ecr;
using namespace backlot::ecr::testing;

TEST_CASE("GetDownloadUrlForLayer", "[ecr]") {
    Registry registry;
    auto& stage = registry.stage;
    const auto digest = registry.push_layer("bytes");
    const auto got = stage.call(GetDownloadUrlForLayerInput{.repository_name = "app", .layer_digest = digest});
    REQUIRE(got);
    const auto& url = *got->download_url;
    const auto ask = [&](const std::string& query) {
        const auto path = url.find("/v2/");
        kernel::EndpointRequest request{.method = "GET", .host = url.substr(8, path - 8), .path = url.substr(path, url.find('?') - path), .query = query};
        auto& kernel = stage.backlot().kernel();
        return kernel.endpoint_at(request.host, request.path)->answer(kernel, request);
    };
    const auto query = url.substr(url.find('?') + 1);
    const auto answer = ask(query);
    CHECK(answer.status == 200);
    CHECK(answer.stream->bytes == "bytes");
    auto other = query;
    other.replace(other.find("account="), 20, "account=" + registry.la);
    CHECK(ask(other).status == 403);
    stage.advance(std::chrono::hours(1));
    CHECK(ask(query).status == 403);
    CHECK(error_of(stage.call(GetDownloadUrlForLayerInput{.repository_name = "app", .layer_digest = digest_of_text("x")})) == "LayersNotFoundException");
    be_user_without(stage, "ecr:GetDownloadUrlForLayer", "organisation");
    CHECK(error_of(stage.call(GetDownloadUrlForLayerInput{.repository_name = "app", .layer_digest = digest})) == "AccessDeniedException");
}
