#include <catch2/catch.hpp>

#include "services/iam/testing_keys.h"

using namespace backlot;
using namespace backlot::iam;
using iam::testing::error_of;
using iam::testing::refused_without;

TEST_CASE("UploadSigningCertificate", "[iam]") {
    iam::testing::Stage stage;
    iam::testing::make_user(stage, "ana");
    const auto made = iam::testing::new_certificate();
    const UploadSigningCertificateInput upload{.user_name = "ana", .certificate_body = made.certificate};

    SECTION("the certificate is the user's, and active") {
        const auto uploaded = stage.call(upload);
        REQUIRE(uploaded);
        CHECK(uploaded->certificate.user_name == "ana");
        CHECK(uploaded->certificate.status == "Active");
        CHECK(uploaded->certificate.certificate_body == made.certificate);
        CHECK(uploaded->certificate.certificate_id.size() == 32);
    }
    SECTION("the same one twice is refused, and a third of any kind") {
        REQUIRE(stage.call(upload));
        CHECK(error_of(stage.call(upload)) == "DuplicateCertificate");
        REQUIRE(stage.call(UploadSigningCertificateInput{
            .user_name = "ana", .certificate_body = iam::testing::new_certificate().certificate}));
        CHECK(error_of(stage.call(UploadSigningCertificateInput{
                  .user_name = "ana", .certificate_body = iam::testing::new_certificate().certificate})) == "LimitExceeded");
    }
    SECTION("what is no certificate, or not valid now, is refused") {
        CHECK(error_of(stage.call(UploadSigningCertificateInput{.user_name = "ana", .certificate_body = "text"})) ==
              "MalformedCertificate");
        const auto old = iam::testing::new_certificate(2024, 2025);
        CHECK(error_of(stage.call(UploadSigningCertificateInput{.user_name = "ana",
                                                                .certificate_body = old.certificate})) ==
              "InvalidCertificate");
    }
    SECTION("a user who has one cannot be deleted") {
        const auto uploaded = stage.call(upload);
        CHECK(error_of(stage.call(DeleteUserInput{.user_name = "ana"})) == "DeleteConflict");
        REQUIRE(stage.call(DeleteSigningCertificateInput{.user_name = "ana",
                                                         .certificate_id = uploaded->certificate.certificate_id}));
        CHECK(stage.call(DeleteUserInput{.user_name = "ana"}));
    }
    SECTION("without a name it is root's own, and the summary says so") {
        REQUIRE(stage.call(UploadSigningCertificateInput{.certificate_body = made.certificate}));
        CHECK(stage.call(GetAccountSummaryInput{})->summary_map["AccountSigningCertificatesPresent"] == 1);
    }
    SECTION("an unknown user is refused") {
        CHECK(error_of(stage.call(UploadSigningCertificateInput{.user_name = "bob",
                                                                .certificate_body = made.certificate})) == "NoSuchEntity");
    }
    SECTION("a policy can deny it") { CHECK(refused_without(stage, "iam:UploadSigningCertificate", upload)); }
}
