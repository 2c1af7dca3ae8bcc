#include <catch2/catch.hpp>

#include "library/testing.h"
#include "services/sts/model.h"

namespace backlot {

TEST_CASE("GetCallerIdentity", "[sts]") {
    backlot::testing::Stage stage;

    SECTION("the root user is its account") {
        const auto who = stage.call(sts::GetCallerIdentityInput{});
        REQUIRE(who);
        CHECK(who->account == "000000000000");
        CHECK(who->arn == "arn:aws:iam::000000000000:root");
        CHECK(who->user_id == "000000000000");
    }
    SECTION("no policy is asked") {
        REQUIRE(stage.call(sts::GetCallerIdentityInput{}));
        CHECK(stage.verdicts().empty());
    }
}

}  // namespace backlot
