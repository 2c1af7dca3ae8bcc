#include <catch2/catch.hpp>

#include "sigv4/chunked.h"
#include "sigv4/errors.h"
#include "sigv4/sign.h"
#include "sigv4/verify.h"

using namespace backlot;
using namespace backlot::sigv4;
using namespace std::chrono_literals;

namespace {

const Credentials alice{"AKIAALICE", "secret"};
const auto now = *parse_basic_time("20260101T120000Z");

struct Request {
    std::string method = "GET";
    std::string path = "/";
    std::string query = {};
    std::vector<Header> headers = {{"host", "localhost:4566"}};
    [[nodiscard]] Message message() const { return {method, path, query, headers}; }
};

constexpr SigningService s3{.dialect = Dialect::s3, .name = "s3", .region = "eu-central-1"};
constexpr SigningService sqs{.dialect = Dialect::json, .name = "sqs", .region = "eu-central-1"};
constexpr SigningService iam{.dialect = Dialect::query, .name = "iam", .region = "us-east-1"};

Request signed_for(const SigningService& service, Request request = {}, Time time = now, Credentials who = alice) {
    const auto added = sign(request.message(), who, {.time = time, .region = std::string(service.region),
                                                     .service = std::string(service.name), .dialect = service.dialect});
    request.headers.insert(request.headers.end(), added.begin(), added.end());
    return request;
}

Request presigned_for(const SigningService& service, std::chrono::seconds expires, Time time = now) {
    Request request;
    request.query = presign(request.message(), alice,
                            {.time = time, .region = std::string(service.region), .service = std::string(service.name),
                             .dialect = service.dialect}, expires);
    return request;
}

Result<> judged(const Request& request, const SigningService& service, Time at = now) {
    SigningKeys keys;
    const auto claim = parse(request.message(), service);
    if (!claim) return std::unexpected(claim.error());
    return verify(*claim, request.message(), alice.secret, {}, at, service, keys);
}

Error refusal(const Request& request, const SigningService& service, Time at = now) {
    const auto result = judged(request, service, at);
    REQUIRE_FALSE(result);
    return result.error();
}

void replace(std::string& text, std::string_view from, std::string_view to) {
    const auto at = text.find(from);
    REQUIRE(at != text.npos);
    text.replace(at, from.size(), to);
}

std::string detail(const Error& error, std::string_view name) {
    for (const auto& [key, value] : error.details)
        if (key == name) return value;
    return "(absent)";
}

}  // namespace

TEST_CASE("A signature in the header", "[sigv4]") {
    SECTION("an unsigned request is anonymous") {
        CHECK(parse(Request{}.message(), s3)->method == Method::anonymous);
        CHECK(errors::missing_authentication_token(Dialect::query).code == "MissingAuthenticationToken");
    }
    SECTION("the session token is under the signature") {
        auto request = signed_for(s3, {}, now, {"ASIAROLE", "secret", "token/+="});
        CHECK(parse(request.message(), s3)->session_token == "token/+=");
        CHECK(judged(request, s3));
        for (auto& [name, value] : request.headers)
            if (name == "x-amz-security-token") value = "another";
        CHECK(refusal(request, s3).code == "SignatureDoesNotMatch");
    }
    SECTION("the scope can be read before the route is known") {
        const auto scope = peek_scope(signed_for(sqs).message());
        REQUIRE(scope);
        CHECK(scope->service == "sqs");
        CHECK(scope->region == "eu-central-1");
        CHECK(scope->access_key_id == "AKIAALICE");
        CHECK_FALSE(peek_scope(Request{}.message()));
    }
    SECTION("S3 reports the strings that it computed") {
        auto request = signed_for(s3);
        request.path = "/other";
        const auto error = refusal(request, s3);
        CHECK(error.code == "SignatureDoesNotMatch");
        CHECK(error.status == 403);
        CHECK(detail(error, "AWSAccessKeyId") == "AKIAALICE");
        CHECK(detail(error, "CanonicalRequest").starts_with("GET\n/other\n"));
        CHECK(detail(error, "StringToSign").starts_with("AWS4-HMAC-SHA256\n20260101T120000Z\n"));
        CHECK(detail(error, "StringToSignBytes").starts_with("41 57 53 34 2d"));
    }
    SECTION("other services name the error by their protocol") {
        auto request = signed_for(sqs);
        request.path = "/other";
        CHECK(refusal(request, sqs).code == "InvalidSignatureException");
        request = signed_for(iam);
        request.path = "/other";
        const auto error = refusal(request, iam);
        CHECK(error.code == "SignatureDoesNotMatch");
        CHECK(error.message.find("The Canonical String for this request should have been\n'GET\n/other\n") !=
              std::string::npos);
    }
    SECTION("S3 names the right region") {
        const auto request = signed_for({.dialect = Dialect::s3, .name = "s3", .region = "us-east-1"});
        const auto error = refusal(request, s3);
        CHECK(error.code == "AuthorizationHeaderMalformed");
        CHECK(error.status == 400);
        CHECK(error.message ==
              "The authorization header is malformed; the region 'us-east-1' is wrong; expecting 'eu-central-1'");
        CHECK(detail(error, "Region") == "eu-central-1");
    }
    SECTION("another service's scope is refused") {
        CHECK(refusal(signed_for({.dialect = Dialect::query, .name = "sts", .region = "us-east-1"}), iam).message ==
              "Credential should be scoped to correct service: 'iam'. ");
        CHECK(refusal(signed_for({.dialect = Dialect::s3, .name = "sqs", .region = "eu-central-1"}), s3).message ==
              "The authorization header is malformed; incorrect service \"sqs\". This endpoint belongs to \"s3\".");
    }
    SECTION("the credential's date is the request's") {
        auto request = signed_for(s3);
        replace(request.headers.back().second, "/20260101/", "/20251231/");
        CHECK(refusal(request, s3).message.find("Invalid credential date \"20251231\". This date is not the same as "
                                                "X-Amz-Date: \"20260101\".") != std::string::npos);
    }
    SECTION("fifteen minutes of skew pass, no more") {
        CHECK(judged(signed_for(s3), s3, now + 15min));
        CHECK(judged(signed_for(s3), s3, now - 15min));
        const auto late = refusal(signed_for(s3), s3, now + 15min + 1s);
        CHECK(late.code == "RequestTimeTooSkewed");
        CHECK(detail(late, "RequestTime") == "20260101T120000Z");
        CHECK(detail(late, "ServerTime") == "2026-01-01T12:15:01Z");
        CHECK(refusal(signed_for(s3), s3, now - 15min - 1s).code == "RequestTimeTooSkewed");

        CHECK(judged(signed_for(iam), iam, now + 15min));
        const auto expired = refusal(signed_for(iam), iam, now + 15min + 1s);
        CHECK(expired.code == "SignatureDoesNotMatch");
        CHECK(expired.message == "Signature expired: 20260101T120000Z is now earlier than 20260101T120001Z "
                                 "(20260101T121501Z - 15 min.)");
        CHECK(refusal(signed_for(iam), iam, now - 6min).message.starts_with("Signature not yet current: "));
    }
    SECTION("S3 wants every x-amz- header signed") {
        auto request = signed_for(s3);
        request.headers.emplace_back("x-amz-acl", "public-read");
        const auto error = refusal(request, s3);
        CHECK(error.code == "AccessDenied");
        CHECK(detail(error, "HeadersNotSigned") == "x-amz-acl");
    }
    SECTION("what is missing is named") {
        Request request;
        request.headers.emplace_back("authorization", "AWS4-HMAC-SHA256 Credential=A/20260101/us-east-1/iam/aws4_request");
        const auto error = refusal(request, iam);
        CHECK(error.code == "IncompleteSignature");
        CHECK(error.message.starts_with(
            "Authorization header requires 'Signature' parameter. Authorization header requires 'SignedHeaders' "
            "parameter. Authorization header requires existence of either a 'X-Amz-Date' or a 'Date' header. "));
        CHECK(refusal(request, s3).message == "The authorization header is malformed; the authorization header "
                                              "requires three components: Credential, SignedHeaders, and Signature.");
    }
    SECTION("legacy and asymmetric signatures are refused by name") {
        for (const auto* text : {"AWS AKIAALICE:c2lnbmF0dXJl", "AWS4-ECDSA-P256-SHA256 Credential=A/20260101/s3/aws4_request"}) {
            Request request;
            request.headers.emplace_back("authorization", text);
            CHECK(refusal(request, s3).code == "InvalidRequest");
        }
        Request legacy;
        legacy.query = "AWSAccessKeyId=AKIAALICE&Expires=1&Signature=abc";
        CHECK(refusal(legacy, s3).code == "InvalidRequest");
        CHECK(refusal(legacy, iam).code == "IncompleteSignature");
        Request basic;
        basic.headers.emplace_back("authorization", "Basic YTpi");
        CHECK(refusal(basic, s3).message == "Unsupported Authorization Type");
    }
    SECTION("S3 wants the payload's hash declared, and true") {
        auto request = signed_for(s3);
        std::erase_if(request.headers, [](const Header& header) { return header.first == "x-amz-content-sha256"; });
        CHECK(refusal(request, s3).message == "Missing required header for this request: x-amz-content-sha256");
        request.headers.emplace_back("x-amz-content-sha256", "abc");
        CHECK(refusal(request, s3).code == "InvalidArgument");
        const auto claim = parse(signed_for(s3).message(), s3);
        CHECK(check_body_hash(*claim, claim->content_sha256));
        CHECK(check_body_hash(*claim, std::string(64, '0')).error().code == "XAmzContentSHA256Mismatch");
    }
    SECTION("S3 encodes once, the others twice") {
        Request request;
        request.path = "/a%20b/../c";
        CHECK(judged(signed_for(s3, request), s3));
        const auto for_s3 = detail(refusal([&] { auto r = signed_for(s3, request); r.method = "PUT"; return r; }(), s3),
                                   "CanonicalRequest");
        CHECK(for_s3.starts_with("PUT\n/a%20b/../c\n"));
        request.path = "/a%20b/c";
        auto other = signed_for(iam, request);
        other.method = "PUT";
        CHECK(refusal(other, iam).message.find("PUT\n/a%2520b/c\n") != std::string::npos);
    }
}

TEST_CASE("A presigned URL", "[sigv4]") {
    SECTION("lives until its expiry and no longer") {
        const auto request = presigned_for(s3, 60s);
        CHECK(judged(request, s3, now + 60s));
        const auto error = refusal(request, s3, now + 61s);
        CHECK(error.code == "AccessDenied");
        CHECK(error.message == "Request has expired");
        CHECK(detail(error, "X-Amz-Expires") == "60");
        CHECK(detail(error, "Expires") == "2026-01-01T12:01:00Z");
        CHECK(detail(error, "ServerTime") == "2026-01-01T12:01:01Z");
        CHECK(refusal(presigned_for(s3, 0s), s3, now).message == "Request has expired");
    }
    SECTION("may not live longer than a week") {
        CHECK(judged(presigned_for(s3, 604800s), s3));
        CHECK(refusal(presigned_for(s3, 604801s), s3).code == "AuthorizationQueryParametersError");
        CHECK(refusal(presigned_for(s3, -1s), s3).message == "X-Amz-Expires must be non-negative");
        auto request = presigned_for(s3, 60s);
        replace(request.query, "X-Amz-Expires=60", "X-Amz-Expires=soon");
        CHECK(refusal(request, s3).message == "X-Amz-Expires should be a number");
    }
    SECTION("cannot be given more parameters") {
        auto request = presigned_for(s3, 60s);
        request.query += "&versionId=1";
        CHECK(refusal(request, s3).code == "SignatureDoesNotMatch");
    }
    SECTION("a parameter that is missing is refused") {
        auto request = presigned_for(s3, 60s);
        replace(request.query, "X-Amz-Date", "X-Amz-Dote");
        CHECK(refusal(request, s3).code == "AuthorizationQueryParametersError");
        CHECK(parse(request.message(), iam).error().message.find("must include 'X-Amz-Date'") != std::string::npos);
    }
    SECTION("does not go together with a header") {
        auto request = presigned_for(s3, 60s);
        request.headers.emplace_back("authorization", "AWS4-HMAC-SHA256 x");
        CHECK(refusal(request, s3).message.starts_with("Only one auth mechanism allowed"));
    }
    SECTION("of the wrong region is told the right one") {
        const auto error = refusal(presigned_for({.dialect = Dialect::s3, .name = "s3", .region = "us-west-2"}, 60s), s3);
        CHECK(error.message ==
              "Error parsing the X-Amz-Credential parameter; the region 'us-west-2' is wrong; expecting 'eu-central-1'");
    }
    SECTION("works for services other than S3") {
        CHECK(judged(presigned_for(iam, 60s), iam, now + 60s));
        CHECK(refusal(presigned_for(iam, 60s), iam, now + 61s).message.starts_with("Signature expired: "));
    }
}

TEST_CASE("Chunks without signatures", "[sigv4]") {
    std::string stored;
    const ChunkedDecoder::Sink store = [&stored](std::string_view piece) -> Result<> {
        stored += piece;
        return {};
    };
    const auto options = [](std::uint64_t length) {
        return ChunkedOptions{.payload = Payload::chunks_with_trailer, .decoded_length = length,
                              .trailers = {"x-amz-checksum-crc32"}};
    };
    SECTION("end with their trailer") {
        ChunkedEncoder encoder(Payload::chunks_with_trailer, {});
        auto body = encoder.chunk("hello");
        body += encoder.end({{"x-amz-checksum-crc32", "NhCmhg=="}});
        CHECK(body == "5\r\nhello\r\n0\r\nx-amz-checksum-crc32:NhCmhg==\r\n\r\n");
        ChunkedDecoder decoder(options(5));
        for (const char c : body) REQUIRE(decoder.feed({&c, 1}, store));
        REQUIRE(decoder.finish());
        CHECK(stored == "hello");
        CHECK(decoder.trailers() == std::vector<Header>{{"x-amz-checksum-crc32", "NhCmhg=="}});
    }
    SECTION("have the declared length") {
        CHECK_FALSE(ChunkedDecoder(options(4)).feed("5\r\nhello\r\n", store));
        ChunkedDecoder longer(options(6));
        REQUIRE(longer.feed("5\r\nhello\r\n0\r\nx-amz-checksum-crc32:NhCmhg==\r\n\r\n", store));
        CHECK(longer.finish().error().code == "IncompleteBody");
    }
    SECTION("are not small, but for the last") {
        const auto fed = ChunkedDecoder(options(10)).feed("5\r\nhello\r\n5\r\nworld\r\n", store);
        REQUIRE_FALSE(fed);
        CHECK(fed.error().code == "InvalidChunkSizeError");
    }
    SECTION("refuse what is no chunk, an endless line and an unannounced trailer") {
        CHECK_FALSE(ChunkedDecoder(options(5)).feed("zz\r\n", store));
        CHECK_FALSE(ChunkedDecoder(options(5)).feed("-5\r\n", store));
        CHECK_FALSE(ChunkedDecoder(options(5)).feed(std::string(5000, '0'), store));
        CHECK_FALSE(ChunkedDecoder(options(5)).feed("ffffffffffffffffff\r\n", store));
        CHECK_FALSE(ChunkedDecoder(options(0)).feed("0\r\nx-amz-meta-a:b\r\n\r\n", store));
    }
    SECTION("signed ones are made and read alike") {
        const ChunkChain chain{std::string(32, 'k'), "20260101T120000Z", "20260101/eu-central-1/s3/aws4_request", "seed"};
        ChunkedEncoder encoder(Payload::chunks_signed_with_trailer, chain);
        auto body = encoder.chunk("hello");
        body += encoder.end({{"x-amz-checksum-crc32", "NhCmhg=="}});
        auto with = options(5);
        with.payload = Payload::chunks_signed_with_trailer;
        with.chain = chain;
        ChunkedDecoder decoder(with);
        REQUIRE(decoder.feed(body, store));
        CHECK(decoder.finish());
        with.chain.seed_signature = "other";
        CHECK_FALSE(ChunkedDecoder(with).feed(body, store));
    }
}

TEST_CASE("Signing keys", "[sigv4]") {
    SigningKeys keys;
    CHECK(keys.get("secret", "20260101", "us-east-1", "s3") == derive_signing_key("secret", "20260101", "us-east-1", "s3"));
    CHECK(keys.get("secret", "20260102", "us-east-1", "s3") == derive_signing_key("secret", "20260102", "us-east-1", "s3"));
    (void)keys.get("secret", "20260101", "us-east-1", "s3");
    CHECK(keys.size() == 2);
}
