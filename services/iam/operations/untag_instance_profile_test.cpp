#include <catch2/catch.hpp>

#include "services/iam/testing.h"

using namespace backlot;
using namespace backlot::iam;
using namespace backlot::iam::testing;

TEST_CASE("UntagInstanceProfile", "[iam]") {
    Stage stage;
    make_profile(stage, "machine");
    done(stage, TagInstanceProfileInput{.instance_profile_name = "machine", .tags = {{"Team", "red"}, {"unit", "a"}}});
    const UntagInstanceProfileInput untag{.instance_profile_name = "machine", .tag_keys = {"team", "unit", "none"}};

    CHECK(refused_on(stage, untag) == "instance-profile/machine");
    done(stage, untag);
    CHECK(shown(done(stage, ListInstanceProfileTagsInput{.instance_profile_name = "machine"}).tags) == "Team=red");
    CHECK(error_of(stage.call(UntagInstanceProfileInput{.instance_profile_name = "none", .tag_keys = {"a"}})) == "NoSuchEntity");
}
