#include <catch2/catch.hpp>

#include "services/ec2/testing.h"

using namespace backlot;
using namespace backlot::ec2;
using ec2::testing::error_of;
using ec2::testing::Set;
using ec2::testing::where;

TEST_CASE("DescribeVpcEndpointServices", "[ec2]") {
    Set set;
    auto& stage = set.stage;
    DescribeVpcEndpointServicesInput s3;
    s3.service_names = {std::string("com.amazonaws.eu-west-2.s3")};

    SECTION("S3 has endpoints of both kinds, most services interfaces alone") {
        const auto both = stage.call(s3);
        REQUIRE(both);
        CHECK(both->service_names.size() == 1);
        REQUIRE(both->service_details.size() == 2);
        CHECK(both->service_details[0].service_type[0].service_type == "Gateway");
        CHECK_FALSE(both->service_details[0].private_dns_name);
        CHECK(both->service_details[1].private_dns_name == "s3.eu-west-2.amazonaws.com");
        CHECK(stage.call(DescribeVpcEndpointServicesInput{.filters = where("service-type", {"Gateway"})})->service_details.size() == 2);
    }
    SECTION("pages go on where the last one ended") {
        std::size_t count = 0;
        DescribeVpcEndpointServicesInput page{.max_results = 10};
        do {
            const auto some = stage.call(page);
            REQUIRE(some);
            count += some->service_details.size();
            page.next_token = some->next_token;
        } while (page.next_token);
        CHECK(count == stage.call(DescribeVpcEndpointServicesInput{})->service_details.size());
    }
    SECTION("one that there is not is told") {
        s3.service_names = {std::string("com.amazonaws.eu-west-2.none")};
        CHECK(error_of(stage.call(s3)) == "InvalidServiceName");
    }
    SECTION("a policy may refuse it") {
        set.be_user_without("ec2:DescribeVpcEndpointServices");
        CHECK(error_of(stage.call(s3)) == "UnauthorizedOperation");
    }
}
