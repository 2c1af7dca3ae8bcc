#include <catch2/catch.hpp>

#include "services/iam/testing.h"

using namespace backlot;
using namespace backlot::iam;
using namespace backlot::iam::testing;

TEST_CASE("CreateAccountAlias", "[iam]") {
    Stage stage{{.seed = 1, .organization_file = "fixtures/organizations/sfdl.yaml"}};
    stage.as("outsider/admin");
    const CreateAccountAliasInput create{.account_alias = "our-house"};
    const auto aliases = [&] { return shown(done(stage, ListAccountAliasesInput{}).account_aliases); };

    SECTION("an account has one: another takes its place") {
        done(stage, create);
        CHECK(aliases() == "our-house");
        done(stage, CreateAccountAliasInput{.account_alias = "new-house"});
        CHECK(aliases() == "new-house");
    }
    SECTION("it has letters, digits and single hyphens between them") {
        for (const std::string alias : {"Our-House", "our--house", "-house", "house-", "ou", "our_house"}) {
            INFO(alias);
            CHECK(error_of(stage.call(CreateAccountAliasInput{.account_alias = alias})) == "ValidationError");
        }
    }
    SECTION("no two accounts share one") {
        done(stage, create);
        stage.as("external/admin");
        CHECK(error_of(stage.call(create)) == "EntityAlreadyExists");
        CHECK(message_of(stage.call(create)) == "The account alias our-house already exists.");
    }
}

TEST_CASE("CreateAccountAlias is refused by a policy", "[iam]") {
    Stage stage;
    CHECK(refused_on(stage, CreateAccountAliasInput{.account_alias = "our-house"}) == "*");
}
