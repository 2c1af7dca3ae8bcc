#include <catch2/catch.hpp>

#include "services/ec2/testing.h"

using namespace backlot;
using namespace backlot::ec2;
using ec2::testing::error_of;
using ec2::testing::Set;

TEST_CASE("GetManagedPrefixListEntries", "[ec2]") {
    Set set;
    const auto list = set.stage.call(DescribePrefixListsInput{})->prefix_lists[0];
    const GetManagedPrefixListEntriesInput get{.prefix_list_id = *list.prefix_list_id};
    const auto entries = set.stage.call(get);
    REQUIRE(entries);
    REQUIRE(entries->entries.size() == list.cidrs.size());
    CHECK(entries->entries[0].cidr == list.cidrs[0]);
    CHECK(error_of(set.stage.call(GetManagedPrefixListEntriesInput{.prefix_list_id = "pl-00000000"})) == "InvalidPrefixListID.NotFound");
    set.be_user_without("ec2:GetManagedPrefixListEntries");
    CHECK(error_of(set.stage.call(get)) == "UnauthorizedOperation");
    CHECK(set.asked("ec2:GetManagedPrefixListEntries", "arn:aws:ec2:eu-west-2:aws:prefix-list/" + *list.prefix_list_id));
}
