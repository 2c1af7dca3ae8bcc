#include "services/sts/jwt.h"

#include "base/encoding.h"
#include "base/signature.h"
#include "services/sts/errors.h"

namespace backlot::sts {

namespace {

std::unexpected<Error> malformed() {
    return errors::invalid_identity_token("The ID Token provided is not a valid JWT. (You may see this error if you "
                                          "sent an Access Token)");
}

std::string number_of(const Json& key, const char* name) {
    return from_base64_url(key[name].string_or("")).value_or("");
}

bool verifies(const Json& key, const WebToken& token, std::string_view algorithm) {
    const auto digest = algorithm.ends_with("256")   ? SignedDigest::sha256
                        : algorithm.ends_with("384") ? SignedDigest::sha384
                                                     : SignedDigest::sha512;
    const auto type = key["kty"].string_or("");
    if (algorithm.starts_with("RS") && type == "RSA") {
        return verify_rsa({.modulus = number_of(key, "n"), .exponent = number_of(key, "e")}, digest, token.signed_part,
                          token.signature);
    }
    if (algorithm.starts_with("ES") && type == "EC") {
        const auto name = key["crv"].string_or("");
        const auto curve = digest == SignedDigest::sha256   ? Curve::p256
                           : digest == SignedDigest::sha384 ? Curve::p384
                                                            : Curve::p521;
        const std::string_view wanted = curve == Curve::p256 ? "P-256" : curve == Curve::p384 ? "P-384" : "P-521";
        return name == wanted && verify_ecdsa({.curve = curve, .x = number_of(key, "x"), .y = number_of(key, "y")},
                                              digest, token.signed_part, token.signature);
    }
    return false;
}

}  // namespace

Result<WebToken> parse_token(std::string_view text) {
    const auto first = text.find('.');
    const auto second = first == text.npos ? text.npos : text.find('.', first + 1);
    if (second == text.npos || text.find('.', second + 1) != text.npos) return malformed();
    const auto header = from_base64_url(text.substr(0, first));
    const auto claims = from_base64_url(text.substr(first + 1, second - first - 1));
    const auto signature = from_base64_url(text.substr(second + 1));
    if (!header || !claims || !signature) return malformed();
    auto header_json = Json::parse(*header);
    auto claims_json = Json::parse(*claims);
    if (!header_json || !claims_json || !header_json->is_object() || !claims_json->is_object()) return malformed();
    return WebToken{.header = *std::move(header_json),
                    .claims = *std::move(claims_json),
                    .signed_part = std::string(text.substr(0, second)),
                    .signature = *signature};
}

bool is_signed_by(const WebToken& token, std::string_view jwks) {
    const auto algorithm = token.header["alg"].string_or("");
    constexpr std::string_view known[] = {"RS256", "RS384", "RS512", "ES256", "ES384", "ES512"};
    if (std::ranges::find(known, algorithm) == std::end(known)) return false;
    const auto set = Json::parse(jwks);
    if (!set || !(*set)["keys"].is_array()) return false;
    const auto id = token.header["kid"].string_or("");
    for (const auto& key : (*set)["keys"].as_array()) {
        const auto key_id = key["kid"].string_or("");
        if (!id.empty() && !key_id.empty() && id != key_id) continue;
        if (verifies(key, token, algorithm)) return true;
    }
    return false;
}

}  // namespace backlot::sts
