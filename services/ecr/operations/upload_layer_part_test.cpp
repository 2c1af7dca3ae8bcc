#include <catch2/catch.hpp>

#include "services/ecr/testing.h"

using namespace backlot;
using namespace backlot::ecr;
using namespace backlot::ecr::testing;

TEST_CASE("UploadLayerPart", "[ecr]") {
    Registry registry;
    auto& stage = registry.stage;
    const auto id = *stage.call(InitiateLayerUploadInput{.repository_name = "app"})->upload_id;
    const auto send = [&](std::int64_t first, std::int64_t last, const std::string& bytes) {
        UploadLayerPartInput part{.repository_name = "app", .upload_id = id};
        part.part_first_byte = first;
        part.part_last_byte = last;
        part.layer_part_blob.bytes = bytes;
        return stage.call(part);
    };
    CHECK(send(0, 2, "abc")->last_byte_received == 2);
    CHECK(error_of(send(0, 2, "abc")) == "InvalidLayerPartException");  // not the next one
    CHECK(error_of(send(3, 9, "abc")) == "InvalidLayerPartException");  // not as long as it says
    CHECK(error_of(send(3, 2, "")) == "InvalidLayerPartException");
    CHECK(send(3, 5, "def")->last_byte_received == 5);
    be_user_without(stage, "ecr:UploadLayerPart", "organisation");
    CHECK(error_of(send(6, 6, "g")) == "AccessDeniedException");
}
