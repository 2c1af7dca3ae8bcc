// A question about a key without a call: the owner, policy, grants, tags and aliases as every operation would find them.
#include "base/arn.h"
#include "services/kms/access.h"

namespace backlot::kms {

// Aliases, actions without a key, and keys that are not there are asked as they are: nobody's policy allows them.
Result<Question> question_of(const Context& context, Question asked) {
    const auto arn = Arn::parse(asked.resource);
    if (!arn || arn->service != "kms" || !arn->resource.starts_with("key/")) return asked;
    if (arn->resource.find_first_of("*?") != std::string::npos) return asked;
    BACKLOT_TRY(key, find_key(context, arn->account, arn->region, std::string_view(arn->resource).substr(4)));
    if (!key) return asked;
    return key_question(context, {.key = std::move(*key)}, asked.action, std::move(asked.keys));
}

}  // namespace backlot::kms
