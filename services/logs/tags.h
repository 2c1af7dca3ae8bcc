// Tags of log groups.
//
// Source: Amazon CloudWatch Logs API Reference (2014-03-28), TagResource, TagLogGroup.
#pragma once

#include <string_view>

#include "services/logs/access.h"

namespace backlot::logs {

// `tags` with `more` written over them. Fails with InvalidParameterException (keys of "aws:"), TooManyTagsException.
[[nodiscard]] Result<> add_tags(Tags& tags, const Tags& more, std::string_view resource);

}  // namespace backlot::logs
