// What of a request is signed, and how a request says that it is signed.
//
// Source: IAM User Guide, "AWS Signature Version 4 for API requests"; Amazon S3 API Reference, "Authenticating
// Requests (AWS Signature Version 4)".
#pragma once

#include <chrono>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace backlot::sigv4 {

using Header = std::pair<std::string, std::string>;
using Time = std::chrono::sys_seconds;

// A request as it came, borrowed for the call.
struct Message {
    std::string_view method;
    std::string_view path;   // raw, up to the '?'
    std::string_view query;  // raw, behind the '?'
    std::span<const Header> headers;  // names in lower case, in order, repeated ones included

    // The first header of that name, or null.
    [[nodiscard]] const std::string* header(std::string_view name) const {
        for (const auto& [key, value] : headers)
            if (key == name) return &value;
        return nullptr;
    }
};

// A request target divided at its first '?'.
[[nodiscard]] inline Message message_of(std::string_view method, std::string_view target,
                                        std::span<const Header> headers) {
    const auto mark = target.find('?');
    return {method, target.substr(0, mark), mark == target.npos ? std::string_view{} : target.substr(mark + 1), headers};
}

// Whose rules and wording apply. S3 encodes a path once and reports in its own way; the others differ in the
// names of their errors.
enum class Dialect {
    s3,
    query,      // query and rest-xml services: SignatureDoesNotMatch, InvalidClientTokenId
    ec2,        // AuthFailure
    json,       // JSON 1.0 and 1.1: InvalidSignatureException, UnrecognizedClientException, status 400
    rest_json,  // the same names, status 403
};

// The service that the request was routed to, with the scope it expects.
struct SigningService {
    Dialect dialect = Dialect::query;
    std::string_view name;         // "s3", "sqs": the service in the credential scope
    std::string_view region = {};  // empty: any region
};

enum class Method { anonymous, header, query, post_form };

enum class Payload {
    body,                       // not declared: the hash of the body
    declared,                   // x-amz-content-sha256 is a hash
    unsigned_body,              // UNSIGNED-PAYLOAD
    chunks_signed,              // STREAMING-AWS4-HMAC-SHA256-PAYLOAD
    chunks_signed_with_trailer, // STREAMING-AWS4-HMAC-SHA256-PAYLOAD-TRAILER
    chunks_with_trailer,        // STREAMING-UNSIGNED-PAYLOAD-TRAILER
};

[[nodiscard]] constexpr bool is_chunked(Payload payload) {
    return payload == Payload::chunks_signed || payload == Payload::chunks_signed_with_trailer ||
           payload == Payload::chunks_with_trailer;
}

// What a request says about its signature; nothing of it is verified.
struct Claim {
    Method method = Method::anonymous;
    bool is_version2 = false;  // S3's Signature Version 2; `timestamp` of a URL is then the end of its life
    std::string access_key_id = {};
    std::string date = {};     // of the credential scope, "20130524"
    std::string region = {};
    std::string service = {};
    std::vector<std::string> signed_headers = {};
    std::string signature = {};
    Time timestamp = {};
    std::optional<std::chrono::seconds> expires = {};  // of a presigned URL
    Payload payload = Payload::body;
    std::string content_sha256 = {};  // as declared; empty where it is not
    std::optional<std::string> session_token = {};

    [[nodiscard]] std::string scope() const { return date + "/" + region + "/" + service + "/aws4_request"; }
};

// "20130524T000000Z"
[[nodiscard]] std::string basic_time(Time time);
[[nodiscard]] std::optional<Time> parse_basic_time(std::string_view text);
// "2013-05-24T00:00:00Z"
[[nodiscard]] std::string extended_time(Time time);

}  // namespace backlot::sigv4
