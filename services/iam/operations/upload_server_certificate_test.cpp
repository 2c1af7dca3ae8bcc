#include <catch2/catch.hpp>

#include "services/iam/testing_keys.h"

using namespace backlot;
using namespace backlot::iam;
using iam::testing::error_of;
using iam::testing::refused_without;

TEST_CASE("UploadServerCertificate", "[iam]") {
    iam::testing::Stage stage;
    const auto made = iam::testing::new_certificate();
    auto upload = iam::testing::upload_of("site", made);

    SECTION("the answer says what it is and until when, and shows no key") {
        upload.path = "/cloudfront/";
        upload.certificate_chain = iam::testing::new_certificate().certificate;
        upload.tags.push_back({.key = "team", .value = "web"});
        const auto uploaded = stage.call(upload);
        REQUIRE(uploaded);
        const auto& metadata = *uploaded->server_certificate_metadata;
        CHECK(metadata.arn == "arn:aws:iam::" + stage.caller().account + ":server-certificate/cloudfront/site");
        CHECK(metadata.server_certificate_id.starts_with("ASCA"));
        CHECK(metadata.expiration == clock::Time{std::chrono::sys_days{std::chrono::year{2027} / 1 / 1}});
        CHECK(uploaded->tags[0].value == "web");
        CHECK(stage.call(GetAccountSummaryInput{})->summary_map["ServerCertificates"] == 1);
    }
    SECTION("a name is taken once, whatever its case") {
        REQUIRE(stage.call(upload));
        upload.server_certificate_name = "SITE";
        CHECK(error_of(stage.call(upload)) == "EntityAlreadyExists");
    }
    SECTION("a key that belongs to another certificate is refused") {
        upload.private_key = iam::testing::new_certificate().key;
        CHECK(error_of(stage.call(upload)) == "KeyPairMismatch");
    }
    SECTION("what is no certificate, chain or key is refused") {
        auto wrong = upload;
        wrong.certificate_body = "text";
        CHECK(error_of(stage.call(wrong)) == "MalformedCertificate");
        wrong = upload;
        wrong.certificate_body = made.certificate + iam::testing::new_certificate().certificate;
        CHECK(error_of(stage.call(wrong)) == "MalformedCertificate");
        wrong = upload;
        wrong.certificate_chain = "text";
        CHECK(error_of(stage.call(wrong)) == "MalformedCertificate");
        wrong = upload;
        wrong.private_key = "text";
        CHECK(error_of(stage.call(wrong)) == "MalformedCertificate");
    }
    SECTION("twenty are the most") {
        for (int i = 0; i < 21; ++i) {
            upload.server_certificate_name = "site" + std::to_string(i);
            CHECK(error_of(stage.call(upload)) == (i < 20 ? "" : "LimitExceeded"));
        }
    }
    SECTION("a policy can deny it, and its tags") {
        CHECK(refused_without(stage, "iam:UploadServerCertificate", upload));
        upload.tags.push_back({.key = "team", .value = "web"});
        CHECK(refused_without(stage, "iam:TagServerCertificate", upload));
    }
}
