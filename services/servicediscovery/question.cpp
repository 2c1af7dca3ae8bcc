// A question about a namespace or a service without a call: its owner and tags.
#include "base/arn.h"
#include "services/servicediscovery/access.h"

namespace backlot::servicediscovery {

// What is not there is asked for as a new one would be.
Result<Question> question_of(const Context& context, Question asked) {
    const auto arn = Arn::parse(asked.resource);
    if (!arn || arn->service != "servicediscovery") return asked;
    asked.owned.account = arn->account;
    const auto id = id_of(asked.resource);
    if (const auto found = context.find(namespaces, arn->account, arn->region, id)) asked.owned.tags = found->tags;
    if (const auto found = context.find(services, arn->account, arn->region, id)) asked.owned.tags = found->tags;
    return asked;
}

}  // namespace backlot::servicediscovery
