#include <catch2/catch.hpp>

#include "services/ec2/testing.h"

using namespace backlot;
using namespace backlot::ec2;
using ec2::testing::error_of;
using ec2::testing::Set;
using ec2::testing::tagged;
using ec2::testing::where;

TEST_CASE("DeleteKeyPair", "[ec2]") {
    Set set;
    const auto id = *set.stage.call(CreateKeyPairInput{.key_name = "a", .key_type = "ed25519"})->key_pair_id;
    REQUIRE(set.stage.call(CreateKeyPairInput{.key_name = "b", .key_type = "ed25519"}));
    CHECK(set.stage.call(DeleteKeyPairInput{.key_name = "b"})->return_ == true);
    CHECK(set.stage.call(DeleteKeyPairInput{.key_name = "b"})->return_ == true);
    CHECK(set.stage.call(DeleteKeyPairInput{.key_pair_id = id})->key_pair_id == id);
    CHECK(error_of(set.stage.call(DeleteKeyPairInput{.key_pair_id = id})) == "InvalidKeyPair.NotFound");
    CHECK(error_of(set.stage.call(DeleteKeyPairInput{})) == "MissingParameter");
    REQUIRE(set.stage.call(CreateKeyPairInput{.key_name = "c", .key_type = "ed25519"}));
    set.be_user_without("ec2:DeleteKeyPair");
    CHECK(error_of(set.stage.call(DeleteKeyPairInput{.key_name = "c"})) == "UnauthorizedOperation");
}
