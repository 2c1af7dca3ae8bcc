#include <catch2/catch.hpp>

#include "services/iam/testing_keys.h"

using namespace backlot;
using namespace backlot::iam;
using iam::testing::error_of;
using iam::testing::refused_without;

TEST_CASE("TagServerCertificate", "[iam]") {
    iam::testing::Stage stage;
    REQUIRE(stage.call(iam::testing::upload_of("site", iam::testing::new_certificate())));
    TagServerCertificateInput tag{.server_certificate_name = "site"};
    tag.tags.push_back({.key = "team", .value = "web"});

    SECTION("tags are added, and given other values; keys differ by their case") {
        REQUIRE(stage.call(tag));
        tag.tags[0].value = "shop";
        tag.tags.push_back({.key = "TEAM", .value = "red"});
        REQUIRE(stage.call(tag));
        const auto listed = stage.call(ListServerCertificateTagsInput{.server_certificate_name = "site"});
        CHECK(iam::testing::shown(listed->tags) == "TEAM=red team=shop");
    }
    SECTION("they decide what policies say of the certificate") {
        REQUIRE(stage.call(tag));
        const auto policy = [](const std::string& team) {
            return R"({"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"iam:GetServerCertificate",
                "Resource":"*","Condition":{"StringEquals":{"aws:ResourceTag/team":")" + team + "\"}}}}";
        };
        const GetServerCertificateInput get{.server_certificate_name = "site"};
        iam::testing::be_caller_with(stage, policy("web"));
        CHECK(stage.call(get));
        iam::testing::be_caller_with(stage, policy("shop"));
        CHECK(error_of(stage.call(get)) == "AccessDenied");
    }
    SECTION("one key twice is refused") {
        tag.tags.push_back({.key = "team", .value = "x"});
        CHECK(error_of(stage.call(tag)) == "InvalidInput");
    }
    SECTION("an unknown certificate is refused") {
        tag.server_certificate_name = "nothing";
        CHECK(error_of(stage.call(tag)) == "NoSuchEntity");
    }
    SECTION("a policy can deny it") { CHECK(refused_without(stage, "iam:TagServerCertificate", tag)); }
}
