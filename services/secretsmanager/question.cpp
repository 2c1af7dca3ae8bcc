// A question about a secret without a call: its owner, policy, tags and keys as every operation would find them.
#include "base/arn.h"
#include "services/secretsmanager/access.h"

namespace backlot::secretsmanager {

// Actions without a secret, and secrets that are not there, are asked as they are: nobody's policy of a resource allows them.
Result<Question> question_of(const Context& context, Question asked) {
    const auto arn = Arn::parse(asked.resource);
    if (!arn || arn->service != "secretsmanager" || asked.resource.find_first_of("*?") != std::string::npos) return asked;
    return question_on(context, asked.action, asked.resource, std::move(asked.keys));
}

}  // namespace backlot::secretsmanager
