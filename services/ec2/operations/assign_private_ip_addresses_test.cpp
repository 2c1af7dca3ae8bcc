#include <catch2/catch.hpp>

#include "services/ec2/testing.h"

using namespace backlot;
using namespace backlot::ec2;
using ec2::testing::error_of;
using ec2::testing::Set;

TEST_CASE("AssignPrivateIpAddresses", "[ec2]") {
    Set set;
    auto& stage = set.stage;
    const auto id = *set.make_interface().network_interface_id;
    const auto assign = [&](std::vector<std::string> addresses, std::optional<std::int64_t> count = {}) {
        AssignPrivateIpAddressesInput input{.network_interface_id = id, .secondary_private_ip_address_count = count};
        for (auto& one : addresses) input.private_ip_addresses.push_back(std::move(one));
        return stage.call(input);
    };

    SECTION("named ones, and so many of any") {
        const auto named = assign({"10.0.1.77"});
        REQUIRE(named);
        CHECK(named->assigned_private_ip_addresses[0].private_ip_address == "10.0.1.77");
        REQUIRE(assign({}, 2));
        CHECK(set.interface(id).private_ip_addresses.size() == 4);
        CHECK(error_of(assign({"10.0.1.77"})) == "InvalidIPAddress.InUse");
        CHECK(error_of(assign({"10.0.2.77"})) == "InvalidParameterValue");
        CHECK(error_of(assign({}, 47)) == "PrivateIpAddressLimitExceeded");
        CHECK(error_of(assign({"10.0.1.78"}, 1)) == "InvalidParameterCombination");
        CHECK(error_of(assign({})) == "MissingParameter");
    }
    SECTION("a policy may refuse it") {
        set.be_user_without("ec2:AssignPrivateIpAddresses");
        CHECK(error_of(assign({}, 1)) == "UnauthorizedOperation");
    }
}
