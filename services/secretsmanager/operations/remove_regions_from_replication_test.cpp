#include <catch2/catch.hpp>

#include "services/secretsmanager/testing.h"

using namespace backlot;
using namespace backlot::secretsmanager;
using namespace backlot::secretsmanager::testing;

TEST_CASE("RemoveRegionsFromReplication", "[secretsmanager]") {
    secretsmanager::testing::Set set;
    ReplicateSecretToRegionsInput two{.secret_id = "db"};
    two.add_replica_regions.push_back({.region = "eu-west-1"});
    two.add_replica_regions.push_back({.region = "eu-central-1"});
    REQUIRE(set.stage.call(two));
    RemoveRegionsFromReplicationInput input{.secret_id = "db"};
    input.remove_replica_regions.push_back("eu-west-1");
    set.stage.in("eu-west-1");
    CHECK(error_of(set.stage.call(input)) == "InvalidParameterException");
    set.stage.in("eu-west-2");
    const auto left = set.stage.call(input);
    REQUIRE(left);
    REQUIRE(left->replication_status.size() == 1);
    CHECK(left->replication_status.front().region == "eu-central-1");
    CHECK(error_of(set.stage.call(input)) == "InvalidParameterException");
    set.stage.in("eu-west-1");
    CHECK(set.value_of({.secret_id = "db"}) == "ResourceNotFoundException");
}
