#include <catch2/catch.hpp>

#include "services/iam/testing.h"

using namespace backlot;
using namespace backlot::iam;
using namespace backlot::iam::testing;

TEST_CASE("ListEntitiesForPolicy", "[iam]") {
    Stage stage;
    make_user(stage, "ana");
    make_group(stage, "readers");
    make_role(stage, "worker");
    done(stage, AttachUserPolicyInput{.user_name = "ana", .policy_arn = s3_reader});
    done(stage, AttachGroupPolicyInput{.group_name = "readers", .policy_arn = s3_reader});
    done(stage, PutRolePermissionsBoundaryInput{.role_name = "worker", .permissions_boundary = s3_reader});
    ListEntitiesForPolicyInput input{.policy_arn = s3_reader};
    const auto entities = [&] {
        const auto answer = done(stage, input);
        return shown(answer.policy_groups, &PolicyGroup::group_name) + "," + shown(answer.policy_roles, &PolicyRole::role_name) + "," +
               shown(answer.policy_users, &PolicyUser::user_name);
    };

    SECTION("all that have the policy or are bounded by it") { CHECK(entities() == "readers,worker,ana"); }
    SECTION("one kind, one use, one path") {
        input.entity_filter = "User";
        CHECK(entities() == ",,ana");
        input.entity_filter = {};
        input.policy_usage_filter = "PermissionsBoundary";
        CHECK(entities() == ",worker,");
        input.policy_usage_filter = "PermissionsPolicy";
        CHECK(entities() == "readers,,ana");
        input.path_prefix = "/team/";
        CHECK(entities() == ",,");
    }
    SECTION("page after page") {
        input.max_items = 2;
        const auto first = done(stage, input);
        CHECK(first.is_truncated == true);
        input.marker = first.marker;
        CHECK(entities() == ",,ana");
    }
    SECTION("of a policy that exists, if no policy refuses it") {
        CHECK(error_of(stage.call(ListEntitiesForPolicyInput{.policy_arn = arn("policy/none")})) == "NoSuchEntity");
        CHECK(refused_on(stage, input) == s3_reader);
    }
}
