#include "kernel/secret.h"

#include "base/aead.h"
#include "clock/clock.h"

namespace backlot::kernel {

std::string seal_secret(const Context& context, std::string_view purpose, std::string_view secret) {
    const auto nonce = clock::Ids::real().bytes(aead::nonce_bytes);
    return nonce + aead::seal(context.settings().master_key, nonce, purpose, secret);
}

Result<std::string> open_secret(const Context& context, std::string_view purpose, std::string_view sealed) {
    auto opened = sealed.size() < aead::nonce_bytes
                      ? std::nullopt
                      : aead::open(context.settings().master_key, sealed.substr(0, aead::nonce_bytes), purpose,
                                   sealed.substr(aead::nonce_bytes));
    if (!opened) return fail("StateDamaged", "A secret does not open with the master key of this state.", 500);
    return std::move(*opened);
}

}  // namespace backlot::kernel
