// Source: Amazon S3 User Guide, "Signing and authenticating REST requests (AWS signature version 2)", examples.
#include "sigv4/version2.h"

#include <catch2/catch.hpp>

using namespace backlot::sigv4;

namespace {

constexpr std::string_view secret = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY";
const Time then = Time{std::chrono::sys_days{std::chrono::year{2007} / 3 / 27}} + std::chrono::hours{19} + std::chrono::minutes{36};

}  // namespace

TEST_CASE("Signature Version 2", "[sigv4]") {
    const std::vector<Header> headers{{"host", "awsexamplebucket1.s3.us-west-1.amazonaws.com"},
                                      {"date", "Tue, 27 Mar 2007 19:36:42 +0000"},
                                      {"authorization", "AWS AKIAIOSFODNN7EXAMPLE:qgk2+6Sv9/oM7G3qLEjTH1a1l1g="}};
    const Message message{.method = "GET", .path = "/photos/puppy.jpg", .query = "", .headers = headers};

    SECTION("signs what the guide signs") {
        const auto text = version2_string_to_sign(message, "awsexamplebucket1");
        CHECK(text == "GET\n\n\nTue, 27 Mar 2007 19:36:42 +0000\n/awsexamplebucket1/photos/puppy.jpg");
        CHECK(version2_signature(text, secret) == "qgk2+6Sv9/oM7G3qLEjTH1a1l1g=");
    }
    SECTION("signs the parameters that change what is asked for, sorted, and no other") {
        const Message asked{.method = "GET", .path = "/", .query = "prefix=photos&versions&acl&response-expires=a%20b", .headers = headers};
        CHECK(version2_string_to_sign(asked, "b").ends_with("\n/b/?acl&response-expires=a b&versions"));
    }
    SECTION("ends a bucket alone with a slash, however it is named") {
        const Message asked{.method = "GET", .path = "/b", .query = "", .headers = headers};
        CHECK(version2_string_to_sign(asked, "").ends_with("\n/b/"));
    }
    SECTION("folds the amz headers into the text, and the date out of it") {
        const std::vector<Header> more{{"date", "d"}, {"x-amz-date", "e"}, {"x-amz-meta-b", "1"}, {"x-amz-meta-b", "2"}};
        const Message put{.method = "PUT", .path = "/b/k", .query = "", .headers = more};
        CHECK(version2_string_to_sign(put, "") == "PUT\n\n\n\nx-amz-date:e\nx-amz-meta-b:1,2\n/b/k");
    }
    SECTION("is refused where it is another's, late, or of another request") {
        const auto claim = parse_version2(message);
        REQUIRE(claim);
        CHECK(claim->access_key_id == "AKIAIOSFODNN7EXAMPLE");
        CHECK(verify_version2(*claim, message, "awsexamplebucket1", secret, then));
        CHECK(verify_version2(*claim, message, "awsexamplebucket1", "other", then).error().code == "SignatureDoesNotMatch");
        CHECK(verify_version2(*claim, message, "other", secret, then).error().code == "SignatureDoesNotMatch");
        CHECK(verify_version2(*claim, message, "awsexamplebucket1", secret, then + std::chrono::hours{1}).error().code == "RequestTimeTooSkewed");
    }
}
