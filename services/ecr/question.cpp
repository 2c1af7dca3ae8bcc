// A question about a repository without a call: its owner, policies and tags as every operation would find them.
#include "services/ecr/access.h"

namespace backlot::ecr {

Result<Question> question_of(const Context& context, Question asked) {
    const auto place = place_in(asked.resource);
    if (!place) return asked;
    return question_on(context, asked.action, place->account, place->region, place->name, std::move(asked.keys));
}

}  // namespace backlot::ecr
