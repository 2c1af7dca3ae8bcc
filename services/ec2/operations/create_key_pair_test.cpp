#include <catch2/catch.hpp>

#include "services/ec2/testing.h"

using namespace backlot;
using namespace backlot::ec2;
using ec2::testing::error_of;
using ec2::testing::Set;
using ec2::testing::tagged;
using ec2::testing::where;

TEST_CASE("CreateKeyPair", "[ec2]") {
    Set set;
    const auto made = set.stage.call(CreateKeyPairInput{.key_name = "mine", .tag_specifications = tagged("key-pair", {{"Name", "k"}})});
    REQUIRE(made);
    CHECK(made->key_pair_id->starts_with("key-"));
    CHECK(made->key_material->starts_with("-----BEGIN RSA PRIVATE KEY-----\n"));
    CHECK(made->key_fingerprint->size() == 59);
    CHECK(made->tags[0].value == "k");
    CHECK(error_of(set.stage.call(CreateKeyPairInput{.key_name = "mine"})) == "InvalidKeyPair.Duplicate");
    CHECK(error_of(set.stage.call(CreateKeyPairInput{.key_name = " x"})) == "InvalidParameterValue");
    CHECK(error_of(set.stage.call(CreateKeyPairInput{.key_name = "putty", .key_format = "ppk"})) == "NotImplemented");
    const auto small = set.stage.call(CreateKeyPairInput{.key_name = "small", .key_type = "ed25519"});
    REQUIRE(small);
    CHECK(small->key_material->starts_with("-----BEGIN OPENSSH PRIVATE KEY-----\n"));
    CHECK(small->key_fingerprint->size() == 44);
    set.be_user_with(R"({"Effect":"Allow","Action":"ec2:CreateKeyPair","Resource":")" + set.arn("key-pair/team-*") + R"(","Condition":{"StringEquals":{"ec2:KeyPairType":"ed25519"}}})");
    CHECK(error_of(set.stage.call(CreateKeyPairInput{.key_name = "mine2", .key_type = "ed25519"})) == "UnauthorizedOperation");
    CHECK(error_of(set.stage.call(CreateKeyPairInput{.key_name = "team-1"})) == "UnauthorizedOperation");
    CHECK(error_of(set.stage.call(CreateKeyPairInput{.key_name = "team-1", .key_type = "ed25519"})).empty());
}
