#include <catch2/catch.hpp>

#include "services/iam/testing_keys.h"

using namespace backlot;
using namespace backlot::iam;
using iam::testing::error_of;
using iam::testing::refused_without;

TEST_CASE("ListServerCertificateTags", "[iam]") {
    iam::testing::Stage stage;
    auto upload = iam::testing::upload_of("site", iam::testing::new_certificate());
    upload.tags.push_back({.key = "team", .value = "web"});
    upload.tags.push_back({.key = "stage", .value = "live"});
    REQUIRE(stage.call(upload));
    ListServerCertificateTagsInput list{.server_certificate_name = "site"};

    SECTION("sorted by key, a page at a time") {
        const auto all = stage.call(list);
        REQUIRE(all->tags.size() == 2);
        CHECK(all->tags[0].key == "stage");
        list.max_items = 1;
        const auto first = stage.call(list);
        CHECK(first->is_truncated == true);
        list.marker = first->marker;
        CHECK(stage.call(list)->tags[0].key == "team");
    }
    SECTION("an unknown certificate is refused") {
        list.server_certificate_name = "nothing";
        CHECK(error_of(stage.call(list)) == "NoSuchEntity");
    }
    SECTION("a policy can deny it") { CHECK(refused_without(stage, "iam:ListServerCertificateTags", list)); }
}
