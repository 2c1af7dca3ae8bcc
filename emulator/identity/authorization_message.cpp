#include "identity/authorization_message.h"

#include "base/digest.h"
#include "base/encoding.h"
#include "identity/directory.h"
#include "text/json.h"

namespace backlot::identity {

namespace {

constexpr std::size_t tag_size = 32;

// The account's canonical id is the one random value that every account has from its beginning.
std::string key_of(const store::View& view, std::string_view account) {
    const auto found = find_account(view, account);
    return hmac_sha256(found ? found->canonical_id : std::string{}, "authorization message of " + std::string(account));
}

// The bytes under a key stream that the tag begins: the same call turns them back.
std::string turn(std::string_view key, std::string_view tag, std::string_view bytes) {
    std::string out(bytes);
    std::string block;
    for (std::size_t i = 0; i < out.size(); ++i) {
        if (i % tag_size == 0) block = hmac_sha256(key, std::string(tag) + std::to_string(i / tag_size));
        out[i] = static_cast<char>(out[i] ^ block[i % tag_size]);
    }
    return out;
}

}  // namespace

std::string authorization_message(const Verdict& verdict) {
    const auto& decision = verdict.decision;
    Json conditions = Json::array();
    for (const auto& read : decision.keys) {
        Json values = Json::array();
        for (const auto& value : read.values) values.push_back(Json::object({{"value", value}}));
        conditions.push_back(Json::object({{"key", read.key}, {"values", Json::object({{"items", values}})}}));
    }
    Json matched = Json::array();
    for (const auto& one : decision.matched) {
        matched.push_back(Json::object({{"statementId", one.sid},
                                        {"effect", one.is_deny ? "DENY" : "ALLOW"},
                                        {"sourcePolicyId", one.policy}}));
    }
    Json context = Json::object({{"principal", Json::object({{"arn", verdict.principal_arn}})},
                                 {"action", verdict.question.action},
                                 {"resource", verdict.question.resource},
                                 {"conditions", Json::object({{"items", conditions}})}});
    return Json::object({{"allowed", decision.is_allowed()},
                         {"explicitDeny", decision.outcome == policy::Outcome::explicit_deny},
                         {"matchedStatements", Json::object({{"items", matched}})},
                         {"failures", Json::object({{"items", Json::array()}})},
                         {"context", context}})
        .dump();
}

std::string seal_message(const store::View& view, std::string_view account, std::string_view text) {
    const auto key = key_of(view, account);
    const auto tag = hmac_sha256(key, text);
    return base64_url(tag + turn(key, tag, text));
}

std::optional<std::string> open_message(const store::View& view, std::string_view account, std::string_view sealed) {
    const auto bytes = from_base64_url(sealed);
    if (!bytes || bytes->size() < tag_size) return std::nullopt;
    const auto key = key_of(view, account);
    const auto tag = std::string_view(*bytes).substr(0, tag_size);
    auto text = turn(key, tag, std::string_view(*bytes).substr(tag_size));
    if (!equal_in_constant_time(hmac_sha256(key, text), tag)) return std::nullopt;
    return text;
}

}  // namespace backlot::identity
