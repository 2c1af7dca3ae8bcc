#include <catch2/catch.hpp>

#include "library/organization_text.h"
#include "services/secretsmanager/testing.h"

using namespace backlot;
using namespace backlot::secretsmanager;
using backlot::testing::error_of;
using backlot::testing::Stage;
using backlot::testing::OrganizationText;

namespace {

std::string with_secrets(const std::string& secrets) {
    return std::string("management: {id: \"111111111111\", name: main}\nunits: {u: {accounts: {other: {id: \"222222222222\"}}}}\naccounts:\n"
                       "  other: {users: {bob: {managed: [AdministratorAccess]}}}\n  main:\n    users: {ben: {managed: [AdministratorAccess]}}\n"
                       "    keys: {registry: {alias: alias/registry}}\n    secrets:\n") + secrets;
}

}  // namespace

TEST_CASE("Secrets of an organization file", "[secretsmanager]") {
    const OrganizationText file(with_secrets(
        "      dockerhub: {suffix: 5Lb3FI, key: alias/registry, value: {username: u, password: p}, description: by file, tags: {team: data}, policy: "
        "{Version: \"2012-10-17\", Statement: [{Effect: Allow, Principal: {AWS: \"arn:aws:iam::222222222222:root\"}, Action: \"secretsmanager:DescribeSecret\", Resource: \"*\"}]}}\n"
        "      plain: {value: text, region: us-east-1}\n      empty: {}\n"));

    SECTION("have the ARN, value, tags and policy that the file gives") {
        Stage stage{{.seed = 1, .organization_file = file.path()}};
        stage.as("main/user/ben").in("eu-west-2");
        const std::string arn = "arn:aws:secretsmanager:eu-west-2:111111111111:secret:dockerhub-5Lb3FI";
        const auto got = stage.call(GetSecretValueInput{.secret_id = arn});
        REQUIRE(got);
        CHECK(got->secret_string == R"({"username":"u","password":"p"})");
        const auto described = stage.call(DescribeSecretInput{.secret_id = "dockerhub"});
        CHECK(described->kms_key_id == "alias/registry");
        CHECK(described->description == "by file");
        CHECK(described->tags.size() == 1);
        CHECK(error_of(stage.call(GetSecretValueInput{.secret_id = "empty"})) == "ResourceNotFoundException");
        CHECK(stage.call(DescribeSecretInput{.secret_id = "empty"}));
        stage.in("us-east-1");
        CHECK(stage.call(GetSecretValueInput{.secret_id = "plain"})->secret_string == "text");
        stage.as("other/user/bob").in("eu-west-2");
        CHECK(stage.call(DescribeSecretInput{.secret_id = arn}));
        CHECK(error_of(stage.call(GetSecretValueInput{.secret_id = arn})) == "AccessDeniedException");
    }
    SECTION("stay as they are when the file is read again") {
        Stage stage{{.seed = 1, .organization_file = file.path()}};
        stage.as("main/user/ben").in("eu-west-2");
        REQUIRE(stage.call(PutSecretValueInput{.secret_id = "dockerhub", .secret_string = "changed"}));
        REQUIRE(stage.backlot().load_organization(file.path()));
        CHECK(stage.call(GetSecretValueInput{.secret_id = "dockerhub"})->secret_string == "changed");
    }
    SECTION("mistakes are told with their place") {
        CHECK(OrganizationText(with_secrets("      a: {colour: red}\n")).mistake().find(": secrets.a: a secret has no member \"colour\"") != std::string::npos);
        CHECK(OrganizationText(with_secrets("      a: {suffix: ab}\n")).mistake().find("must be six letters and digits") != std::string::npos);
        CHECK(OrganizationText(with_secrets("      a: {key: alias/none, value: x}\n")).mistake().find("secrets.a: ") != std::string::npos);
        CHECK(OrganizationText(with_secrets("      a: {policy: {Version: \"2012-10-17\", Statement: nothing}}\n")).mistake().find("AWS would refuse the policy") != std::string::npos);
    }
}
