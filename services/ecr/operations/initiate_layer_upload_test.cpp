#include <catch2/catch.hpp>

#include "services/ecr/testing.h"

using namespace backlot;
using namespace backlot::ecr;
using namespace backlot::ecr::testing;

TEST_CASE("InitiateLayerUpload", "[ecr]") {
    Registry registry;
    auto& stage = registry.stage;
    const auto upload = stage.call(InitiateLayerUploadInput{.repository_name = "app"});
    REQUIRE(upload);
    CHECK(upload->part_size == 20 * 1024 * 1024);
    stage.advance(std::chrono::hours(24));
    UploadLayerPartInput part{.repository_name = "app", .upload_id = *upload->upload_id};
    part.part_first_byte = 0;
    part.part_last_byte = 0;
    part.layer_part_blob.bytes = "x";
    CHECK(error_of(stage.call(part)) == "UploadNotFoundException");
    CHECK(error_of(stage.call(InitiateLayerUploadInput{.repository_name = "none"})) == "RepositoryNotFoundException");
    be_user_without(stage, "ecr:InitiateLayerUpload", "organisation");
    CHECK(error_of(stage.call(InitiateLayerUploadInput{.repository_name = "app"})) == "AccessDeniedException");
}
