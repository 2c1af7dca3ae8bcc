#include <catch2/catch.hpp>

#include "services/iam/testing_keys.h"

using namespace backlot;
using namespace backlot::iam;
using iam::testing::error_of;
using iam::testing::refused_without;

TEST_CASE("UpdateSigningCertificate", "[iam]") {
    iam::testing::Stage stage;
    iam::testing::make_user(stage, "ana");
    const auto uploaded = stage.call(UploadSigningCertificateInput{
        .user_name = "ana", .certificate_body = iam::testing::new_certificate().certificate});
    REQUIRE(uploaded);
    UpdateSigningCertificateInput update{
        .user_name = "ana", .certificate_id = uploaded->certificate.certificate_id, .status = "Inactive"};

    SECTION("it becomes inactive, and active again") {
        REQUIRE(stage.call(update));
        const ListSigningCertificatesInput list{.user_name = "ana"};
        CHECK(stage.call(list)->certificates[0].status == "Inactive");
        update.status = "Active";
        REQUIRE(stage.call(update));
        CHECK(stage.call(list)->certificates[0].status == "Active");
    }
    SECTION("another status is refused") {
        update.status = "Expired";
        CHECK(error_of(stage.call(update)) == "InvalidInput");
    }
    SECTION("an unknown certificate is refused") {
        update.certificate_id = std::string(24, 'A');
        CHECK(error_of(stage.call(update)) == "NoSuchEntity");
    }
    SECTION("a policy can deny it") { CHECK(refused_without(stage, "iam:UpdateSigningCertificate", update)); }
}
