#include <catch2/catch.hpp>

#include "services/ecr/testing.h"

using namespace backlot;
using namespace backlot::ecr;
using namespace backlot::ecr::testing;

TEST_CASE("SetRepositoryPolicy", "[ecr]") {
    Registry registry;
    auto& stage = registry.stage;
    const auto set = [&](const std::string& text, bool force = false) {
        return error_of(stage.call(SetRepositoryPolicyInput{.repository_name = "app", .policy_text = text, .force = force}));
    };
    CHECK(set("{") == "InvalidParameterException");
    CHECK(set(policy_for("999999999999", R"("ecr:*")")) == "InvalidParameterException");  // there is no such account
    CHECK(set(policy_for(registry.la, R"(["ecr:BatchGetImage","ecr:GetDownloadUrlForLayer"])")).empty());
    SECTION("nobody locks himself out by mistake") {
        const std::string lock = R"({"Version":"2012-10-17","Statement":[{"Effect":"Deny","Principal":"*","Action":"ecr:SetRepositoryPolicy"}]})";
        CHECK(set(lock) == "InvalidParameterException");
        CHECK(stage.call(GetRepositoryPolicyInput{.repository_name = "app"})->policy_text->find("BatchGetImage") != std::string::npos);
        CHECK(set(lock, true).empty());
        CHECK(set(lock, true) == "AccessDeniedException");
    }
}
