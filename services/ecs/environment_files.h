// Environment files: lines NAME=VALUE in objects of S3, which the agent reads under the execution role.
//
// Of one name the first line counts; a line that begins with # is a remark, and one without = says nothing.
//
// Source: Amazon ECS Developer Guide, "Pass environment variables to an Amazon ECS container" (precedence, the permissions
// s3:GetObject and s3:GetBucketLocation).
#pragma once

#include <map>
#include <string>
#include <string_view>

#include "services/ecs/task.h"

namespace backlot::ecs {

// Of the request's override where it names any, else of the definition. The error's message is the reason that the task stops with.
[[nodiscard]] Result<std::map<std::string, std::string>> fetch_files(Context& context, const LiveTask& live, std::size_t place);
void read_environment_file(std::string_view text, std::map<std::string, std::string>& values);

}  // namespace backlot::ecs
