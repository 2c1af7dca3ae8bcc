#include <catch2/catch.hpp>

#include "services/iam/testing.h"

using namespace backlot;
using namespace backlot::iam;
using namespace backlot::iam::testing;

TEST_CASE("DeleteAccountAlias", "[iam]") {
    Stage stage;
    const DeleteAccountAliasInput gone{.account_alias = "our-house"};

    SECTION("takes away the alias that it names, no other") {
        CHECK(message_of(stage.call(gone)) == "The account alias our-house cannot be found.");
        done(stage, CreateAccountAliasInput{.account_alias = "our-house"});
        CHECK(error_of(stage.call(DeleteAccountAliasInput{.account_alias = "other-house"})) == "NoSuchEntity");
        done(stage, gone);
        CHECK(done(stage, ListAccountAliasesInput{}).account_aliases.empty());
        CHECK(error_of(stage.call(gone)) == "NoSuchEntity");
    }
    SECTION("is refused by a policy") { CHECK(refused_on(stage, gone) == "*"); }
}
