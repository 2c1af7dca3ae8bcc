#include "sigv4/sign.h"

#include <algorithm>
#include <array>

#include "base/digest.h"
#include "base/encoding.h"
#include "sigv4/canonical.h"
#include "sigv4/signing_keys.h"

namespace backlot::sigv4 {
namespace {

// Proxies change these on the way.
constexpr std::array<std::string_view, 5> never_signed{"authorization", "connection", "expect", "user-agent",
                                                       "x-amzn-trace-id"};

std::vector<std::string> names_to_sign(std::span<const Header> headers) {
    std::vector<std::string> names;
    for (const auto& [name, value] : headers)
        if (std::ranges::find(never_signed, name) == never_signed.end()) names.push_back(name);
    std::ranges::sort(names);
    const auto repeated = std::ranges::unique(names);
    names.erase(repeated.begin(), repeated.end());
    return names;
}

std::string signature_of(const Message& message, const Credentials& credentials, const SigningOptions& options,
                         const std::vector<std::string>& names, std::string_view payload) {
    const auto timestamp = basic_time(options.time);
    const auto date = timestamp.substr(0, 8);
    const auto scope = date + "/" + options.region + "/" + options.service + "/aws4_request";
    const auto text = string_to_sign(timestamp, scope, canonical_request(message, options.dialect, names, payload));
    return hex(hmac_sha256(derive_signing_key(credentials.secret, date, options.region, options.service), text));
}

std::string credential_of(const Credentials& credentials, const SigningOptions& options) {
    return credentials.access_key_id + "/" + basic_time(options.time).substr(0, 8) + "/" + options.region + "/" +
           options.service + "/aws4_request";
}

}  // namespace

std::vector<Header> sign(const Message& message, const Credentials& credentials, const SigningOptions& options) {
    const std::string payload = options.payload.empty() ? std::string(empty_sha256) : options.payload;
    std::vector<Header> added{{"x-amz-date", basic_time(options.time)}};
    if (credentials.session_token) added.emplace_back("x-amz-security-token", *credentials.session_token);
    if (options.dialect == Dialect::s3) added.emplace_back("x-amz-content-sha256", payload);

    std::vector<Header> headers(message.headers.begin(), message.headers.end());
    std::erase_if(headers, [&](const Header& header) {
        return std::ranges::find(added, header.first, &Header::first) != added.end();
    });
    headers.insert(headers.end(), added.begin(), added.end());
    const Message complete{message.method, message.path, message.query, headers};
    const auto names = names_to_sign(headers);
    const auto signature = signature_of(complete, credentials, options, names, payload);
    added.emplace_back("authorization", std::string(algorithm_name) + " Credential=" +
                                            credential_of(credentials, options) + ", SignedHeaders=" +
                                            joined(names, ';') + ", Signature=" + signature);
    return added;
}

std::string presign(const Message& message, const Credentials& credentials, const SigningOptions& options,
                    std::chrono::seconds expires) {
    const auto names = names_to_sign(message.headers);
    std::string query(message.query);
    const auto add = [&query](std::string_view name, std::string_view value) {
        if (!query.empty()) query.push_back('&');
        query.append(name).append("=").append(uri_encode(value));
    };
    add("X-Amz-Algorithm", algorithm_name);
    add("X-Amz-Credential", credential_of(credentials, options));
    add("X-Amz-Date", basic_time(options.time));
    add("X-Amz-Expires", std::to_string(expires.count()));
    if (credentials.session_token) add("X-Amz-Security-Token", *credentials.session_token);
    add("X-Amz-SignedHeaders", joined(names, ';'));
    std::string payload = options.payload;
    if (payload.empty()) payload = options.dialect == Dialect::s3 ? unsigned_payload : empty_sha256;
    const Message complete{message.method, message.path, query, message.headers};
    add("X-Amz-Signature", signature_of(complete, credentials, options, names, payload));
    return query;
}

}  // namespace backlot::sigv4
