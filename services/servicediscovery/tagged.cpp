#include "services/servicediscovery/tagged.h"

#include "services/servicediscovery/errors.h"

namespace backlot::servicediscovery {

Access on_tagged(const Context& context, std::string_view action, std::string_view arn, Keys keys) {
    return id_of(arn).starts_with("ns-") ? on_namespace(context, action, arn, std::move(keys))
                                         : on_service(context, action, arn, std::move(keys));
}

Result<Tagged> need_tagged(const Context& context, std::string_view arn) {
    Tagged tagged;
    tagged.in = context.find(namespaces, context.account(), context.region(), id_of(arn));
    if (!tagged.in) tagged.service = context.find(services, context.account(), context.region(), id_of(arn));
    if (!tagged.in && !tagged.service) {
        return errors::make("ResourceNotFoundException", "The resource " + std::string(arn) + " can't be found.");
    }
    return tagged;
}

void store_tagged(Context& context, const Tagged& tagged) {
    if (tagged.service) store_service(context, *tagged.service);
    if (!tagged.in) return;
    store::put(context.writes(), namespaces, *tagged.in, context.account(), context.region(), tagged.in->id);
}

}  // namespace backlot::servicediscovery
