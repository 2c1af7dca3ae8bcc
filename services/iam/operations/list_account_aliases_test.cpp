#include <catch2/catch.hpp>

#include "services/iam/testing.h"

using namespace backlot;
using namespace backlot::iam;
using namespace backlot::iam::testing;

TEST_CASE("ListAccountAliases", "[iam]") {
    Stage stage;
    CHECK(done(stage, ListAccountAliasesInput{}).account_aliases.empty());
    done(stage, CreateAccountAliasInput{.account_alias = "our-house"});
    CHECK(pages(stage, ListAccountAliasesInput{}, &ListAccountAliasesOutput::account_aliases) == "our-house");
    CHECK(error_of(stage.call(ListAccountAliasesInput{.max_items = 0})) == "ValidationError");
    CHECK(refused_on(stage, ListAccountAliasesInput{}) == "*");
}
