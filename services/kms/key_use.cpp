#include "services/kms/key_use.h"

namespace backlot::kms {

namespace {

constexpr auto key_use_step = std::chrono::minutes{1};

}  // namespace

std::optional<KeyUse> last_use_of(const Context& context, const KeyRecord& key) {
    return context.find(key_uses, key.account, key.region, key.id);
}

void keep_use(const Context& context, const KeyRecord& key, std::string_view operation) {
    const auto last = last_use_of(context, key);
    if (last && last->operation == operation && context.now() - last->time < key_use_step) return;
    KeyUse use{.operation = std::string(operation), .time = context.now(), .request_id = context.request_id(), .event_id = context.ids().uuid()};
    context.leave([account = key.account, region = key.region, id = key.id, use = std::move(use)](store::WriteSet& writes) -> Result<> {
        if (store::contains(writes, key_records, account, region, id)) store::put(writes, key_uses, use, account, region, id);
        return {};
    });
}

}  // namespace backlot::kms
