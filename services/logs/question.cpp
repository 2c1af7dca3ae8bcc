// A question about a log group or stream without a call: its owner, tags and resource policies as the operations find them.
#include "base/arn.h"
#include "services/logs/access.h"

namespace backlot::logs {

// A group that is not there is asked for as a new one would be.
Result<Question> question_of(const Context& context, Question asked) {
    constexpr std::string_view prefix = "log-group:";
    const auto arn = Arn::parse(asked.resource);
    if (!arn || arn->service != "logs" || !arn->resource.starts_with(prefix) ||
        !is_account_id(arn->account)) return asked;
    const auto path = std::string_view(arn->resource).substr(prefix.size());
    add_owned(context, asked, {.account = arn->account, .region = arn->region,
                               .name = std::string(path.substr(0, path.find(':')))});
    return asked;
}

}  // namespace backlot::logs
