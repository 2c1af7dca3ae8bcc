#include <catch2/catch.hpp>

#include "services/organizations/testing.h"

using namespace backlot::organizations;
using namespace backlot::organizations::testing;

TEST_CASE("CreateOrganizationalUnit", "[organizations]") {
    Company company;
    auto& stage = company.stage;
    const CreateOrganizationalUnitInput teams{.parent_id = company.root, .name = "teams"};

    SECTION("it stands below its parent, with FullAWSAccess") {
        const auto made = must(stage.call(teams)).organizational_unit;
        CHECK(made->name == "teams");
        CHECK(made->arn == "arn:aws:organizations::000000000000:ou/" + company.organization + "/" + made->id.value());
        CHECK(made->id->starts_with("ou-" + company.root.substr(2) + "-"));
        const auto attached = must(stage.call(
            ListPoliciesForTargetInput{.target_id = made->id.value(), .filter = "SERVICE_CONTROL_POLICY"}));
        CHECK(ids_of(attached.policies) == std::vector<std::string>{"p-FullAWSAccess"});
    }
    SECTION("units nest five deep, not six") {
        auto parent = company.root;
        for (int level = 1; level <= 5; ++level) parent = company.make_unit("level", parent);
        CHECK(reason_of(stage.call(CreateOrganizationalUnitInput{.parent_id = parent, .name = "level"})) ==
              "ConstraintViolationException OU_DEPTH_LIMIT_EXCEEDED");
    }
    SECTION("siblings have names of their own") {
        CHECK(error_of(stage.call(CreateOrganizationalUnitInput{.parent_id = company.root, .name = "sandbox"})) ==
              "DuplicateOrganizationalUnitException");
        CHECK(stage.call(CreateOrganizationalUnitInput{.parent_id = company.unit, .name = "sandbox"}));
    }
    SECTION("the parent must be there") {
        CHECK(error_of(stage.call(CreateOrganizationalUnitInput{.parent_id = "r-zzzz", .name = "teams"})) ==
              "ParentNotFoundException");
    }
    SECTION("tags are kept, fifty at most") {
        auto tagged = teams;
        for (int i = 0; i < 50; ++i) tagged.tags.push_back({.key = "k" + std::to_string(i), .value = ""});
        const auto id = must(stage.call(tagged)).organizational_unit->id.value();
        CHECK(all_pages(stage, ListTagsForResourceInput{.resource_id = id}, &ListTagsForResourceOutput::tags).size() == 50);
        tagged.name = "more";
        tagged.tags.push_back({.key = "k50", .value = ""});
        CHECK(reason_of(stage.call(tagged)) == "ConstraintViolationException MAX_TAG_LIMIT_EXCEEDED");
    }
    SECTION("only the management account may") {
        CHECK(company.others_who_may(teams).empty());
        CHECK(company.refuses_by_policy("CreateOrganizationalUnit", teams));
    }
}
