#include <catch2/catch.hpp>

#include "services/iam/testing.h"

using namespace backlot;
using namespace backlot::iam;
using namespace backlot::iam::testing;

TEST_CASE("ListUserTags", "[iam]") {
    Stage stage;
    done(stage, CreateUserInput{.user_name = "ana", .tags = {{"c", "3"}, {"a", "1"}, {"b", "2"}}});

    CHECK(pages(stage, ListUserTagsInput{.user_name = "ana"}, &ListUserTagsOutput::tags) == "a=1 b=2|c=3");
    CHECK(error_of(stage.call(ListUserTagsInput{.user_name = "bob"})) == "NoSuchEntity");
    CHECK(refused_on(stage, ListUserTagsInput{.user_name = "ana"}) == "user/ana");
}
