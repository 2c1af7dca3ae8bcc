#include <catch2/catch.hpp>

#include "services/secretsmanager/testing.h"

using namespace backlot;
using namespace backlot::secretsmanager;
using namespace backlot::secretsmanager::testing;

namespace {

ReplicateSecretToRegionsInput to(const std::string& region, const std::string& key = {}) {
    ReplicateSecretToRegionsInput input{.secret_id = "db"};
    ReplicaRegionType where{.region = region};
    if (!key.empty()) where.kms_key_id = key;
    input.add_replica_regions.push_back(where);
    return input;
}

}  // namespace

TEST_CASE("ReplicateSecretToRegions", "[secretsmanager]") {
    secretsmanager::testing::Set set;
    SECTION("a replica follows its primary, value, stages, tags and policy") {
        const auto made = set.stage.call(to("eu-west-1"));
        REQUIRE(made);
        CHECK(made->replication_status.front().status == "InSync");
        REQUIRE(set.stage.call(PutSecretValueInput{.secret_id = "db", .secret_string = "newer"}));
        TagResourceInput tag{.secret_id = "db"};
        tag.tags.push_back({.key = "team", .value = "data"});
        REQUIRE(set.stage.call(tag));
        REQUIRE(set.stage.call(PutResourcePolicyInput{.secret_id = "db", .resource_policy = R"({"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":")" + set.other + R"("},"Action":"secretsmanager:GetSecretValue","Resource":"*"}]})"}));
        set.stage.in("eu-west-1");
        CHECK(set.value_of({.secret_id = "db"}) == "newer");
        CHECK(set.value_of({.secret_id = "db", .version_stage = "AWSPREVIOUS"}) == "s3cret");
        const auto described = set.stage.call(DescribeSecretInput{.secret_id = "db"});
        REQUIRE(described);
        CHECK(described->primary_region == "eu-west-2");
        CHECK(described->arn->starts_with("arn:aws:secretsmanager:eu-west-1:"));
        CHECK(described->arn->substr(described->arn->rfind(':')) == set.db.substr(set.db.rfind(':')));
        CHECK(described->tags.size() == 1);
        CHECK(set.stage.call(GetResourcePolicyInput{.secret_id = "db"})->resource_policy);
    }
    SECTION("and is not written itself, but for its key") {
        REQUIRE(set.stage.call(to("eu-west-1")));
        set.stage.in("eu-west-1");
        CHECK(error_of(set.stage.call(PutSecretValueInput{.secret_id = "db", .secret_string = "x"})) == "InvalidParameterException");
        CHECK(error_of(set.stage.call(UpdateSecretInput{.secret_id = "db", .description = "x"})) == "InvalidParameterException");
        CHECK(error_of(set.stage.call(DeleteSecretInput{.secret_id = "db"})) == "InvalidParameterException");
        CHECK(error_of(set.stage.call(to("eu-central-1"))) == "InvalidParameterException");
        const auto key = *set.stage.call(kms::CreateKeyInput{})->key_metadata->arn;
        REQUIRE(set.stage.call(UpdateSecretInput{.secret_id = "db", .kms_key_id = key}));
        CHECK(set.stage.call(DescribeSecretInput{.secret_id = "db"})->kms_key_id == key);
        set.stage.in("eu-west-2");
        REQUIRE(set.stage.call(PutSecretValueInput{.secret_id = "db", .secret_string = "newer"}));
        set.stage.in("eu-west-1");
        CHECK(set.value_of({.secret_id = "db"}) == "newer");
        CHECK(set.stage.call(DescribeSecretInput{.secret_id = "db"})->kms_key_id == key);
    }
    SECTION("a region that cannot be reached is failed, and may be asked for again") {
        set.stage.in("eu-west-1");
        set.make("db", "of its own");
        set.stage.in("eu-west-2");
        const auto made = set.stage.call(to("eu-west-1"));
        REQUIRE(made);
        CHECK(made->replication_status.front().status == "Failed");
        CHECK(made->replication_status.front().status_message == "Replication failed: Secret name already exists in region eu-west-1.");
        set.stage.in("eu-west-1");
        CHECK(set.value_of({.secret_id = "db"}) == "of its own");
        set.stage.in("eu-west-2");
        auto input = to("eu-west-1");
        input.force_overwrite_replica_secret = true;
        CHECK(set.stage.call(input)->replication_status.front().status == "InSync");
        set.stage.in("eu-west-1");
        CHECK(set.value_of({.secret_id = "db"}) == "s3cret");
    }
    SECTION("a key of the region that the caller may not use fails too") {
        set.stage.in("eu-west-1");
        const auto key = *set.stage.call(kms::CreateKeyInput{})->key_metadata->arn;
        set.stage.in("eu-west-2");
        set.be_user("la", allow("secretsmanager:*"));
        CHECK(set.stage.call(to("eu-west-1", key))->replication_status.front().status == "Failed");
    }
    SECTION("what is no other region is refused") {
        CHECK(error_of(set.stage.call(to("eu-west-2"))) == "InvalidParameterException");
        CHECK(error_of(set.stage.call(to("nowhere"))) == "InvalidParameterException");
        REQUIRE(set.stage.call(to("eu-west-1")));
        CHECK(error_of(set.stage.call(to("eu-west-1"))) == "InvalidParameterException");
    }
    SECTION("at its creation, and never deleted before its replicas") {
        CreateSecretInput input{.name = "both", .secret_string = "x"};
        input.add_replica_regions.push_back({.region = "eu-west-1"});
        CHECK(set.stage.call(input)->replication_status.front().status == "InSync");
        const auto refused = set.stage.call(DeleteSecretInput{.secret_id = "both"});
        CHECK(error_of(refused) == "InvalidParameterException");
        CHECK(refused.error().message.ends_with("that still has replica regions [eu-west-1]."));
    }
    SECTION("its conditions have their keys") {
        set.be_user("la", R"({"Effect":"Allow","Action":"*","Resource":"*"},{"Effect":"Deny","Action":"secretsmanager:ReplicateSecretToRegions","Resource":"*",
            "Condition":{"ForAnyValue:StringEquals":{"secretsmanager:AddReplicaRegions":"eu-west-1"}}})");
        CHECK(error_of(set.stage.call(to("eu-west-1"))) == "AccessDeniedException");
        CHECK(error_of(set.stage.call(to("eu-central-1"))).empty());
    }
}
