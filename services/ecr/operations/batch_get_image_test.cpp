#include <catch2/catch.hpp>

#include "services/ecr/testing.h"

using namespace backlot;
using namespace backlot::ecr;
using namespace backlot::ecr::testing;

TEST_CASE("BatchGetImage", "[ecr]") {
    Registry registry;
    auto& stage = registry.stage;
    const auto digest = registry.push("layer", "1");
    BatchGetImageInput input{.repository_name = "app"};
    for (auto id : {Registry::by_tag("1"), ImageIdentifier{.image_digest = digest}, Registry::by_tag("2"), ImageIdentifier{}}) input.image_ids.push_back(id);
    const auto got = stage.call(input);
    REQUIRE(got);
    REQUIRE(got->images.size() == 2);
    CHECK(digest_of_text(*got->images[0].image_manifest) == digest);
    CHECK(got->images[0].image_id->image_tag == "1");
    REQUIRE(got->failures.size() == 2);
    CHECK(got->failures[0].failure_code == "ImageNotFound");
    CHECK(got->failures[1].failure_code == "MissingDigestAndTag");
    const auto refused = [&](const ImageIdentifier& id) {
        BatchGetImageInput other{.repository_name = "app"};
        other.image_ids.push_back(id);
        const auto answer = stage.call(other);
        return answer->failures.size() == 1 ? *answer->failures[0].failure_code : std::string("none");
    };
    const auto unknown = "sha256:" + std::string(64, '0');
    CHECK(refused({.image_digest = digest, .image_tag = "1"}) == "none");
    CHECK(refused({.image_digest = unknown}) == "ImageNotFound");
    CHECK(refused({.image_digest = "sha256:0"}) == "ImageNotFound");
    CHECK(refused({.image_digest = unknown, .image_tag = "1"}) == "ImageTagDoesNotMatchDigest");
    CHECK(refused({.image_digest = digest, .image_tag = "2"}) == "ImageNotFound");
    for (const auto* wrong : {"sha256", "sha256:", ":00", "sha256:xyz", "sha 256:00"}) CHECK(refused({.image_digest = wrong}) == "InvalidImageDigest");
    // It counts as a pull, once a day.
    const auto pulled = [&] { return *stage.call(DescribeImagesInput{.repository_name = "app"})->image_details[0].last_recorded_pull_time; };
    const auto first = pulled();
    stage.advance(std::chrono::hours(23));
    REQUIRE(stage.call(input));
    CHECK(pulled() == first);
    stage.advance(std::chrono::hours(1));
    REQUIRE(stage.call(input));
    CHECK(pulled() > first);
    be_user_without(stage, "ecr:BatchGetImage", "organisation");
    CHECK(error_of(stage.call(input)) == "AccessDeniedException");
}

// Rows 41 and 42 of the seeds: "*" in the puller's own policy is not enough.
TEST_CASE("Another account's image needs both sides", "[ecr]") {
    Registry registry;
    auto& stage = registry.stage;
    registry.push("layer", "1");
    BatchGetImageInput input{.registry_id = registry.organisation, .repository_name = "app"};
    input.image_ids.push_back(Registry::by_tag("1"));
    be_user_with(stage, R"({"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"ecr:*","Resource":"*"}]})", "la");
    CHECK(error_of(stage.call(input)) == "AccessDeniedException");
    stage.as("organisation");
    REQUIRE(stage.call(SetRepositoryPolicyInput{.repository_name = "app", .policy_text = policy_for(registry.la, R"("ecr:BatchGetImage")")}));
    stage.as("la/user/ana");
    CHECK(error_of(stage.call(input)).empty());
    CHECK(stage.verdicts()[0].decision.is_allowed());
}
