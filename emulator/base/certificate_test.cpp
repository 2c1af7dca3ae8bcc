#include "base/certificate.h"

#include <catch2/catch.hpp>

#include "base/signing_key.h"

using namespace backlot;
using namespace std::chrono;

TEST_CASE("Certificates", "[base]") {
    const auto key = new_rsa_key();
    const sys_seconds from = sys_days{2026y / 1 / 1};
    const sys_seconds until = sys_days{2027y / 1 / 1} + 30s;
    const auto der = self_signed_certificate(key, {.common_name = "idp", .not_before = from, .not_after = until});
    const auto pem = to_pem("CERTIFICATE", der);

    SECTION("what was made is read back, with its dates") {
        const auto read = read_certificate(der);
        REQUIRE(read);
        CHECK(read->not_before == from);
        CHECK(read->not_after == until);
    }
    SECTION("a chain is read in order") {
        const auto other = self_signed_certificate(new_ec_key(), {.not_before = from, .not_after = until});
        const auto chain = read_certificates(pem + "\n" + to_pem("CERTIFICATE", other));
        REQUIRE(chain);
        REQUIRE(chain->size() == 2);
        CHECK((*chain)[0].der == der);
        CHECK((*chain)[1].der == other);
    }
    SECTION("text that is none, or has more than certificates, is refused") {
        CHECK_FALSE(read_certificates(""));
        CHECK_FALSE(read_certificates("certificate"));
        CHECK_FALSE(read_certificates(pem + "more"));
        CHECK_FALSE(read_certificates(to_pem("CERTIFICATE", "no certificate")));
    }
    SECTION("its public key is that of the private key, and of no other") {
        CHECK(public_half(to_pem("PRIVATE KEY", key)) == read_certificate(der)->public_key);
        CHECK(public_half(to_pem("PRIVATE KEY", new_rsa_key())) != read_certificate(der)->public_key);
        CHECK_FALSE(public_half("no key"));
        CHECK(read_public_key(to_pem("PUBLIC KEY", read_certificate(der)->public_key)) ==
              read_certificate(der)->public_key);
    }
}
