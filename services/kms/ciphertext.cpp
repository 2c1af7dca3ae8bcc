#include "services/kms/ciphertext.h"

#include "base/arn.h"
#include "services/kms/symmetric.h"

namespace backlot::kms {

namespace {

constexpr char blob_format = '\x01';
constexpr std::size_t account_bytes = 12;

void append_number(std::string& out, std::size_t value) {
    for (int shift = 24; shift >= 0; shift -= 8) out.push_back(static_cast<char>((value >> shift) & 0xffU));
}

std::string head_of(const Ciphertext& ciphertext) {
    std::string out(1, blob_format);
    out += ciphertext.account;
    out.push_back(static_cast<char>(ciphertext.key_id.size()));
    out += ciphertext.key_id;
    append_number(out, ciphertext.material);
    return out;
}

}  // namespace

std::string canonical_form(const EncryptionContext& context) {
    std::string out;
    append_number(out, context.size());
    for (const auto& [key, value] : context) {
        append_number(out, key.size());
        out += key;
        append_number(out, value.size());
        out += value;
    }
    return out;
}

std::string make_blob(Ciphertext where, std::string_view secret, const EncryptionContext& context,
                      std::string_view plaintext) {
    where.nonce = random_bytes(nonce_bytes);
    auto out = head_of(where);
    const auto sealed = seal(secret, where.nonce, out + canonical_form(context), plaintext);
    return out + where.nonce + sealed;
}

std::optional<Ciphertext> read_blob(std::string_view blob) {
    if (blob.size() < 1 + account_bytes + 1 || blob.front() != blob_format) return std::nullopt;
    Ciphertext out{.account = std::string(blob.substr(1, account_bytes)), .key_id = {}};
    if (!is_account_id(out.account)) return std::nullopt;
    const auto id_bytes = static_cast<std::size_t>(static_cast<unsigned char>(blob[1 + account_bytes]));
    blob.remove_prefix(1 + account_bytes + 1);
    if (id_bytes == 0 || blob.size() < id_bytes + 4 + nonce_bytes + tag_bytes) return std::nullopt;
    out.key_id = blob.substr(0, id_bytes);
    blob.remove_prefix(id_bytes);
    for (int i = 0; i < 4; ++i) out.material = (out.material << 8) | static_cast<unsigned char>(blob[static_cast<std::size_t>(i)]);
    out.nonce = blob.substr(4, nonce_bytes);
    out.sealed = blob.substr(4 + nonce_bytes);
    return out;
}

std::optional<std::string> open_blob(const Ciphertext& ciphertext, std::string_view secret, const EncryptionContext& context) {
    return open(secret, ciphertext.nonce, head_of(ciphertext) + canonical_form(context), ciphertext.sealed);
}

}  // namespace backlot::kms
