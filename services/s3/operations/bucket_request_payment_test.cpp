#include <catch2/catch.hpp>

#include "services/s3/testing.h"

using namespace backlot;
using namespace backlot::s3;
using s3::testing::error_of;

TEST_CASE("Request payment", "[s3]") {
    auto stage = s3::testing::stage_with_bucket();
    const GetBucketRequestPaymentInput get{.bucket = "reports"};
    const auto put = [&](const std::string& payer) {
        return stage.call(PutBucketRequestPaymentInput{.bucket = "reports", .request_payment_configuration = {payer}});
    };

    SECTION("the bucket's owner pays until it is said otherwise") {
        CHECK(stage.call(get)->payer == "BucketOwner");
        REQUIRE(put("Requester"));
        CHECK(stage.call(get)->payer == "Requester");
    }
    SECTION("nobody else can be named") { CHECK(error_of(put("Anyone")) == "MalformedXML"); }
}
