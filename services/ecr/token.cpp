#include "services/ecr/token.h"

#include <map>

#include "base/digest.h"
#include "base/encoding.h"
#include "identity/authenticate.h"
#include "identity/directory.h"
#include "text/json.h"

namespace backlot::ecr {

namespace {

std::string mac_of(std::string_view master_key, std::string_view purpose, std::string_view text) {
    return hmac_sha256(hmac_sha256(master_key, purpose), text);
}

std::int64_t milliseconds_of(Time time) { return time.time_since_epoch().count(); }

// Callers of the process itself have no key: roots and users are known by their names.
std::optional<identity::Caller> caller_by_name(const store::View& view, std::string_view account, std::string_view arn) {
    if (arn == identity::root_of(account).arn) return identity::root_of(account);
    const auto user = identity::find_user_by_arn(view, arn);
    if (!user) return std::nullopt;
    return identity::user_caller(account, *user);
}

constexpr std::string_view token_purpose = "ecr/authorization-token";
constexpr std::string_view address_purpose = "ecr/layer-address";

std::string text_of(const LayerAddress& layer, std::string_view expires) {
    return layer.account + "\n" + layer.region + "\n" + layer.repository + "\n" + layer.digest + "\n" + std::string(expires);
}

}  // namespace

std::string make_token(const Context& context) {
    const auto& caller = context.caller();
    const auto text = Json::object({{"key", caller.access_key_id},
                                    {"account", caller.account},
                                    {"arn", caller.arn},
                                    {"region", context.region()},
                                    {"issued", milliseconds_of(context.now())}})
                          .dump();
    return base64_url(text) + "." + base64_url(mac_of(context.settings().master_key, token_purpose, text));
}

Result<TokenHolder> read_token(std::string_view master_key, const store::View& view, Time now, std::string_view token) {
    const auto unknown = [] { return fail("UNAUTHORIZED", "Not Authorized", 401); };
    const auto dot = token.find('.');
    if (dot == token.npos) return unknown();
    const auto text = from_base64_url(token.substr(0, dot));
    const auto mac = from_base64_url(token.substr(dot + 1));
    if (!text || !mac || !equal_in_constant_time(*mac, mac_of(master_key, token_purpose, *text))) return unknown();
    const auto json = Json::parse(*text);
    if (!json) return unknown();
    const Time issued{std::chrono::milliseconds((*json)["issued"].to_int().value_or(0))};
    if (now >= issued + token_life) return fail("DENIED", "Your authorization token has expired. Reauthenticate and try again.", 403);
    TokenHolder holder{.caller = {}, .region = (*json)["region"].string_or("")};
    const auto key = (*json)["key"].string_or("");
    if (key.empty()) {
        auto named = caller_by_name(view, (*json)["account"].string_or(""), (*json)["arn"].string_or(""));
        if (!named) return unknown();
        holder.caller = *std::move(named);
        return holder;
    }
    // A session that ended by the clock alone does not end the token.
    auto credential = identity::find_credential(view, key, issued);
    if (!credential) return unknown();
    holder.caller = std::move(credential->caller);
    return holder;
}

std::string make_address(const Context& context, const LayerAddress& layer) {
    const auto expires = std::to_string(milliseconds_of(context.now() + address_life));
    const auto signature = hex(mac_of(context.settings().master_key, address_purpose, text_of(layer, expires)));
    return "account=" + layer.account + "&region=" + layer.region + "&repository=" + uri_encode(layer.repository) +
           "&digest=" + uri_encode(layer.digest) + "&expires=" + expires + "&signature=" + signature;
}

std::optional<LayerAddress> read_address(std::string_view master_key, Time now, std::string_view query) {
    std::map<std::string, std::string, std::less<>> members;
    while (!query.empty()) {
        const auto end = std::min(query.find('&'), query.size());
        const auto equals = std::min(query.find('='), end);
        members.emplace(std::string(query.substr(0, equals)), equals < end ? uri_decode(query.substr(equals + 1, end - equals - 1)) : std::string{});
        query.remove_prefix(std::min(end + 1, query.size()));
    }
    LayerAddress layer{.account = members["account"], .region = members["region"], .repository = members["repository"], .digest = members["digest"]};
    const auto signature = from_hex(members["signature"]);
    if (!signature || !equal_in_constant_time(*signature, mac_of(master_key, address_purpose, text_of(layer, members["expires"])))) return std::nullopt;
    if (std::to_string(milliseconds_of(now)).size() > members["expires"].size() || milliseconds_of(now) >= std::stoll(members["expires"])) return std::nullopt;
    return layer;
}

}  // namespace backlot::ecr
