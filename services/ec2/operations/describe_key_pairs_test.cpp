#include <catch2/catch.hpp>

#include "services/ec2/testing.h"

using namespace backlot;
using namespace backlot::ec2;
using ec2::testing::error_of;
using ec2::testing::Set;
using ec2::testing::tagged;
using ec2::testing::where;

TEST_CASE("DescribeKeyPairs", "[ec2]") {
    Set set;
    const auto made = set.stage.call(CreateKeyPairInput{.key_name = "a", .key_type = "ed25519", .tag_specifications = tagged("key-pair", {{"team", "x"}})});
    REQUIRE(set.stage.call(CreateKeyPairInput{.key_name = "b", .key_type = "ed25519"}));
    CHECK(set.stage.call(DescribeKeyPairsInput{})->key_pairs.size() == 2);
    const auto by = [&](const std::string& name, const std::string& value) { return set.stage.call(DescribeKeyPairsInput{.filters = where(name, {value})})->key_pairs.size(); };
    CHECK(by("key-name", "a") == 1);
    CHECK(by("fingerprint", *made->key_fingerprint) == 1);
    CHECK(by("tag:team", "x") == 1);
    DescribeKeyPairsInput named;
    named.key_names = {std::string("b")};
    const auto found = set.stage.call(named)->key_pairs;
    REQUIRE(found.size() == 1);
    CHECK(found[0].key_type == "ed25519");
    CHECK_FALSE(found[0].public_key);
    named.key_names = {std::string("none")};
    CHECK(error_of(set.stage.call(named)) == "InvalidKeyPair.NotFound");
    set.be_user_without("ec2:DescribeKeyPairs");
    CHECK(error_of(set.stage.call(DescribeKeyPairsInput{})) == "UnauthorizedOperation");
}
