#include <catch2/catch.hpp>

#include "services/ecr/registry_request.h"

using namespace backlot;
using namespace backlot::ecr;

TEST_CASE("Paths of the registry's own protocol", "[ecr]") {
    const auto found = [](std::string_view path) { return parse_path(path); };
    CHECK(found("/v2/").asked == Asked::base);
    CHECK(found("/v2/_catalog").asked == Asked::catalog);
    CHECK(found("/v2/team/app/blobs/uploads/").asked == Asked::new_upload);
    CHECK(found("/v2/team/app/blobs/uploads/").name == "team/app");
    CHECK(found("/v2/app/blobs/uploads/0a1b").asked == Asked::upload);
    CHECK(found("/v2/app/blobs/uploads/0a1b").reference == "0a1b");
    CHECK(found("/v2/app/blobs/sha256:00").asked == Asked::blob);
    CHECK(found("/v2/app/blobs/sha256%3A00").reference == "sha256:00");
    CHECK(found("/v2/app/manifests/1.0").asked == Asked::manifest);
    CHECK(found("/v2/app/tags/list").asked == Asked::tags);
    CHECK(found("/v2/app/referrers/sha256:00").asked == Asked::referrers);
    CHECK(found("/v2/blobs/manifests/1").name == "blobs");
    CHECK(found("/v2/-/layer").asked == Asked::address);
    for (const auto* odd : {"/v2//", "/v2/app", "/v2/App/manifests/1", "/v2/app/manifests/", "/v2/app/manifests/a%00", "/v2/a_/manifests/1", "/v2/a..b/manifests/1",
                            "/v2/../manifests/1", "/v2/app/other/1", "/v2/app/blobs/uploads/a/b", "/v2/a/manifests/1"}) {
        CHECK(found(odd).asked == Asked::nothing);
    }
    CHECK(found("/v2/a__b/manifests/1").asked == Asked::manifest);
    CHECK(found("/v2/a---b/manifests/1").asked == Asked::manifest);
    CHECK(found("/v2/a___b/manifests/1").asked == Asked::nothing);
    CHECK(found("/v2/" + std::string(257, 'a') + "/manifests/1").asked == Asked::nothing);
}

TEST_CASE("Hosts of registries", "[ecr]") {
    CHECK(is_registry_host("111122223333.dkr.ecr.eu-west-2.localhost:4566"));
    CHECK(is_registry_host("111122223333.dkr.ecr.eu-west-2.amazonaws.com"));
    CHECK_FALSE(is_registry_host("111122223333.dkr.ecr." + std::string(5000, 'a') + ".amazonaws.com"));
    CHECK_FALSE(is_registry_host("111122223333.dkr.ecr.EU_WEST.amazonaws.com"));
    CHECK_FALSE(is_registry_host("11112222333.dkr.ecr.eu-west-2.amazonaws.com"));
    CHECK_FALSE(is_registry_host("bucket.s3.localhost"));
}
