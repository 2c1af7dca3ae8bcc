#include <catch2/catch.hpp>

#include "services/s3/testing.h"

using namespace backlot;
using namespace backlot::s3;
using s3::testing::error_of;

TEST_CASE("Transfer acceleration", "[s3]") {
    const std::string name = GENERATE(std::string("reports"), std::string("my.reports"));
    auto stage = s3::testing::stage_with_bucket(name);
    const auto put = [&](const std::string& status) {
        return stage.call(
            PutBucketAccelerateConfigurationInput{.bucket = name, .accelerate_configuration = {.status = status}});
    };
    const GetBucketAccelerateConfigurationInput get{.bucket = name};

    CHECK_FALSE(stage.call(get)->status);
    CHECK(error_of(put("Perhaps")) == (name == "reports" ? "MalformedXML" : "InvalidRequest"));
    if (name == "reports") {
        REQUIRE(put("Enabled"));
        CHECK(stage.call(get)->status == "Enabled");
        REQUIRE(put("Suspended"));
        CHECK(stage.call(get)->status == "Suspended");
    } else {
        CHECK(error_of(put("Enabled")) == "InvalidRequest");
    }
}
