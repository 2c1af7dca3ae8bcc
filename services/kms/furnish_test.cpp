#include <catch2/catch.hpp>

#include "library/organization_text.h"
#include "services/kms/testing.h"

using namespace backlot;
using namespace backlot::kms;
using namespace backlot::kms::testing;
using backlot::testing::OrganizationText;

namespace {

std::string with_keys(const std::string& keys) {
    return std::string("management: {id: \"111111111111\", name: main}\naccounts:\n  main:\n    users: {ana: {}, ben: {managed: [AdministratorAccess]}}\n    keys:\n") + keys;
}

}  // namespace

TEST_CASE("Keys of an organization file", "[kms]") {
    const OrganizationText file(with_keys(
        "      orders: {id: 1234abcd-12ab-34cd-56ef-1234567890ab, alias: alias/orders, description: by file, tags: {team: search}, policy: "
        "{Version: \"2012-10-17\", Statement: [{Effect: Allow, Principal: {AWS: \"arn:aws:iam::111111111111:user/ana\"}, Action: \"kms:*\", Resource: \"*\"}]}}\n"
        "      signing: {alias: alias/signing, spec: ECC_NIST_P256, usage: SIGN_VERIFY, region: us-east-1}\n"));

    SECTION("have the id, alias, tags and policy that the file gives") {
        Stage stage{{.seed = 1, .organization_file = file.path()}};
        stage.as("main/user/ana").in("eu-west-2");
        const auto found = stage.call(DescribeKeyInput{.key_id = "alias/orders"});
        REQUIRE(found);
        CHECK(found->key_metadata->key_id == "1234abcd-12ab-34cd-56ef-1234567890ab");
        CHECK(*found->key_metadata->description == "by file");
        CHECK(stage.call(EncryptInput{.key_id = "1234abcd-12ab-34cd-56ef-1234567890ab", .plaintext = blob("x")}));
        CHECK(stage.call(ListResourceTagsInput{.key_id = "1234abcd-12ab-34cd-56ef-1234567890ab"})->tags.size() == 1);
        stage.as("main/user/ben");
        CHECK(error_of(stage.call(DescribeKeyInput{.key_id = "alias/orders"})) == "AccessDeniedException");
        stage.in("us-east-1");
        CHECK(*stage.call(DescribeKeyInput{.key_id = "alias/signing"})->key_metadata->key_spec == "ECC_NIST_P256");
    }
    SECTION("stay as they are when the file is read again") {
        Stage stage{{.seed = 1, .organization_file = file.path()}};
        stage.as("main/user/ben").in("us-east-1");
        const auto first = stage.call(GetPublicKeyInput{.key_id = "alias/signing"});
        REQUIRE(stage.backlot().load_organization(file.path()));
        CHECK(stage.call(GetPublicKeyInput{.key_id = "alias/signing"})->public_key->bytes == first->public_key->bytes);
    }
    SECTION("mistakes are told with their place") {
        CHECK(OrganizationText(with_keys("      orders: {colour: red}\n")).mistake().find(":6: keys.orders: a key has no member \"colour\"") != std::string::npos);
        CHECK(OrganizationText(with_keys("      orders: {spec: ROT13}\n")).mistake().find("there are no keys of the spec ROT13") != std::string::npos);
        CHECK(OrganizationText(with_keys("      orders: {alias: orders}\n")).mistake().find("Alias must start with the prefix") != std::string::npos);
        CHECK(OrganizationText(with_keys("      orders: {policy: {Version: \"2012-10-17\", Statement: [{Effect: Allow, Principal: {AWS: \"arn:aws:iam::111111111111:user/nobody\"}, Action: \"kms:*\", Resource: \"*\"}]}}\n"))
                  .mistake().find("invalid principals") != std::string::npos);
        CHECK(OrganizationText(with_keys("      orders: red\n")).mistake().find("an entry of keys as a mapping") != std::string::npos);
    }
}
