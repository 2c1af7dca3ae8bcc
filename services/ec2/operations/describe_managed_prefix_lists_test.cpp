#include <catch2/catch.hpp>

#include "services/ec2/testing.h"

using namespace backlot;
using namespace backlot::ec2;
using ec2::testing::error_of;
using ec2::testing::Set;
using ec2::testing::where;

TEST_CASE("DescribeManagedPrefixLists", "[ec2]") {
    Set set;
    CHECK(set.stage.call(DescribeManagedPrefixListsInput{.filters = where("owner-id", {"AWS"})})->prefix_lists.size() == 2);
    const auto found = set.stage.call(DescribeManagedPrefixListsInput{.filters = where("prefix-list-name", {"com.amazonaws.eu-west-2.s3"})})->prefix_lists;
    REQUIRE(found.size() == 1);
    CHECK(found[0].prefix_list_arn == "arn:aws:ec2:eu-west-2:aws:prefix-list/" + *found[0].prefix_list_id);
    const auto old = set.stage.call(DescribePrefixListsInput{.filters = where("prefix-list-name", {"com.amazonaws.eu-west-2.s3"})})->prefix_lists;
    CHECK(found[0].prefix_list_id == old[0].prefix_list_id);
    DescribeManagedPrefixListsInput input;
    input.prefix_list_ids = {std::string("pl-00000000")};
    CHECK(error_of(set.stage.call(input)) == "InvalidPrefixListID.NotFound");
    set.be_user_without("ec2:DescribeManagedPrefixLists");
    CHECK(error_of(set.stage.call(DescribeManagedPrefixListsInput{})) == "UnauthorizedOperation");
}
