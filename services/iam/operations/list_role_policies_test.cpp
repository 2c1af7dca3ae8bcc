#include <catch2/catch.hpp>

#include "services/iam/testing.h"

using namespace backlot;
using namespace backlot::iam;
using namespace backlot::iam::testing;

TEST_CASE("ListRolePolicies", "[iam]") {
    Stage stage;
    make_role(stage, "worker");
    for (const char* name : {"c", "a", "b"}) {
        done(stage, PutRolePolicyInput{.role_name = "worker", .policy_name = name, .policy_document = reads_s3});
    }

    CHECK(pages(stage, ListRolePoliciesInput{.role_name = "worker"}, &ListRolePoliciesOutput::policy_names) == "a b|c");
    CHECK(error_of(stage.call(ListRolePoliciesInput{.role_name = "none"})) == "NoSuchEntity");
    CHECK(refused_on(stage, ListRolePoliciesInput{.role_name = "worker"}) == "role/worker");
}
