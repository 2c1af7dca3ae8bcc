#include "identity/token_issuer.h"

#include "base/digest.h"
#include "base/encoding.h"
#include "base/signing_key.h"
#include "text/json.h"

namespace backlot::identity {

namespace {

constexpr std::string_view jwks_path = "/.well-known/jwks.json";

// The key as others see it, with its id: the digest of RFC 7638, over the members that the RFC names.
Json rsa_jwk(const std::string& private_key) {
    const auto half = rsa_public_key(private_key).value_or(RsaPublicKey{});
    auto key = Json::object({{"e", base64_url(half.exponent)}, {"kty", "RSA"}, {"n", base64_url(half.modulus)}});
    key.set("kid", base64_url(sha256(key.dump())));
    key.set("alg", "RS256");
    key.set("use", "sig");
    return key;
}

Json ec_jwk(const std::string& private_key) {
    const auto half = p384_public_key(private_key).value_or(EcPublicKey{});
    auto key = Json::object({{"crv", "P-384"}, {"kty", "EC"}, {"x", base64_url(half.x)}, {"y", base64_url(half.y)}});
    key.set("kid", base64_url(sha256(key.dump())));
    key.set("alg", "ES384");
    key.set("use", "sig");
    return key;
}

Json configuration(const TokenIssuer& issuer) {
    return Json::object({{"issuer", issuer.url()},
                         {"jwks_uri", issuer.url() + std::string(jwks_path)},
                         {"response_types_supported", Json::array({"id_token"})},
                         {"subject_types_supported", Json::array({"public"})},
                         {"id_token_signing_alg_values_supported", Json::array({"RS256", "ES384"})},
                         {"claims_supported", Json::array({"iss", "sub", "aud", "exp", "iat", "jti"})}});
}

}  // namespace

TokenIssuer new_token_issuer(clock::Ids& ids, std::string_view account) {
    TokenIssuer issuer{.account = std::string(account),
                       .host = ids.uuid() + std::string(issuer_domain),
                       .rsa_key = new_rsa_key(),
                       .ec_key = new_ec_key(),
                       .jwks = {}};
    issuer.jwks = Json::object({{"keys", Json::array({rsa_jwk(issuer.rsa_key), ec_jwk(issuer.ec_key)})}}).dump();
    return issuer;
}

std::string issuer_key_purpose(const TokenIssuer& issuer, std::string_view algorithm) {
    return "token-issuer/" + issuer.account + "/" + std::string(algorithm);
}

std::optional<TokenAlgorithm> token_algorithm_of(std::string_view name) {
    if (name == "RS256") return TokenAlgorithm::rs256;
    if (name == "ES384") return TokenAlgorithm::es384;
    return std::nullopt;
}

std::string signed_token(TokenAlgorithm algorithm, const std::string& private_key, std::string_view claims) {
    const bool is_rsa = algorithm == TokenAlgorithm::rs256;
    const auto key = is_rsa ? rsa_jwk(private_key) : ec_jwk(private_key);
    const auto header = Json::object({{"kid", key["kid"]}, {"typ", "JWT"}, {"alg", key["alg"]}});
    const auto text = base64_url(header.dump()) + "." + base64_url(claims);
    const auto signature = is_rsa ? sign_rsa(private_key, SignedDigest::sha256, text) : sign_p384(private_key, SignedDigest::sha384, text);
    return text + "." + base64_url(signature);
}

std::optional<std::string> issuer_document(const store::View& view, std::string_view host, std::string_view path) {
    std::optional<TokenIssuer> found;
    store::scan(view, token_issuers, [&](const TokenIssuer& issuer) {
        if (equal_ignoring_case(issuer.host, host)) found = issuer;
        return !found;
    });
    if (!found) return std::nullopt;
    if (path == "/.well-known/openid-configuration") return configuration(*found).dump();
    if (path == jwks_path) return found->jwks;
    return std::nullopt;
}

}  // namespace backlot::identity
