#include <catch2/catch.hpp>

#include "services/iam/testing.h"

using namespace backlot;
using namespace backlot::iam;
using namespace backlot::iam::testing;

TEST_CASE("ListInstanceProfileTags", "[iam]") {
    Stage stage;
    make_profile(stage, "machine");
    done(stage, TagInstanceProfileInput{.instance_profile_name = "machine", .tags = {{"c", "3"}, {"a", "1"}, {"b", "2"}}});

    CHECK(pages(stage, ListInstanceProfileTagsInput{.instance_profile_name = "machine"}, &ListInstanceProfileTagsOutput::tags) == "a=1 b=2|c=3");
    CHECK(error_of(stage.call(ListInstanceProfileTagsInput{.instance_profile_name = "none"})) == "NoSuchEntity");
    CHECK(refused_on(stage, ListInstanceProfileTagsInput{.instance_profile_name = "machine"}) == "instance-profile/machine");
}
