#include <catch2/catch.hpp>

#include "services/ec2/testing.h"

using namespace backlot;
using namespace backlot::ec2;
using ec2::testing::error_of;
using ec2::testing::Set;
using ec2::testing::tagged;
using ec2::testing::where;

TEST_CASE("DescribePrefixLists", "[ec2]") {
    Set set;
    CHECK(set.stage.call(DescribePrefixListsInput{})->prefix_lists.size() == 2);
    const auto found = set.stage.call(DescribePrefixListsInput{.filters = where("prefix-list-name", {"com.amazonaws.eu-west-2.s3"})})->prefix_lists;
    REQUIRE(found.size() == 1);
    CHECK(found[0].prefix_list_id->starts_with("pl-"));
    DescribePrefixListsInput input;
    input.prefix_list_ids = {*found[0].prefix_list_id};
    CHECK(set.stage.call(input)->prefix_lists.size() == 1);
    input.prefix_list_ids = {std::string("pl-00000000")};
    CHECK(error_of(set.stage.call(input)) == "InvalidPrefixListId.NotFound");
    CHECK(error_of(set.stage.call(DescribePrefixListsInput{.filters = where("colour", {"red"})})) == "InvalidParameterValue");
    set.be_user_without("ec2:DescribePrefixLists");
    CHECK(error_of(set.stage.call(DescribePrefixListsInput{})) == "UnauthorizedOperation");
}
