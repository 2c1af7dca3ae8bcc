#include <catch2/catch.hpp>

#include "services/iam/testing_keys.h"

using namespace backlot;
using namespace backlot::iam;
using iam::testing::error_of;
using iam::testing::refused_without;

TEST_CASE("ListServerCertificates", "[iam]") {
    iam::testing::Stage stage;
    const ListServerCertificatesInput list;

    SECTION("an account begins with none") { CHECK(stage.call(list)->server_certificate_metadata_list.empty()); }
    SECTION("by name, and below a path") {
        const auto made = iam::testing::new_certificate();
        auto upload = iam::testing::upload_of("b", made);
        REQUIRE(stage.call(upload));
        upload.server_certificate_name = "a";
        upload.path = "/cloudfront/";
        REQUIRE(stage.call(upload));
        const auto all = stage.call(list);
        REQUIRE(all->server_certificate_metadata_list.size() == 2);
        CHECK(all->server_certificate_metadata_list[0].server_certificate_name == "a");
        const auto some = stage.call(ListServerCertificatesInput{.path_prefix = "/cloudfront/"});
        REQUIRE(some->server_certificate_metadata_list.size() == 1);
        const auto first = stage.call(ListServerCertificatesInput{.max_items = 1});
        CHECK(first->is_truncated == true);
        CHECK(stage.call(ListServerCertificatesInput{.marker = first->marker})
                  ->server_certificate_metadata_list[0].server_certificate_name == "b");
    }
    SECTION("a policy can deny it") { CHECK(refused_without(stage, "iam:ListServerCertificates", list)); }
}
