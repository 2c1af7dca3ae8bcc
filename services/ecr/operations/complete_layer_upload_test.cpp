#include <catch2/catch.hpp>

#include "services/ecr/testing.h"

using namespace backlot;
using namespace backlot::ecr;
using namespace backlot::ecr::testing;

TEST_CASE("CompleteLayerUpload", "[ecr]") {
    Registry registry;
    auto& stage = registry.stage;
    const auto begin = [&] { return *stage.call(InitiateLayerUploadInput{.repository_name = "app"})->upload_id; };
    const auto send = [&](const std::string& id, std::size_t first, const std::string& bytes) {
        UploadLayerPartInput part{.repository_name = "app", .upload_id = id};
        part.part_first_byte = static_cast<std::int64_t>(first);
        part.part_last_byte = static_cast<std::int64_t>(first + bytes.size()) - 1;
        part.layer_part_blob.bytes = bytes;
        REQUIRE(stage.call(part));
    };
    const auto complete = [&](const std::string& id, const std::string& digest) {
        CompleteLayerUploadInput input{.repository_name = "app", .upload_id = id};
        input.layer_digests.push_back(digest);
        return error_of(stage.call(input));
    };
    auto id = begin();
    CHECK(complete(id, digest_of_text("")) == "EmptyUploadException");
    SECTION("of two parts, the first large enough") {
        const std::string large(5 * 1024 * 1024, 'a');
        send(id, 0, large);
        send(id, large.size(), "end");
        CHECK(complete(id, digest_of_text("other")) == "InvalidLayerException");
        CHECK(complete(id, digest_of_text(large + "end")).empty());
        CHECK(complete(id, digest_of_text(large + "end")) == "UploadNotFoundException");
        id = begin();
        send(id, 0, large);
        send(id, large.size(), "end");
        CHECK(complete(id, digest_of_text(large + "end")) == "LayerAlreadyExistsException");
    }
    SECTION("or too small") {
        send(id, 0, "small");
        send(id, 5, "end");
        CHECK(complete(id, digest_of_text("smallend")) == "LayerPartTooSmallException");
    }
}
