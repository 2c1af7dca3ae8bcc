#include "base/secret_hash.h"

#include <openssl/evp.h>

#include <array>
#include <charconv>
#include <vector>

#include "base/assert.h"
#include "base/digest.h"
#include "base/encoding.h"

namespace backlot {

namespace {

constexpr std::string_view scheme = "pbkdf2-sha256";
constexpr int rounds_limit = 10'000'000;

std::string derive(std::string_view secret, std::string_view salt, int rounds) {
    std::array<unsigned char, 32> out{};
    const int done = PKCS5_PBKDF2_HMAC(secret.data(), static_cast<int>(secret.size()),
                                       reinterpret_cast<const unsigned char*>(salt.data()),
                                       static_cast<int>(salt.size()), rounds, EVP_sha256(),
                                       static_cast<int>(out.size()), out.data());
    BACKLOT_ASSERT(done == 1);
    return {reinterpret_cast<const char*>(out.data()), out.size()};
}

std::vector<std::string_view> split(std::string_view text) {
    std::vector<std::string_view> parts;
    for (auto at = text.find('$'); at != std::string_view::npos; at = text.find('$')) {
        parts.push_back(text.substr(0, at));
        text.remove_prefix(at + 1);
    }
    parts.push_back(text);
    return parts;
}

}  // namespace

std::string hash_secret(std::string_view secret, std::string_view salt) {
    return std::string(scheme) + "$" + std::to_string(secret_hash_rounds) + "$" + base64(salt) + "$" +
           base64(derive(secret, salt, secret_hash_rounds));
}

bool secret_matches(std::string_view secret, std::string_view stored) {
    const auto parts = split(stored);
    if (parts.size() != 4 || parts[0] != scheme) return false;
    int rounds = 0;
    const auto read = std::from_chars(parts[1].data(), parts[1].data() + parts[1].size(), rounds);
    const auto salt = from_base64(parts[2]);
    const auto hash = from_base64(parts[3]);
    if (read.ec != std::errc{} || rounds < 1 || rounds > rounds_limit || !salt || !hash) return false;
    return equal_in_constant_time(derive(secret, *salt, rounds), *hash);
}

}  // namespace backlot
