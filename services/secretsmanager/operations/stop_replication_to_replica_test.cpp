#include <catch2/catch.hpp>

#include "services/secretsmanager/testing.h"

using namespace backlot;
using namespace backlot::secretsmanager;
using namespace backlot::secretsmanager::testing;

TEST_CASE("StopReplicationToReplica", "[secretsmanager]") {
    secretsmanager::testing::Set set;
    ReplicateSecretToRegionsInput one{.secret_id = "db"};
    one.add_replica_regions.push_back({.region = "eu-west-1"});
    REQUIRE(set.stage.call(one));
    CHECK(error_of(set.stage.call(StopReplicationToReplicaInput{.secret_id = "db"})) == "InvalidParameterException");
    set.stage.in("eu-west-1");
    REQUIRE(set.stage.call(StopReplicationToReplicaInput{.secret_id = "db"}));
    REQUIRE(set.stage.call(PutSecretValueInput{.secret_id = "db", .secret_string = "its own"}));
    set.stage.in("eu-west-2");
    CHECK(set.stage.call(DescribeSecretInput{.secret_id = "db"})->replication_status.empty());
    REQUIRE(set.stage.call(PutSecretValueInput{.secret_id = "db", .secret_string = "the old one's"}));
    set.stage.in("eu-west-1");
    CHECK(set.value_of({.secret_id = "db"}) == "its own");
}
