#include <catch2/catch.hpp>

#include "services/iam/testing.h"

using namespace backlot;
using namespace backlot::iam;
using namespace backlot::iam::testing;

TEST_CASE("PutRolePolicy, GetRolePolicy and DeleteRolePolicy", "[iam]") {
    Stage stage;
    make_role(stage, "worker");
    const auto put = [&](const std::string& name, const std::string& document) {
        return stage.call(PutRolePolicyInput{.role_name = "worker", .policy_name = name, .policy_document = document});
    };
    const GetRolePolicyInput get{.role_name = "worker", .policy_name = "p"};
    const DeleteRolePolicyInput remove{.role_name = "worker", .policy_name = "p"};

    SECTION("a document is put, shown percent-encoded and deleted") {
        REQUIRE(put("p", reads_s3));
        CHECK(done(stage, get).policy_document.starts_with("%7B%22Version%22%3A%222012-10-17%22"));
        done(stage, remove);
        CHECK(message_of(stage.call(get)) == "The role policy with name p cannot be found.");
        CHECK(error_of(stage.call(remove)) == "NoSuchEntity");
    }
    SECTION("10,240 characters in all of a role's policies") {
        REQUIRE(put("half", document_of(5'120)));
        REQUIRE(put("rest", document_of(5'120)));
        CHECK(message_of(put("rest", document_of(5'121))) == "Maximum policy size of 10240 bytes exceeded for role worker");
        CHECK(error_of(put("rest", document_of(5'121))) == "LimitExceeded");
    }
    SECTION("what is no policy is refused, and so is a service's role") {
        CHECK(error_of(put("p", "no JSON")) == "MalformedPolicyDocument");
        CHECK(error_of(stage.call(PutRolePolicyInput{.role_name = "none", .policy_name = "p", .policy_document = reads_s3})) == "NoSuchEntity");
        const auto linked = make_linked_role(stage);
        CHECK(error_of(stage.call(PutRolePolicyInput{.role_name = linked, .policy_name = "p", .policy_document = reads_s3})) == "UnmodifiableEntity");
        CHECK(error_of(stage.call(DeleteRolePolicyInput{.role_name = linked, .policy_name = "p"})) == "UnmodifiableEntity");
    }
    SECTION("are refused by a policy") {
        CHECK(refused_on(stage, PutRolePolicyInput{.role_name = "worker", .policy_name = "p", .policy_document = reads_s3}) == "role/worker");
        CHECK(refused_on(stage, get) == "role/worker");
        CHECK(refused_on(stage, remove) == "role/worker");
    }
}
