#include "base/ssh_key.h"

#include <catch2/catch.hpp>

#include "base/certificate.h"
#include "base/signing_key.h"

using namespace backlot;

TEST_CASE("RSA public keys as text", "[base]") {
    const auto key = *rsa_public_key(new_rsa_key());

    SECTION("a line of OpenSSH gives back the key, with a comment or without") {
        const auto read = read_ssh_line(ssh_line(key) + " ana@example.com\n");
        REQUIRE(read);
        CHECK(read->modulus == key.modulus);
        CHECK(read->exponent == key.exponent);
        CHECK(bits_of(*read) == 2048);
    }
    SECTION("so does PEM, which OpenSSL reads too") {
        const auto read = read_rsa_pem(rsa_pem(key));
        REQUIRE(read);
        CHECK(read->modulus == key.modulus);
        CHECK(read->exponent == key.exponent);
        CHECK(read_public_key(rsa_pem(key)));
    }
    SECTION("other kinds, and text that is cut short, are refused") {
        CHECK_FALSE(read_ssh_line("ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIA"));
        CHECK_FALSE(read_ssh_line(ssh_line(key).substr(0, 200)));
        CHECK_FALSE(read_ssh_line(""));
        CHECK_FALSE(read_rsa_pem("-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----\n"));
    }
}
