// A question about a parameter without a call: its owner, tags and resource policies as the operations find them.
#include "base/arn.h"
#include "services/ssm/access.h"

namespace backlot::ssm {

// A parameter that is not there is asked for as a new one would be.
Result<Question> question_of(const Context& context, Question asked) {
    const auto arn = Arn::parse(asked.resource);
    if (!arn || arn->service != "ssm" || !arn->resource.starts_with("parameter/")) return asked;
    auto question = question_on(context, asked.action, parameter_key(context, asked.resource));
    question.resource = std::move(asked.resource);
    for (auto& key : asked.keys) question.keys.push_back(std::move(key));
    return question;
}

}  // namespace backlot::ssm
