// A question about a repository without a call: its owner, policies and tags as every operation would find them.
#include "base/arn.h"
#include "services/ecr/access.h"

namespace backlot::ecr {

Result<Question> question_of(const Context& context, Question asked) {
    const auto arn = Arn::parse(asked.resource);
    constexpr std::string_view prefix = "repository/";
    if (!arn || arn->service != "ecr" || !arn->resource.starts_with(prefix)) return asked;
    return question_on(context, asked.action, arn->account, arn->region, std::string_view(arn->resource).substr(prefix.size()), std::move(asked.keys));
}

}  // namespace backlot::ecr
