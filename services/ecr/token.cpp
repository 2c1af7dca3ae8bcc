#include "services/ecr/token.h"

#include "base/digest.h"
#include "base/encoding.h"
#include "identity/authenticate.h"
#include "services/ecr/query_string.h"
#include "text/json.h"

namespace backlot::ecr {

namespace {

std::string mac_of(std::string_view master_key, std::string_view purpose, std::string_view text) {
    return hmac_sha256(hmac_sha256(master_key, purpose), text);
}

std::int64_t milliseconds_of(Time time) { return time.time_since_epoch().count(); }

constexpr std::string_view token_purpose = "ecr/authorization-token";
constexpr std::string_view address_purpose = "ecr/layer-address";

std::string text_of(const LayerAddress& layer, std::string_view expires) {
    return layer.account + "\n" + layer.region + "\n" + layer.repository + "\n" + layer.digest + "\n" + std::string(expires);
}

}  // namespace

std::string make_token(const Context& context) {
        const auto text = Json::object({{"key", context.caller().access_key_id},
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
    // A session that ended by the clock alone does not end the token.
    auto credential = identity::find_credential(view, (*json)["key"].string_or(""), issued);
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
    const auto member = [&](std::string_view name) { return query_member(query, name); };
    LayerAddress layer{.account = member("account"), .region = member("region"), .repository = member("repository"), .digest = member("digest")};
    const auto expires = member("expires");
    const auto signature = from_hex(member("signature"));
    if (!signature || !equal_in_constant_time(*signature, mac_of(master_key, address_purpose, text_of(layer, expires)))) return std::nullopt;
    if (milliseconds_of(now) >= std::stoll(expires)) return std::nullopt;  // signed: a number
    return layer;
}

}  // namespace backlot::ecr
