#include <catch2/catch.hpp>

#include "services/ec2/testing.h"

using namespace backlot;
using namespace backlot::ec2;
using ec2::testing::error_of;
using ec2::testing::Set;
using ec2::testing::where;

TEST_CASE("DisassociateRouteTable", "[ec2]") {
    Set set;
    auto& stage = set.stage;
    const auto table = *stage.call(CreateRouteTableInput{.vpc_id = set.vpc})->route_table->route_table_id;
    const auto made = stage.call(AssociateRouteTableInput{.subnet_id = set.subnet, .route_table_id = table});
    REQUIRE(made);
    const DisassociateRouteTableInput input{.association_id = *made->association_id};
    REQUIRE(stage.call(input));
    CHECK(error_of(stage.call(input)) == "InvalidAssociationID.NotFound");
    const auto main = stage.call(DescribeRouteTablesInput{.filters = where("association.main", {"true"})});
    REQUIRE(main);
    const auto own = *main->route_tables[0].associations[0].route_table_association_id;
    CHECK(error_of(stage.call(DisassociateRouteTableInput{.association_id = own})) == "InvalidParameterValue");
}
