#include <catch2/catch.hpp>

#include "services/iam/testing_keys.h"

using namespace backlot;
using namespace backlot::iam;
using iam::testing::error_of;
using iam::testing::refused_without;

TEST_CASE("UntagServerCertificate", "[iam]") {
    iam::testing::Stage stage;
    auto upload = iam::testing::upload_of("site", iam::testing::new_certificate());
    upload.tags.push_back({.key = "team", .value = "web"});
    upload.tags.push_back({.key = "stage", .value = "live"});
    REQUIRE(stage.call(upload));
    UntagServerCertificateInput untag{.server_certificate_name = "site"};
    untag.tag_keys.push_back("team");
    untag.tag_keys.push_back("STAGE");
    untag.tag_keys.push_back("nothing");

    SECTION("takes off the tags that are there; the rest stay, a key of another case among them") {
        REQUIRE(stage.call(untag));
        const auto listed = stage.call(ListServerCertificateTagsInput{.server_certificate_name = "site"});
        REQUIRE(listed->tags.size() == 1);
        CHECK(listed->tags[0].key == "stage");
    }
    SECTION("an unknown certificate is refused") {
        untag.server_certificate_name = "nothing";
        CHECK(error_of(stage.call(untag)) == "NoSuchEntity");
    }
    SECTION("a policy can deny it") { CHECK(refused_without(stage, "iam:UntagServerCertificate", untag)); }
}
