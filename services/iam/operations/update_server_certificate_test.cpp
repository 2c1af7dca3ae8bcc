#include <catch2/catch.hpp>

#include "services/iam/testing_keys.h"

using namespace backlot;
using namespace backlot::iam;
using iam::testing::error_of;
using iam::testing::refused_without;

TEST_CASE("UpdateServerCertificate", "[iam]") {
    iam::testing::Stage stage;
    const auto made = iam::testing::new_certificate();
    REQUIRE(stage.call(iam::testing::upload_of("site", made)));
    UpdateServerCertificateInput update{
        .server_certificate_name = "site", .new_path = "/web/", .new_server_certificate_name = "shop"};

    SECTION("another name and path, the same certificate") {
        const auto id = stage.call(GetServerCertificateInput{.server_certificate_name = "site"})
                            ->server_certificate.server_certificate_metadata.server_certificate_id;
        REQUIRE(stage.call(update));
        CHECK(error_of(stage.call(GetServerCertificateInput{.server_certificate_name = "site"})) == "NoSuchEntity");
        const auto got = stage.call(GetServerCertificateInput{.server_certificate_name = "shop"});
        REQUIRE(got);
        CHECK(got->server_certificate.server_certificate_metadata.path == "/web/");
        CHECK(got->server_certificate.server_certificate_metadata.server_certificate_id == id);
    }
    SECTION("a name that is taken is refused") {
        REQUIRE(stage.call(iam::testing::upload_of("shop", made)));
        CHECK(error_of(stage.call(update)) == "EntityAlreadyExists");
    }
    SECTION("an unknown one is refused") {
        update.server_certificate_name = "nothing";
        CHECK(error_of(stage.call(update)) == "NoSuchEntity");
    }
    SECTION("the new name must be allowed as well as the present one") {
        iam::testing::be_caller_with(stage, R"({"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"iam:*",
            "Resource":"arn:aws:iam::*:server-certificate/site"}})");
        CHECK(error_of(stage.call(update)) == "AccessDenied");
    }
    SECTION("a policy can deny it") { CHECK(refused_without(stage, "iam:UpdateServerCertificate", update)); }
}
