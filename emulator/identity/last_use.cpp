#include "identity/last_use.h"

namespace backlot::identity {

namespace {

const std::string& principal_of(const Caller& caller) { return caller.is_root() ? caller.account : caller.unique_id; }

}  // namespace

std::optional<LastUse> last_use(const store::View& view, std::string_view id) {
    return store::find(view, last_uses, id);
}

std::optional<ServiceUse> last_use_of_service(const store::View& view, std::string_view principal, std::string_view service) {
    std::optional<ServiceUse> last;
    store::scan_keyed(view, service_uses, [&](store::KeyReader key, const ServiceUse& use) {
        (void)key.text();  // the principal
        (void)key.text();  // what it signed with
        if (key.text() == service && (!last || last->time < use.time)) last = use;
    }, principal);
    return last;
}

void forget_use(store::WriteSet& writes, std::string_view id) {
    store::erase(writes, last_uses, id);
    store::erase_all(writes, service_uses, id);
}

std::string used_by(const Caller& caller) {
    if (caller.kind == policy::PrincipalKind::role_session) return caller.unique_id;
    return caller.is_long_term ? caller.access_key_id : std::string{};
}

bool is_news(const store::View& view, const Caller& caller, std::string_view service, Time now) {
    if (principal_of(caller).empty()) return false;
    const auto last = store::find(view, service_uses, principal_of(caller), used_by(caller), service);
    return !last || now - last->time >= last_use_step;
}

void keep_use(store::WriteSet& writes, const Caller& caller, const LastUse& use) {
    store::put(writes, service_uses, {.time = use.time, .region = use.region}, principal_of(caller), used_by(caller), use.service);
    if (const auto id = used_by(caller); !id.empty()) store::put(writes, last_uses, use, id);
}

}  // namespace backlot::identity
