#include <catch2/catch.hpp>

#include "services/organizations/testing.h"

using namespace backlot::organizations;
using namespace backlot::organizations::testing;

TEST_CASE("TagResource", "[organizations]") {
    Company company;
    auto& stage = company.stage;
    const TagResourceInput input{.resource_id = company.dev, .tags = {{.key = "team", .value = "data"}}};
    const auto tags_of = [&](const std::string& id) {
        return must(stage.call(ListTagsForResourceInput{.resource_id = id})).tags;
    };

    SECTION("accounts, units, the root and policies have tags, a new value replaces the old") {
        const auto policy = company.make_policy("rule", std::string(allow_all));
        for (const auto& id : {company.dev, company.unit, company.root, policy}) {
            auto to = input;
            to.resource_id = id;
            REQUIRE(stage.call(to));
            to.tags.front().value = "new";
            REQUIRE(stage.call(to));
            REQUIRE(tags_of(id).size() == 1);
            CHECK(tags_of(id).front().value == "new");
        }
    }
    SECTION("fifty tags, none of AWS's own, none twice") {
        auto many = input;
        many.tags.clear();
        for (int i = 0; i < 50; ++i) many.tags.push_back({.key = "k" + std::to_string(i), .value = ""});
        REQUIRE(stage.call(many));
        CHECK(reason_of(stage.call(input)) == "ConstraintViolationException MAX_TAG_LIMIT_EXCEEDED");
        many.tags = {{.key = "aws:x", .value = ""}};
        CHECK(reason_of(stage.call(many)) == "InvalidInputException INVALID_SYSTEM_TAGS_PARAMETER");
        many.tags = {{.key = "x", .value = "1"}, {.key = "x", .value = "2"}};
        CHECK(reason_of(stage.call(many)) == "InvalidInputException DUPLICATE_TAG_KEY");
    }
    SECTION("the resource must be the organization's") {
        auto wrong = input;
        wrong.resource_id = company.loner;
        CHECK(error_of(stage.call(wrong)) == "TargetNotFoundException");
    }
    SECTION("only the management account may, and a policy may want a tag") {
        CHECK(company.others_who_may(input).empty());
        CHECK(company.refuses_by_policy("TagResource", input));
        company.be_user_of("main",
                           R"({"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"organizations:TagResource","Resource":"*",)"
                           R"("Condition":{"StringEquals":{"aws:RequestTag/team":"data"}}}]})");
        CHECK(stage.call(input));
        auto other = input;
        other.tags.front().value = "other";
        CHECK(error_of(stage.call(other)) == "AccessDeniedException");
    }
}
