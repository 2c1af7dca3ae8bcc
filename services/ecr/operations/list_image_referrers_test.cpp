#include <catch2/catch.hpp>

#include "services/ecr/testing.h"

using namespace backlot;
using namespace backlot::ecr;
using namespace backlot::ecr::testing;

TEST_CASE("ListImageReferrers", "[ecr]") {
    Registry registry;
    auto& stage = registry.stage;
    const auto digest = registry.push("layer", "1");
    const auto about = R"(,"artifactType":"example/sbom","annotations":{"who":"us"},"subject":)" +
                       Registry::descriptor("application/vnd.oci.image.manifest.v1+json", digest, 3);
    const auto artifact = registry.push("sbom", {}, about);
    ListImageReferrersInput input{.repository_name = "app"};
    input.subject_id.image_digest = digest;
    const auto got = stage.call(input);
    REQUIRE(got);
    REQUIRE(got->referrers.size() == 1);
    CHECK(got->referrers[0].digest == artifact);
    CHECK(got->referrers[0].artifact_type == "example/sbom");
    CHECK(got->referrers[0].annotations.at("who") == "us");
    input.filter = ListImageReferrersFilter{};
    input.filter->artifact_types.push_back("example/signature");
    CHECK(stage.call(input)->referrers.empty());
    be_user_without(stage, "ecr:BatchGetImage", "organisation");
    CHECK(error_of(stage.call(input)) == "AccessDeniedException");
}
