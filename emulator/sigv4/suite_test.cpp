// Cases of AWS's Signature Version 4 test suite: the request, and the signature that AWS gives for it.
//
// Source: aws-sig-v4-test-suite, published with the AWS General Reference; the ListUsers example of the IAM User Guide.
#include <catch2/catch.hpp>

#include "base/digest.h"
#include "sigv4/sign.h"
#include "sigv4/verify.h"

using namespace backlot;
using namespace backlot::sigv4;

namespace {

struct Case {
    const char* name;
    const char* method;
    const char* target;
    std::vector<Header> headers;  // besides Host and X-Amz-Date
    const char* body;
    const char* signature;
};

const std::vector<Case>& cases() {
    static const std::vector<Case> all{
        {"get-vanilla", "GET", "/", {}, "", "5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31"},
        {"get-header-key-duplicate", "GET", "/",
         {{"my-header1", "value2"}, {"my-header1", "value2"}, {"my-header1", "value1"}}, "",
         "c9d5ea9f3f72853aea855b47ea873832890dbdd183b4468f858259531a5138ea"},
        {"get-header-value-trim", "GET", "/", {{"my-header1", " value1"}, {"my-header2", " \"a   b   c\""}}, "",
         "acc3ed3afb60bb290fc8d2dd0098b9911fcaa05412b367055dee359757a9c736"},
        {"get-unreserved", "GET", "/-._~0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz", {}, "",
         "07ef7494c76fa4850883e2b006601f940f8a34d404d0cfa977f52a65bbf5f24f"},
        {"get-utf8", "GET", "/\xe1\x88\xb4", {}, "",
         "8318018e0b0f223aa2bbf98705b62bb787dc9c0e678f255a891fd03141be5d85"},
        {"get-vanilla-empty-query-key", "GET", "/?Param1=value1", {}, "",
         "a67d582fa61cc504c4bae71f336f98b97f1ea3c7a6bfe1b6e45aec72011b9aeb"},
        {"get-vanilla-query-order-key-case", "GET", "/?Param2=value2&Param1=value1", {}, "",
         "b97d918cfa904a5beff61c982a1b6f458b799221646efd99d3219ec94cdf2500"},
        {"post-vanilla", "POST", "/", {}, "", "5da7c1a2acd57cee7505fc6676e4e544621c30862966e37dddb68e92efbe5d6b"},
        {"post-x-www-form-urlencoded", "POST", "/", {{"content-type", "application/x-www-form-urlencoded"}},
         "Param1=value1", "ff11897932ad3f4e8b18135d722051e5ac45fc38421b1da7b9d196a0fe09473a"},
        {"get-relative", "GET", "/example/..", {}, "",
         "5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31"},
        {"get-slash", "GET", "//", {}, "", "5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31"},
        {"get-slash-dot-slash", "GET", "/./", {}, "",
         "5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31"},
        {"get-slash-pointless-dot", "GET", "/./example", {}, "",
         "ef75d96142cf21edca26f06005da7988e4f8dc83a165a80865db7089db637ec5"},
        {"get-slashes", "GET", "//example//", {}, "",
         "9a624bd73a37c9a373b5312afbebe7a714a789de108f0bdfe846570885f57e84"},
        {"get-space", "GET", "/example space/", {}, "",
         "652487583200325589f1fba4c7e578f72c47cb61beeca81406b39ddec1366741"},
    };
    return all;
}

const Credentials credentials{"AKIDEXAMPLE", "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY"};
const auto noon = *parse_basic_time("20150830T123600Z");

std::string signature_in(const std::vector<Header>& headers) {
    const auto& text = headers.back().second;
    return text.substr(text.rfind("Signature=") + 10);
}

}  // namespace

TEST_CASE("AWS's test suite of signatures", "[sigv4]") {
    for (const auto& example : cases()) {
        INFO(example.name);
        auto headers = example.headers;
        headers.emplace_back("host", "example.amazonaws.com");
        const auto message = message_of(example.method, example.target, headers);
        const auto added = sign(message, credentials,
                                {.time = noon, .region = "us-east-1", .service = "service",
                                 .payload = sha256_hex(example.body)});
        CHECK(signature_in(added) == example.signature);

        headers.insert(headers.end(), added.begin(), added.end());
        const auto complete = message_of(example.method, example.target, headers);
        const SigningService service{.dialect = Dialect::query, .name = "service", .region = "us-east-1"};
        const auto claim = parse(complete, service);
        REQUIRE(claim);
        SigningKeys keys;
        CHECK(verify(*claim, complete, credentials.secret, sha256_hex(example.body), noon, service, keys));
        CHECK_FALSE(verify(*claim, complete, credentials.secret, sha256_hex("other"), noon, service, keys));
    }
}

TEST_CASE("The IAM User Guide's ListUsers signature", "[sigv4]") {
    const std::vector<Header> headers{{"content-type", "application/x-www-form-urlencoded; charset=utf-8"},
                                      {"host", "iam.amazonaws.com"}};
    const auto added = sign(message_of("GET", "/?Action=ListUsers&Version=2010-05-08", headers), credentials,
                            {.time = noon, .region = "us-east-1", .service = "iam"});
    CHECK(signature_in(added) == "5d672d79c15b13162d9279b0855cfba6789a8edb4c82c400e06b5924a6f2b5d7");
}
