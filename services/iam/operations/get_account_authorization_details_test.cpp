#include <catch2/catch.hpp>

#include "services/iam/testing.h"

using namespace backlot;
using namespace backlot::iam;
using namespace backlot::iam::testing;

TEST_CASE("GetAccountAuthorizationDetails", "[iam]") {
    Stage stage;
    const auto own = make_policy(stage, "own");
    done(stage, CreatePolicyVersionInput{.policy_arn = own, .policy_document = allows_all});
    done(stage, CreateUserInput{.user_name = "ana", .permissions_boundary = administrator, .tags = {{"team", "red"}}});
    make_group(stage, "readers");
    done(stage, AddUserToGroupInput{.group_name = "readers", .user_name = "ana"});
    done(stage, PutUserPolicyInput{.user_name = "ana", .policy_name = "inline", .policy_document = reads_s3});
    done(stage, AttachGroupPolicyInput{.group_name = "readers", .policy_arn = s3_reader});
    make_role(stage, "worker");
    make_profile(stage, "machine");
    done(stage, AddRoleToInstanceProfileInput{.instance_profile_name = "machine", .role_name = "worker"});

    SECTION("shows everything with all that hangs on it") {
        const auto all = done(stage, GetAccountAuthorizationDetailsInput{});
        const auto& user = all.user_detail_list.at(0);
        CHECK(shown(user.group_list) == "readers");
        CHECK(shown(user.user_policy_list, &PolicyDetail::policy_name) == "inline");
        CHECK(user.user_policy_list.at(0).policy_document->starts_with("%7B"));
        CHECK(user.permissions_boundary->permissions_boundary_arn == administrator);
        CHECK(shown(user.tags) == "team=red");
        CHECK(shown(all.group_detail_list.at(0).attached_managed_policies, &AttachedPolicy::policy_arn) == s3_reader);
        const auto& role = all.role_detail_list.at(0);
        CHECK(shown(role.instance_profile_list, &InstanceProfile::instance_profile_name) == "machine");
        CHECK(role.assume_role_policy_document->starts_with("%7B"));
        CHECK(shown(all.policies, &ManagedPolicyDetail::policy_name) == "own AdministratorAccess AmazonS3ReadOnlyAccess");
        CHECK(all.policies.at(0).policy_version_list.size() == 2);
        CHECK(all.policies.at(1).permissions_boundary_usage_count == 1);
        CHECK(all.is_truncated == false);
    }
    SECTION("Filter chooses kinds") {
        const auto some = done(stage, GetAccountAuthorizationDetailsInput{.filter = {"Group", "LocalManagedPolicy"}});
        CHECK((some.user_detail_list.empty() && some.role_detail_list.empty()));
        CHECK(some.group_detail_list.size() == 1);
        CHECK(shown(some.policies, &ManagedPolicyDetail::policy_name) == "own");
    }
    SECTION("a page runs on through the kinds") {
        const auto first = done(stage, GetAccountAuthorizationDetailsInput{.max_items = 2});
        CHECK((first.user_detail_list.size() == 1 && first.group_detail_list.size() == 1));
        REQUIRE(first.is_truncated == true);
        const auto second = done(stage, GetAccountAuthorizationDetailsInput{.max_items = 100, .marker = first.marker});
        CHECK((second.user_detail_list.empty() && second.role_detail_list.size() == 1 && second.policies.size() == 3));
        CHECK_FALSE(second.marker);
    }
    SECTION("is refused by a policy") { CHECK(refused_on(stage, GetAccountAuthorizationDetailsInput{}) == "*"); }
}
