#include <catch2/catch.hpp>

#include "services/iam/testing_keys.h"

using namespace backlot;
using namespace backlot::iam;
using iam::testing::error_of;
using iam::testing::refused_without;

TEST_CASE("ListSigningCertificates", "[iam]") {
    iam::testing::Stage stage;
    iam::testing::make_user(stage, "ana");
    const ListSigningCertificatesInput list{.user_name = "ana"};

    SECTION("a user begins with none") { CHECK(stage.call(list)->certificates.empty()); }
    SECTION("those of the user, a page at a time") {
        for (int i = 0; i < 2; ++i) {
            REQUIRE(stage.call(UploadSigningCertificateInput{
                .user_name = "ana", .certificate_body = iam::testing::new_certificate().certificate}));
        }
        CHECK(stage.call(list)->certificates.size() == 2);
        const auto first = stage.call(ListSigningCertificatesInput{.user_name = "ana", .max_items = 1});
        REQUIRE(first->is_truncated == true);
        const auto second = stage.call(ListSigningCertificatesInput{.user_name = "ana", .marker = first->marker});
        REQUIRE(second->certificates.size() == 1);
        CHECK(second->certificates[0].certificate_id != first->certificates[0].certificate_id);
    }
    SECTION("they follow the user to another name, and are not another user's of the old one") {
        REQUIRE(stage.call(UploadSigningCertificateInput{
            .user_name = "ana", .certificate_body = iam::testing::new_certificate().certificate}));
        REQUIRE(stage.call(UpdateUserInput{.user_name = "ana", .new_user_name = "eva"}));
        iam::testing::make_user(stage, "ana");
        CHECK(stage.call(ListSigningCertificatesInput{.user_name = "eva"})->certificates.size() == 1);
        CHECK(stage.call(list)->certificates.empty());
    }
    SECTION("an unknown user is refused") {
        CHECK(error_of(stage.call(ListSigningCertificatesInput{.user_name = "bob"})) == "NoSuchEntity");
    }
    SECTION("a policy can deny it") { CHECK(refused_without(stage, "iam:ListSigningCertificates", list)); }
}
