// Signatures that AWS has published. Nothing here was computed by this code.
//
// Source: Amazon S3 API Reference, "Signature calculations for the authorization header" (single chunk, multiple
// chunks, trailing headers), "Authenticating requests: using query parameters", "Example: browser-based upload using
// HTTP POST (using AWS Signature Version 4)".
#include <catch2/catch.hpp>

#include "sigv4/chunked.h"
#include "sigv4/post_policy.h"
#include "sigv4/sign.h"
#include "sigv4/verify.h"

using namespace backlot;
using namespace backlot::sigv4;

namespace {

const std::string key_id = "AKIAIOSFODNN7EXAMPLE";
const std::string secret = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY";
const std::string empty_hash = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
const auto friday = *parse_basic_time("20130524T000000Z");
const SigningService s3{.dialect = Dialect::s3, .name = "s3", .region = "us-east-1"};

std::string authorization(const std::string& names, const std::string& signature) {
    return "AWS4-HMAC-SHA256 Credential=" + key_id + "/20130524/us-east-1/s3/aws4_request,SignedHeaders=" + names +
           ",Signature=" + signature;
}

Result<> verified(std::string_view method, std::string_view target, std::vector<Header> headers,
                  std::string_view with_secret = secret) {
    SigningKeys keys;
    const auto message = message_of(method, target, headers);
    const auto claim = parse(message, s3);
    if (!claim) return std::unexpected(claim.error());
    return verify(*claim, message, with_secret, {}, friday, s3, keys);
}

// The request of both streaming examples.
std::vector<Header> put_chunks(const std::string& payload, const std::string& names, const std::string& seed) {
    return {{"host", "s3.amazonaws.com"},
            {"x-amz-date", "20130524T000000Z"},
            {"x-amz-storage-class", "REDUCED_REDUNDANCY"},
            {"authorization", authorization(names, seed)},
            {"x-amz-content-sha256", payload},
            {"content-encoding", "aws-chunked"},
            {"x-amz-decoded-content-length", "66560"}};
}

}  // namespace

TEST_CASE("S3's published header signatures", "[sigv4]") {
    SECTION("GET of ten bytes of an object") {
        const std::vector<Header> headers{
            {"host", "examplebucket.s3.amazonaws.com"},
            {"range", "bytes=0-9"},
            {"x-amz-content-sha256", empty_hash},
            {"x-amz-date", "20130524T000000Z"},
            {"authorization", authorization("host;range;x-amz-content-sha256;x-amz-date",
                                            "f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41")}};
        CHECK(verified("GET", "/test.txt", headers));
        CHECK_FALSE(verified("HEAD", "/test.txt", headers));
        CHECK_FALSE(verified("GET", "/test.txt", headers, "another secret"));
    }
    SECTION("PUT of an object, dated by Date") {
        CHECK(verified(
            "PUT", "/test%24file.text",
            {{"host", "examplebucket.s3.amazonaws.com"},
             {"date", "Fri, 24 May 2013 00:00:00 GMT"},
             {"x-amz-content-sha256", "44ce7dd67c959e0d3524ffac1771dfbba87d2b6b4b4e99e42034a8b803f8b072"},
             {"x-amz-date", "20130524T000000Z"},
             {"x-amz-storage-class", "REDUCED_REDUNDANCY"},
             {"authorization", authorization("date;host;x-amz-content-sha256;x-amz-date;x-amz-storage-class",
                                             "98ad721746da40c64f1a55b78f14c238d841ea1380cd77a1b5971af0ece108bd")}}));
    }
    SECTION("GET of a bucket's lifecycle: a parameter without a value") {
        CHECK(verified("GET", "/?lifecycle",
                       {{"host", "examplebucket.s3.amazonaws.com"},
                        {"x-amz-content-sha256", empty_hash},
                        {"x-amz-date", "20130524T000000Z"},
                        {"authorization",
                         authorization("host;x-amz-content-sha256;x-amz-date",
                                       "fea454ca298b7da1c68078a5d1bdbfbbe0d65c699e0f91ac7a200a0136783543")}}));
    }
    SECTION("GET of a bucket's list: the query is sorted") {
        for (const auto* target : {"/?max-keys=2&prefix=J", "/?prefix=J&max-keys=2"})
            CHECK(verified("GET", target,
                           {{"host", "examplebucket.s3.amazonaws.com"},
                            {"x-amz-content-sha256", empty_hash},
                            {"x-amz-date", "20130524T000000Z"},
                            {"authorization",
                             authorization("host;x-amz-content-sha256;x-amz-date",
                                           "34b48302e7b5fa45bde8084f4b7868a86f0a534bc59db6670ed5711ef69dc6f7")}}));
    }
}

TEST_CASE("S3's published presigned URL", "[sigv4]") {
    const std::vector<Header> headers{{"host", "examplebucket.s3.amazonaws.com"}};
    const std::string query =
        "X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=AKIAIOSFODNN7EXAMPLE%2F20130524%2Fus-east-1%2Fs3%2F"
        "aws4_request&X-Amz-Date=20130524T000000Z&X-Amz-Expires=86400&X-Amz-SignedHeaders=host&X-Amz-Signature="
        "aeeed9bbccd4d02ee5c0109b86d86835f995330da4c265957d157751f604d404";
    SECTION("verifies") { CHECK(verified("GET", "/test.txt?" + query, headers)); }
    SECTION("is what we make too") {
        CHECK(presign({"GET", "/test.txt", "", headers}, {key_id, secret},
                      {.time = friday, .region = "us-east-1", .service = "s3", .dialect = Dialect::s3},
                      std::chrono::hours{24}) == query);
    }
}

TEST_CASE("S3's published chunked uploads", "[sigv4]") {
    const std::string first(65536, 'a');
    const std::string second(1024, 'a');
    std::string stored;
    const ChunkedDecoder::Sink store = [&stored](std::string_view piece) -> Result<> {
        stored += piece;
        return {};
    };
    const auto decoder_of = [&](const std::vector<Header>& headers) {
        SigningKeys keys;
        const auto message = message_of("PUT", "/examplebucket/chunkObject.txt", headers);
        const auto claim = parse(message, s3);
        REQUIRE(claim);
        REQUIRE(verify(*claim, message, secret, {}, friday, s3, keys));
        auto options = chunked_options(*claim, message, keys.get(secret, "20130524", "us-east-1", "s3"));
        REQUIRE(options);
        return ChunkedDecoder(std::move(*options));
    };
    const auto framed = [](const std::string& size, const std::string& signature, const std::string& payload) {
        return size + ";chunk-signature=" + signature + "\r\n" + payload + "\r\n";
    };

    SECTION("signed chunks, in pieces of any size") {
        auto headers = put_chunks("STREAMING-AWS4-HMAC-SHA256-PAYLOAD",
                                  "content-encoding;content-length;host;x-amz-content-sha256;x-amz-date;"
                                  "x-amz-decoded-content-length;x-amz-storage-class",
                                  "4f232c4386841ef735655705268965c44a0e4690baa4adea153f7db9fa80a0a9");
        headers.emplace_back("content-length", "66824");
        const std::string body =
            framed("10000", "ad80c730a21e5b8d04586a2213dd63b9a0e99e0e2307b0ade35a65485a288648", first) +
            framed("400", "0055627c9e194cb4542bae2aa5492e3c1575bbb81b612b7d234b86a503ef5497", second) +
            framed("0", "b6c6ea8a5354eaf15b3cb7646744f4275b71ea724fed81ceb9323e279d449df9", "");
        CHECK(body.size() == 66824);
        for (const std::size_t step : {std::size_t{1}, std::size_t{7}, std::size_t{4096}, body.size()}) {
            stored.clear();
            auto decoder = decoder_of(headers);
            for (std::size_t i = 0; i < body.size(); i += step)
                REQUIRE(decoder.feed(std::string_view(body).substr(i, step), store));
            REQUIRE(decoder.finish());
            CHECK(stored == first + second);
        }
        SECTION("a changed byte is noticed") {
            auto changed = body;
            changed[70'000 - 4'000] = 'b';
            auto decoder = decoder_of(headers);
            const auto fed = decoder.feed(changed, store);
            REQUIRE_FALSE(fed);
            CHECK(fed.error().code == "SignatureDoesNotMatch");
        }
        SECTION("a body cut short is noticed") {
            auto decoder = decoder_of(headers);
            REQUIRE(decoder.feed(std::string_view(body).substr(0, body.size() - 2), store));
            REQUIRE_FALSE(decoder.finish());
            CHECK(decoder.finish().error().code == "IncompleteBody");
        }
        SECTION("bytes behind the end are refused") {
            auto decoder = decoder_of(headers);
            CHECK_FALSE(decoder.feed(body + "x", store));
        }
    }
    SECTION("signed chunks and a signed trailer") {
        auto headers = put_chunks("STREAMING-AWS4-HMAC-SHA256-PAYLOAD-TRAILER",
                                  "content-encoding;host;x-amz-content-sha256;x-amz-date;"
                                  "x-amz-decoded-content-length;x-amz-storage-class;x-amz-trailer",
                                  "106e2a8a18243abcf37539882f36619c00e2dfc72633413f02d3b74544bfeb8e");
        headers.emplace_back("x-amz-trailer", "x-amz-checksum-crc32c");
        const auto chunks =
            framed("10000", "b474d8862b1487a5145d686f57f013e54db672cee1c953b3010fb58501ef5aa2", first) +
            framed("400", "1c1344b170168f8e65b41376b44b20fe354e373826ccbbe2c1d40a8cae51e5c7", second) +
            "0;chunk-signature=2ca2aba2005185cf7159c6277faf83795951dd77a3a99e6e65d5c9f85863f992\r\n";
        const std::string signature = "d81f82fc3505edab99d459891051a732e8730629a2e4a59689829ca17fe2e435";
        SECTION("verify") {
            auto decoder = decoder_of(headers);
            REQUIRE(decoder.feed(chunks + "x-amz-checksum-crc32c:sOO8/Q==\n\r\nx-amz-trailer-signature:" + signature +
                                     "\r\n\r\n", store));
            REQUIRE(decoder.finish());
            CHECK(decoder.trailers() == std::vector<Header>{{"x-amz-checksum-crc32c", "sOO8/Q=="}});
            CHECK(decoder.decoded_bytes() == 66560);
        }
        SECTION("a changed trailer is noticed") {
            auto decoder = decoder_of(headers);
            const auto fed = decoder.feed(
                chunks + "x-amz-checksum-crc32c:AAAAAA==\r\nx-amz-trailer-signature:" + signature + "\r\n\r\n", store);
            REQUIRE_FALSE(fed);
            CHECK(fed.error().code == "SignatureDoesNotMatch");
        }
        SECTION("a missing trailer is noticed") {
            auto decoder = decoder_of(headers);
            const auto fed = decoder.feed(chunks + "\r\n", store);
            REQUIRE_FALSE(fed);
            CHECK(fed.error().code == "MalformedTrailerError");
        }
    }
}

TEST_CASE("S3's published POST policy", "[sigv4]") {
    const std::string policy =
        "eyAiZXhwaXJhdGlvbiI6ICIyMDE1LTEyLTMwVDEyOjAwOjAwLjAwMFoiLA0KICAiY29uZGl0aW9ucyI6IFsNCiAgICB7ImJ1Y2tldCI6ICJz"
        "aWd2NGV4YW1wbGVidWNrZXQifSwNCiAgICBbInN0YXJ0cy13aXRoIiwgIiRrZXkiLCAidXNlci91c2VyMS8iXSwNCiAgICB7ImFjbCI6ICJw"
        "dWJsaWMtcmVhZCJ9LA0KICAgIHsic3VjY2Vzc19hY3Rpb25fcmVkaXJlY3QiOiAiaHR0cDovL3NpZ3Y0ZXhhbXBsZWJ1Y2tldC5zMy5hbWF6"
        "b25hd3MuY29tL3N1Y2Nlc3NmdWxfdXBsb2FkLmh0bWwifSwNCiAgICBbInN0YXJ0cy13aXRoIiwgIiRDb250ZW50LVR5cGUiLCAiaW1hZ2Uv"
        "Il0sDQogICAgeyJ4LWFtei1tZXRhLXV1aWQiOiAiMTQzNjUxMjM2NTEyNzQifSwNCiAgICB7IngtYW16LXNlcnZlci1zaWRlLWVuY3J5cHRp"
        "b24iOiAiQUVTMjU2In0sDQogICAgWyJzdGFydHMtd2l0aCIsICIkeC1hbXotbWV0YS10YWciLCAiIl0sDQoNCiAgICB7IngtYW16LWNyZWRl"
        "bnRpYWwiOiAiQUtJQUlPU0ZPRE5ON0VYQU1QTEUvMjAxNTEyMjkvdXMtZWFzdC0xL3MzL2F3czRfcmVxdWVzdCJ9LA0KICAgIHsieC1hbXot"
        "YWxnb3JpdGhtIjogIkFXUzQtSE1BQy1TSEEyNTYifSwNCiAgICB7IngtYW16LWRhdGUiOiAiMjAxNTEyMjlUMDAwMDAwWiIgfQ0KICBdDQp9";
    const std::vector<Header> fields{
        {"Policy", policy},
        {"X-Amz-Credential", "AKIAIOSFODNN7EXAMPLE/20151229/us-east-1/s3/aws4_request"},
        {"X-Amz-Algorithm", "AWS4-HMAC-SHA256"},
        {"X-Amz-Date", "20151229T000000Z"},
        {"X-Amz-Signature", "8afdbf4008c03f22c2cd3cdb72e4afbb1f6a588f3255ac628749a66d7f09699e"}};
    SigningKeys keys;
    const auto claim = parse_post_form(fields, s3);
    REQUIRE(claim);
    CHECK(claim->access_key_id == key_id);
    CHECK(verify_post_policy(*claim, policy, secret, keys));
    CHECK_FALSE(verify_post_policy(*claim, policy + "=", secret, keys));
    CHECK(parse_post_form({}, s3)->method == Method::anonymous);
}
