// Keys and certificates for the tests of what users and accounts hold.
#pragma once

#include <chrono>
#include <string>

#include "base/certificate.h"
#include "base/signing_key.h"
#include "base/ssh_key.h"
#include "services/iam/testing.h"

namespace backlot::iam::testing {

struct KeyAndCertificate {
    std::string key;  // PEM
    std::string certificate;
};

// Valid in 2026.
inline KeyAndCertificate new_certificate(int from_year = 2026, int until_year = 2027) {
    const auto key = new_ec_key();
    const auto day = [](int year) { return std::chrono::sys_days{std::chrono::year{year} / 1 / 1}; };
    return {.key = to_pem("PRIVATE KEY", key),
            .certificate = to_pem("CERTIFICATE", self_signed_certificate(key, {.common_name = "test",
                                                                               .not_before = day(from_year),
                                                                               .not_after = day(until_year)}))};
}

inline std::string new_ssh_line() { return ssh_line(*rsa_public_key(new_rsa_key())); }

inline UploadServerCertificateInput upload_of(const std::string& name, const KeyAndCertificate& made) {
    return {.server_certificate_name = name, .certificate_body = made.certificate, .private_key = made.key};
}

}  // namespace backlot::iam::testing
