#include "services/kms/ed25519ph.h"

#include <algorithm>
#include <optional>

#include "base/assert.h"
#include "services/kms/openssl.h"
#include "services/kms/symmetric.h"

namespace backlot::kms {

namespace {

using openssl::Number;

constexpr std::size_t point_bytes = 32;

Number number(const char* decimal) {
    BIGNUM* out = nullptr;
    BACKLOT_ASSERT(BN_dec2bn(&out, decimal) > 0);
    return Number(out);
}

Number little_endian(std::string_view bytes) {
    Number out(BN_lebin2bn(openssl::bytes_of(bytes), static_cast<int>(bytes.size()), nullptr));
    BACKLOT_ASSERT(out != nullptr);
    return out;
}

std::string little_endian(const BIGNUM* value) {
    std::string out(point_bytes, '\0');
    BACKLOT_ASSERT(BN_bn2lebinpad(value, openssl::bytes_of(out), static_cast<int>(out.size())) > 0);
    return out;
}

// The field of 2^255 - 19, the curve -x^2 + y^2 = 1 + d x^2 y^2 over it, and the order of its base point.
class Curve {
  public:
    struct Point {
        Number x, y;
    };

    const Number prime = number("57896044618658097711785492504343953926634992332820282019728792003956564819949");
    const Number order = number("7237005577332262213973186563042994240857116359379907606001950938285454250989");

    Curve() {
        d_ = times(from(-121665).get(), inverse(from(121666).get()).get());
    }

    [[nodiscard]] Point base() const {
        return {number("15112221349535400772501151409588531511454012693041857206046113283949847762202"),
                number("46316835694926478169428394003475163141307993866256225615783033603165251855960")};
    }

    // Complete for every two points, equal or not. One inversion each: 512 of them make a signature.
    [[nodiscard]] Point add(const Point& a, const Point& b) const {
        const auto x1y2 = times(a.x.get(), b.y.get()), x2y1 = times(b.x.get(), a.y.get());
        const auto y1y2 = times(a.y.get(), b.y.get()), x1x2 = times(a.x.get(), b.x.get());
        const auto product = times(d_.get(), times(x1x2.get(), y1y2.get()).get());
        const auto one = from(1);
        const auto x = times(plus(x1y2.get(), x2y1.get()).get(), inverse(plus(one.get(), product.get()).get()).get());
        const auto y = times(plus(y1y2.get(), x1x2.get()).get(), inverse(minus(one.get(), product.get()).get()).get());
        return {Number(BN_dup(x.get())), Number(BN_dup(y.get()))};
    }

    [[nodiscard]] Point multiply(const BIGNUM* scalar, const Point& point) const {
        Point sum{from(0), from(1)};
        for (int bit = BN_num_bits(scalar) - 1; bit >= 0; --bit) {
            sum = add(sum, sum);
            if (BN_is_bit_set(scalar, bit) == 1) sum = add(sum, point);
        }
        return sum;
    }

    [[nodiscard]] static std::string encode(const Point& point) {
        auto out = little_endian(point.y.get());
        if (BN_is_odd(point.x.get()) == 1) out.back() = static_cast<char>(static_cast<unsigned char>(out.back()) | 0x80U);
        return out;
    }

    // Nothing where the bytes are no point. Source: RFC 8032, section 5.1.3.
    [[nodiscard]] std::optional<Point> decode(std::string_view bytes) const {
        if (bytes.size() != point_bytes) return std::nullopt;
        std::string plain(bytes);
        const bool is_odd = (static_cast<unsigned char>(plain.back()) & 0x80U) != 0;
        plain.back() = static_cast<char>(static_cast<unsigned char>(plain.back()) & 0x7fU);
        auto y = little_endian(plain);
        if (BN_cmp(y.get(), prime.get()) >= 0) return std::nullopt;
        const auto one = from(1);
        const auto y2 = times(y.get(), y.get());
        const auto x2 = times(minus(y2.get(), one.get()).get(),
                              inverse(plus(times(d_.get(), y2.get()).get(), one.get()).get()).get());
        Number x(BN_mod_sqrt(nullptr, x2.get(), prime.get(), scratch_.get()));
        if (!x) {
            ERR_clear_error();
            return std::nullopt;
        }
        if (BN_is_zero(x.get()) == 1 && is_odd) return std::nullopt;
        if ((BN_is_odd(x.get()) == 1) != is_odd) x = minus(from(0).get(), x.get());
        return Point{std::move(x), std::move(y)};
    }

    [[nodiscard]] Number modulo_order(std::string_view bytes) const {
        Number out(BN_new());
        BACKLOT_ASSERT(BN_nnmod(out.get(), little_endian(bytes).get(), order.get(), scratch_.get()) == 1);
        return out;
    }
    // (a * b + c) modulo the order.
    [[nodiscard]] Number combine(const BIGNUM* a, const BIGNUM* b, const BIGNUM* c) const {
        Number out(BN_new());
        BACKLOT_ASSERT(BN_mod_mul(out.get(), a, b, order.get(), scratch_.get()) == 1);
        BACKLOT_ASSERT(BN_mod_add(out.get(), out.get(), c, order.get(), scratch_.get()) == 1);
        return out;
    }

  private:
    [[nodiscard]] Number from(long value) const {
        Number out(BN_new());
        BACKLOT_ASSERT(BN_set_word(out.get(), static_cast<BN_ULONG>(value < 0 ? -value : value)) == 1);
        return value < 0 ? minus(from(0).get(), out.get()) : std::move(out);
    }
    [[nodiscard]] Number times(const BIGNUM* a, const BIGNUM* b) const {
        Number out(BN_new());
        BACKLOT_ASSERT(BN_mod_mul(out.get(), a, b, prime.get(), scratch_.get()) == 1);
        return out;
    }
    [[nodiscard]] Number plus(const BIGNUM* a, const BIGNUM* b) const {
        Number out(BN_new());
        BACKLOT_ASSERT(BN_mod_add(out.get(), a, b, prime.get(), scratch_.get()) == 1);
        return out;
    }
    [[nodiscard]] Number minus(const BIGNUM* a, const BIGNUM* b) const {
        Number out(BN_new());
        BACKLOT_ASSERT(BN_mod_sub(out.get(), a, b, prime.get(), scratch_.get()) == 1);
        return out;
    }
    [[nodiscard]] Number inverse(const BIGNUM* a) const {
        Number out(BN_mod_inverse(nullptr, a, prime.get(), scratch_.get()));
        BACKLOT_ASSERT(out != nullptr);
        return out;
    }

    openssl::Scratch scratch_{BN_CTX_new()};
    Number d_;
};

// dom2(1, "") before what is hashed.
std::string hash_prehashed(std::string_view first, std::string_view second, std::string_view digest) {
    std::string text("SigEd25519 no Ed25519 collisions\x01", 33);
    text.push_back('\0');
    text.append(first).append(second).append(digest);
    return hash(Hash::sha512, text);
}

}  // namespace

std::string sign_ed25519ph(std::string_view seed, std::string_view digest) {
    const Curve curve;
    auto expanded = hash(Hash::sha512, seed);
    auto scalar_bytes = expanded.substr(0, point_bytes);
    scalar_bytes.front() = static_cast<char>(static_cast<unsigned char>(scalar_bytes.front()) & 0xf8U);
    scalar_bytes.back() = static_cast<char>((static_cast<unsigned char>(scalar_bytes.back()) & 0x7fU) | 0x40U);
    const auto scalar = little_endian(scalar_bytes);
    const auto own = Curve::encode(curve.multiply(scalar.get(), curve.base()));
    const auto nonce = curve.modulo_order(hash_prehashed(std::string_view(expanded).substr(point_bytes), {}, digest));
    const auto commitment = Curve::encode(curve.multiply(nonce.get(), curve.base()));
    const auto challenge = curve.modulo_order(hash_prehashed(commitment, own, digest));
    return commitment + little_endian(curve.combine(challenge.get(), scalar.get(), nonce.get()).get());
}

bool verify_ed25519ph(std::string_view public_key, std::string_view digest, std::string_view signature) {
    if (signature.size() != 2 * point_bytes) return false;
    const Curve curve;
    const auto commitment = curve.decode(signature.substr(0, point_bytes));
    const auto point = curve.decode(public_key);
    const auto scalar = little_endian(signature.substr(point_bytes));
    if (!commitment || !point || BN_cmp(scalar.get(), curve.order.get()) >= 0) return false;
    const auto challenge = curve.modulo_order(hash_prehashed(signature.substr(0, point_bytes), public_key, digest));
    const auto left = curve.multiply(scalar.get(), curve.base());
    const auto right = curve.add(*commitment, curve.multiply(challenge.get(), *point));
    return Curve::encode(left) == Curve::encode(right);
}

}  // namespace backlot::kms
