#include <catch2/catch.hpp>

#include "services/kms/testing.h"

using namespace backlot;
using namespace backlot::kms;
using namespace backlot::kms::testing;

TEST_CASE("ListGrants", "[kms]") {
    auto stage = kms::testing::stage();
    const auto key = make_key(stage);
    CreateGrantInput making{.key_id = key.key_id, .grantee_principal = "arn:aws:iam::111111111111:user/ana", .retiring_principal = "arn:aws:iam::111111111111:role/reader"};
    making.operations = {"Decrypt"};
    making.constraints = GrantConstraints{.encryption_context_subset = {{"a", "b"}}};
    making.name = "for-ana";
    const auto first = stage.call(making);
    REQUIRE(first);
    making.grantee_principal = "arn:aws:iam::222222222222:user/bob";
    REQUIRE(stage.call(making));
    ListGrantsInput input{.key_id = key.key_id};

    SECTION("with everything they were made of") {
        input.grant_id = *first->grant_id;
        const auto found = stage.call(input);
        REQUIRE(found->grants.size() == 1);
        const auto& grant = found->grants.front();
        CHECK(*grant.key_id == *key.arn);
        CHECK(*grant.name == "for-ana");
        CHECK(*grant.grantee_principal == "arn:aws:iam::111111111111:user/ana");
        CHECK(*grant.retiring_principal == "arn:aws:iam::111111111111:role/reader");
        CHECK(*grant.issuing_account == "arn:aws:iam::111111111111:root");
        CHECK(grant.operations == std::vector<std::string>{"Decrypt"});
        CHECK(grant.constraints->encryption_context_subset.at("a") == "b");
    }
    SECTION("those of a grantee, and page by page") {
        input.grantee_principal = "arn:aws:iam::222222222222:user/bob";
        CHECK(stage.call(input)->grants.size() == 1);
        input = {.limit = 1, .key_id = key.key_id};
        const auto page = stage.call(input);
        CHECK(page->grants.size() == 1);
        input.marker = page->next_marker;
        CHECK_FALSE(*stage.call(input)->truncated);
    }
    SECTION("a grant that is not there") {
        input.grant_id = "none";
        CHECK(error_of(stage.call(input)) == "InvalidGrantIdException");
    }
    SECTION("needs kms:ListGrants") { CHECK(refuses_without(stage, "kms:ListGrants", input)); }
}
