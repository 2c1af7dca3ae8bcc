#include <catch2/catch.hpp>

#include "services/iam/testing_keys.h"

using namespace backlot;
using namespace backlot::iam;
using iam::testing::error_of;
using iam::testing::refused_without;

TEST_CASE("DeleteSigningCertificate", "[iam]") {
    iam::testing::Stage stage;
    iam::testing::make_user(stage, "ana");
    const auto uploaded = stage.call(UploadSigningCertificateInput{
        .user_name = "ana", .certificate_body = iam::testing::new_certificate().certificate});
    REQUIRE(uploaded);
    const DeleteSigningCertificateInput remove{.user_name = "ana",
                                               .certificate_id = uploaded->certificate.certificate_id};

    SECTION("it is gone, and cannot be deleted twice") {
        REQUIRE(stage.call(remove));
        CHECK(stage.call(ListSigningCertificatesInput{.user_name = "ana"})->certificates.empty());
        CHECK(error_of(stage.call(remove)) == "NoSuchEntity");
    }
    SECTION("another user's is not found") {
        iam::testing::make_user(stage, "bob");
        CHECK(error_of(stage.call(DeleteSigningCertificateInput{.user_name = "bob",
                                                                .certificate_id = remove.certificate_id})) ==
              "NoSuchEntity");
    }
    SECTION("a policy can deny it") { CHECK(refused_without(stage, "iam:DeleteSigningCertificate", remove)); }
}
