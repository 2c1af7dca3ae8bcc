#include <catch2/catch.hpp>

#include "services/iam/testing_keys.h"

using namespace backlot;
using namespace backlot::iam;
using iam::testing::error_of;
using iam::testing::refused_without;

TEST_CASE("GetServerCertificate and DeleteServerCertificate", "[iam]") {
    iam::testing::Stage stage;
    const auto made = iam::testing::new_certificate();
    REQUIRE(stage.call(iam::testing::upload_of("site", made)));
    const GetServerCertificateInput get{.server_certificate_name = "site"};
    const DeleteServerCertificateInput remove{.server_certificate_name = "site"};

    SECTION("what was uploaded is read back, but for the key") {
        const auto got = stage.call(get);
        REQUIRE(got);
        CHECK(got->server_certificate.certificate_body == made.certificate);
        CHECK_FALSE(got->server_certificate.certificate_chain);
        CHECK(got->server_certificate.server_certificate_metadata.server_certificate_name == "site");
    }
    SECTION("deleted it is gone") {
        REQUIRE(stage.call(remove));
        CHECK(error_of(stage.call(get)) == "NoSuchEntity");
        const auto refused = stage.call(remove);
        REQUIRE(error_of(refused) == "NoSuchEntity");
        CHECK(refused.error().message == "The Server Certificate with name site cannot be found.");
    }
    SECTION("a policy can deny either") {
        CHECK(refused_without(stage, "iam:GetServerCertificate", get));
        CHECK(refused_without(stage, "iam:DeleteServerCertificate", remove));
    }
}
