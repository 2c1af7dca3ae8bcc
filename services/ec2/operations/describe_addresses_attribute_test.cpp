#include <catch2/catch.hpp>

#include "services/ec2/testing.h"

using namespace backlot;
using namespace backlot::ec2;
using ec2::testing::error_of;
using ec2::testing::Set;

TEST_CASE("DescribeAddressesAttribute", "[ec2]") {
    Set set;
    auto& stage = set.stage;
    const auto made = stage.call(AllocateAddressInput{});
    REQUIRE(made);
    DescribeAddressesAttributeInput input{.attribute = "domain-name"};
    input.allocation_ids = {*made->allocation_id};
    const auto found = stage.call(input);
    REQUIRE(found);
    REQUIRE(found->addresses.size() == 1);
    CHECK(found->addresses[0].public_ip == made->public_ip);
    CHECK_FALSE(found->addresses[0].ptr_record);
    input.allocation_ids = {std::string("eipalloc-0123456789abcdef0")};
    CHECK(error_of(stage.call(input)) == "InvalidAllocationID.NotFound");
    set.be_user_without("ec2:DescribeAddressesAttribute");
    CHECK(error_of(stage.call(input)) == "UnauthorizedOperation");
}
