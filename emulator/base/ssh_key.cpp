#include "base/ssh_key.h"

#include <bit>

#include "base/certificate.h"
#include "base/encoding.h"

namespace backlot {

namespace {

constexpr std::string_view kind = "ssh-rsa";
// SEQUENCE { OID rsaEncryption, NULL }
constexpr std::string_view rsa_algorithm{"\x30\x0d\x06\x09\x2a\x86\x48\x86\xf7\x0d\x01\x01\x01\x05\x00", 15};

// A string with its length in front, four bytes big-endian.
std::optional<std::string_view> take_string(std::string_view& from) {
    if (from.size() < 4) return std::nullopt;
    std::size_t size = 0;
    for (std::size_t i = 0; i < 4; ++i) size = size << 8 | static_cast<unsigned char>(from[i]);
    from.remove_prefix(4);
    if (from.size() < size) return std::nullopt;
    const auto taken = from.substr(0, size);
    from.remove_prefix(size);
    return taken;
}

std::string string_of(std::string_view bytes) {
    std::string out;
    for (int shift = 24; shift >= 0; shift -= 8) out += static_cast<char>(bytes.size() >> shift & 0xff);
    return out.append(bytes);
}

std::string without_zeros(std::string_view number) {
    const auto from = number.find_first_not_of('\0');
    return from == number.npos ? std::string{} : std::string(number.substr(from));
}

// As a signed number: a zero in front where the first bit is set.
std::string positive(std::string_view number) {
    const bool is_high = !number.empty() && (static_cast<unsigned char>(number.front()) & 0x80) != 0;
    return (is_high ? std::string(1, '\0') : std::string{}).append(number);
}

std::string der(char tag, std::string_view content) {
    std::string out(1, tag);
    if (content.size() < 0x80) {
        out += static_cast<char>(content.size());
    } else {
        std::string length;
        for (auto left = content.size(); left > 0; left >>= 8) length.insert(length.begin(), static_cast<char>(left & 0xff));
        out += static_cast<char>(0x80 | length.size());
        out += length;
    }
    return out.append(content);
}

// What follows a tag and its length; nothing where it is another tag or does not fit.
std::optional<std::string_view> take_der(std::string_view& from, unsigned char tag) {
    if (from.size() < 2 || static_cast<unsigned char>(from[0]) != tag) return std::nullopt;
    std::size_t size = static_cast<unsigned char>(from[1]);
    from.remove_prefix(2);
    if (size >= 0x80) {
        const auto digits = size & 0x7f;
        if (digits > 4 || from.size() < digits) return std::nullopt;
        size = 0;
        for (std::size_t i = 0; i < digits; ++i) size = size << 8 | static_cast<unsigned char>(from[i]);
        from.remove_prefix(digits);
    }
    if (from.size() < size) return std::nullopt;
    const auto taken = from.substr(0, size);
    from.remove_prefix(size);
    return taken;
}

}  // namespace

std::optional<RsaPublicKey> read_ssh_line(std::string_view text) {
    text = trim(text);
    if (!text.starts_with(kind) || text.size() <= kind.size() || text[kind.size()] != ' ') return std::nullopt;
    text.remove_prefix(kind.size() + 1);
    const auto blob = from_base64(text.substr(0, text.find_first_of(" \r\n")));
    if (!blob) return std::nullopt;
    std::string_view left = *blob;
    const auto name = take_string(left);
    const auto exponent = take_string(left);
    const auto modulus = take_string(left);
    if (!name || *name != kind || !exponent || !modulus || !left.empty()) return std::nullopt;
    return RsaPublicKey{.modulus = without_zeros(*modulus), .exponent = without_zeros(*exponent)};
}

std::optional<RsaPublicKey> read_rsa_pem(std::string_view text) {
    const auto info = read_public_key(text);
    if (!info) return std::nullopt;
    std::string_view left = *info;
    auto sequence = take_der(left, 0x30);
    if (!sequence || !sequence->starts_with(rsa_algorithm)) return std::nullopt;
    sequence->remove_prefix(rsa_algorithm.size());
    auto bits = take_der(*sequence, 0x03);
    if (!bits || bits->empty()) return std::nullopt;
    bits->remove_prefix(1);  // unused bits
    auto numbers = take_der(*bits, 0x30);
    if (!numbers) return std::nullopt;
    const auto modulus = take_der(*numbers, 0x02);
    const auto exponent = modulus ? take_der(*numbers, 0x02) : std::nullopt;
    if (!exponent) return std::nullopt;
    return RsaPublicKey{.modulus = without_zeros(*modulus), .exponent = without_zeros(*exponent)};
}

std::string ssh_blob(const RsaPublicKey& key) {
    return string_of(kind) + string_of(positive(key.exponent)) + string_of(positive(key.modulus));
}

std::string ssh_line(const RsaPublicKey& key) { return std::string(kind) + " " + base64(ssh_blob(key)); }

std::string rsa_pem(const RsaPublicKey& key) {
    const auto numbers = der(0x30, der(0x02, positive(key.modulus)) + der(0x02, positive(key.exponent)));
    const auto bits = der(0x03, std::string(1, '\0') + numbers);
    return to_pem("PUBLIC KEY", der(0x30, std::string(rsa_algorithm) + bits));
}

std::size_t bits_of(const RsaPublicKey& key) {
    if (key.modulus.empty()) return 0;
    return (key.modulus.size() - 1) * 8 + static_cast<std::size_t>(std::bit_width(static_cast<unsigned char>(key.modulus.front())));
}

}  // namespace backlot
