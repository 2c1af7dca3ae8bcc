#include <catch2/catch.hpp>

#include "services/ec2/testing.h"

using namespace backlot;
using namespace backlot::ec2;
using ec2::testing::error_of;
using ec2::testing::Set;
using ec2::testing::tagged;
using ec2::testing::where;

TEST_CASE("ImportKeyPair", "[ec2]") {
    Set set;
    const auto made = set.stage.call(CreateKeyPairInput{.key_name = "made", .key_type = "ed25519"});
    const auto described = set.stage.call(DescribeKeyPairsInput{.include_public_key = true});
    REQUIRE(described);
    const auto line = *described->key_pairs.front().public_key;
    CHECK(line.ends_with(" made"));
    const auto imported = set.stage.call(ImportKeyPairInput{.key_name = "again", .public_key_material = model::Blob{line + "\n"}});
    CHECK(error_of(imported) == "");
    REQUIRE(imported);
    CHECK(imported->key_fingerprint == made->key_fingerprint);
    REQUIRE(set.stage.call(CreateKeyPairInput{.key_name = "rsa"}));
    DescribeKeyPairsInput one{.include_public_key = true};
    one.key_names = {std::string("rsa")};
    const auto rsa = set.stage.call(one)->key_pairs.front();
    const auto copy = set.stage.call(ImportKeyPairInput{.key_name = "rsa again", .public_key_material = model::Blob{*rsa.public_key}});
    REQUIRE(copy);
    CHECK(copy->key_fingerprint->size() == 47);  // of the public half, by MD5
    for (const auto* bad : {"", "ssh-rsa", "ssh-rsa AAAA", "ssh-dss AAAAB3NzaC1kc3M= x", "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAAQA=", "ssh-rsa AAAAB3NzaC1yc2H/////"}) {
        CHECK(error_of(set.stage.call(ImportKeyPairInput{.key_name = "bad", .public_key_material = model::Blob{bad}})) == "InvalidKey.Format");
    }
    CHECK(error_of(set.stage.call(ImportKeyPairInput{.key_name = "again", .public_key_material = model::Blob{line}})) == "InvalidKeyPair.Duplicate");
}
