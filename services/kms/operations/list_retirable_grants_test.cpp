#include <catch2/catch.hpp>

#include "services/kms/testing.h"

using namespace backlot;
using namespace backlot::kms;
using namespace backlot::kms::testing;

TEST_CASE("ListRetirableGrants", "[kms]") {
    auto stage = kms::testing::stage();
    const auto key = make_key(stage);
    CreateGrantInput making{.key_id = key.key_id, .grantee_principal = "arn:aws:iam::111111111111:user/ana", .retiring_principal = "arn:aws:iam::222222222222:user/bob"};
    making.operations = {"Decrypt"};
    REQUIRE(stage.call(making));
    const ListRetirableGrantsInput input{.retiring_principal = "arn:aws:iam::222222222222:user/bob"};

    SECTION("on keys of whatever account, in the request's region") {
        stage.as("other/admin");
        const auto found = stage.call(input);
        REQUIRE(found->grants.size() == 1);
        CHECK(*found->grants.front().key_id == *key.arn);
        CHECK(stage.call(ListRetirableGrantsInput{.retiring_principal = "arn:aws:iam::222222222222:role/admin"})->grants.empty());
        stage.in("us-east-1");
        CHECK(stage.call(input)->grants.empty());
    }
    SECTION("a principal must be given, and exist") {
        CHECK(error_of(stage.call(ListRetirableGrantsInput{})) == "ValidationException");
        CHECK(error_of(stage.call(ListRetirableGrantsInput{.retiring_principal = "arn:aws:iam::111111111111:user/nobody"})) == "InvalidArnException");
    }
    SECTION("needs kms:ListRetirableGrants") { CHECK(refuses_without(stage, "kms:ListRetirableGrants", input)); }
}
