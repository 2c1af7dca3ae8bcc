#include <catch2/catch.hpp>

#include "services/ecr/testing.h"

using namespace backlot;
using namespace backlot::ecr;
using namespace backlot::ecr::testing;

namespace {

std::string rule(int priority, const std::string& selection, const std::string& action = "expire") {
    return R"({"rulePriority":)" + std::to_string(priority) + R"(,"selection":{)" + selection + R"(},"action":{"type":")" + action + R"("}})";
}
std::string policy_of(const std::string& rules) { return R"({"rules":[)" + rules + "]}"; }

const std::string keep_two = R"("tagStatus":"any","countType":"imageCountMoreThan","countNumber":2)";
const std::string old_untagged = R"("tagStatus":"untagged","countType":"sinceImagePushed","countUnit":"days","countNumber":10)";
const std::string old_dev = R"("tagStatus":"tagged","tagPrefixList":["dev"],"countType":"sinceImagePushed","countUnit":"days","countNumber":1)";

std::vector<std::string> tags_left(Registry& registry) {
    std::vector<std::string> tags;
    const auto images = registry.stage.call(ListImagesInput{.repository_name = "app"});
    for (const auto& one : images->image_ids) tags.push_back(one.image_tag.value_or("untagged"));
    return tags;
}

}  // namespace

TEST_CASE("Lifecycle policies", "[ecr]") {
    Registry registry;
    auto& stage = registry.stage;
    const auto put = [&](const std::string& text) {
        return error_of(stage.call(PutLifecyclePolicyInput{.repository_name = "app", .lifecycle_policy_text = text}));
    };
    CHECK(error_of(stage.call(GetLifecyclePolicyInput{.repository_name = "app"})) == "LifecyclePolicyNotFoundException");
    SECTION("comes back compact") {
        const auto text = policy_of(rule(1, keep_two));
        auto sent = text;
        sent.replace(sent.find(':'), 1, " :\n ");
        CHECK(stage.call(PutLifecyclePolicyInput{.repository_name = "app", .lifecycle_policy_text = sent})->lifecycle_policy_text == text);
        CHECK(stage.call(GetLifecyclePolicyInput{.repository_name = "app"})->lifecycle_policy_text == text);
    }
    SECTION("what cannot be one") {
        for (const auto& bad : {std::string("{"), policy_of(""), policy_of(rule(0, keep_two)), policy_of(rule(1, keep_two) + "," + rule(2, old_untagged)),
                                policy_of(rule(1, old_untagged) + "," + rule(1, old_dev)), policy_of(rule(1, R"("tagStatus":"tagged")")),
                                policy_of(rule(1, keep_two, "explode")), policy_of(rule(1, keep_two + R"(,"countUnit":"days")")),
                                policy_of(rule(1, R"("tagStatus":"untagged","tagPrefixList":["a"],"countType":"imageCountMoreThan","countNumber":2)"))}) {
            CHECK(put(bad) == "InvalidParameterException");
        }
        CHECK(put(policy_of(rule(1, keep_two, "transition"))) == "NotImplemented");
    }
    SECTION("the newest stay, a day later") {
        for (const auto* tag : {"1", "2", "3", "4"}) {
            registry.push(tag, tag);
            stage.advance(std::chrono::seconds(1));
        }
        REQUIRE(put(policy_of(rule(1, keep_two))).empty());
        stage.advance(std::chrono::hours(23));
        CHECK(tags_left(registry).size() == 4);
        stage.advance(std::chrono::hours(1));
        CHECK(tags_left(registry) == std::vector<std::string>{"3", "4"});
        CHECK(stage.call(GetLifecyclePolicyInput{.repository_name = "app"})->last_evaluated_at);
        registry.push("5", "5");
        stage.advance(std::chrono::hours(24));
        CHECK(tags_left(registry) == std::vector<std::string>{"4", "5"});
        REQUIRE(stage.call(DeleteLifecyclePolicyInput{.repository_name = "app"}));
        registry.push("6", "6");
        stage.advance(std::chrono::hours(48));
        CHECK(tags_left(registry).size() == 3);
    }
    SECTION("by age and tag, and what an index names stays") {
        const auto held = registry.push("held");
        const auto index = R"({"schemaVersion":2,"mediaType":"application/vnd.oci.image.index.v1+json","manifests":[)" +
                           Registry::descriptor("application/vnd.oci.image.manifest.v1+json", held, 3) + "]}";
        REQUIRE(stage.call(PutImageInput{.repository_name = "app", .image_manifest = index, .image_tag = "index"}));
        registry.push("dev", "dev-1");
        registry.push("loose");
        registry.push("prod", "prod");
        REQUIRE(put(policy_of(rule(1, old_dev) + "," + rule(2, old_untagged))).empty());
        stage.advance(std::chrono::hours(49));
        CHECK(tags_left(registry) == std::vector<std::string>{"untagged", "untagged", "index", "prod"});
        stage.advance(std::chrono::hours(24 * 10));
        CHECK(tags_left(registry) == std::vector<std::string>{"untagged", "index", "prod"});
    }
}
