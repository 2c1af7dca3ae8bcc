#include "identity/last_use.h"

namespace backlot::identity {

std::optional<LastUse> last_use(const store::View& view, std::string_view id) {
    return store::find(view, last_uses, id);
}

void forget_use(store::WriteSet& writes, std::string_view id) { store::erase(writes, last_uses, id); }

std::string used_by(const Caller& caller) {
    if (caller.kind == policy::PrincipalKind::role_session) return caller.unique_id;
    return caller.is_long_term ? caller.access_key_id : std::string{};
}

bool is_news(const store::View& view, std::string_view id, Time now) {
    const auto last = last_use(view, id);
    return !last || now - last->time >= last_use_step;
}

void keep_use(store::WriteSet& writes, std::string_view id, const LastUse& use) {
    store::put(writes, last_uses, use, id);
}

}  // namespace backlot::identity
