#include "base/signature.h"

#include <catch2/catch.hpp>

#include <fstream>
#include <sstream>

#include "base/encoding.h"

using namespace backlot;

namespace {

// The value of a member of the fixture, which is flat enough to be read without a parser. Base stands below text.
std::string member(const std::string& json, const std::string& name, std::size_t from = 0) {
    const auto key = json.find("\"" + name + "\": \"", from);
    REQUIRE(key != std::string::npos);
    const auto begin = key + name.size() + 5;
    return json.substr(begin, json.find('"', begin) - begin);
}

std::string bytes(const std::string& text) { return from_base64_url(text).value(); }

}  // namespace

TEST_CASE("Signatures of public keys", "[base]") {
    std::ifstream file("fixtures/web_identity/tokens.json");
    std::stringstream text;
    text << file.rdbuf();
    const auto json = text.str();
    const auto parts = [&](const std::string& name) {
        const auto token = member(json, name);
        const auto dot = token.rfind('.');
        return std::pair(token.substr(0, dot), bytes(token.substr(dot + 1)));
    };
    const RsaPublicKey rsa{bytes(member(json, "n")), bytes(member(json, "e"))};
    const EcPublicKey ec{Curve::p256, bytes(member(json, "x")), bytes(member(json, "y"))};

    SECTION("RSA verifies its message and no other") {
        const auto [message, signature] = parts("rs256");
        CHECK(verify_rsa(rsa, SignedDigest::sha256, message, signature));
        CHECK_FALSE(verify_rsa(rsa, SignedDigest::sha256, message + "x", signature));
        CHECK_FALSE(verify_rsa(rsa, SignedDigest::sha512, message, signature));
        CHECK_FALSE(verify_rsa({}, SignedDigest::sha256, message, signature));
    }
    SECTION("ECDSA verifies its message and no other") {
        const auto [message, signature] = parts("es256");
        CHECK(verify_ecdsa(ec, SignedDigest::sha256, message, signature));
        CHECK_FALSE(verify_ecdsa(ec, SignedDigest::sha256, message + "x", signature));
        CHECK_FALSE(verify_ecdsa(ec, SignedDigest::sha256, message, signature.substr(1)));
        CHECK_FALSE(verify_ecdsa({Curve::p256, ec.y, ec.x}, SignedDigest::sha256, message, signature));
    }
}
