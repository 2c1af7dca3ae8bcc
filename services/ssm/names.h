// Names of parameters: whose they are, which version a selector means, and what AWS takes as a name.
//
// Source: AWS Systems Manager API Reference (2014-11-06), PutParameter (Name), GetParameter (Name); User Guide,
// "Requirements and constraints for parameter names", "Working with parameter labels".
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "kernel/context.h"

namespace backlot::ssm {

using kernel::Context;

struct ParameterKey {
    std::string account;
    std::string region;
    std::string name;      // "/dev/db", or "db"
    std::string selector = {};  // "3" or a label, without its colon
    std::string asked = {};  // where it was asked for by its name with a slash or without, and is the other
    bool is_arn = false;   // it was named by its ARN
};

// A name, an ARN, either with ":VERSION" or ":LABEL" behind it.
[[nodiscard]] ParameterKey parameter_key(const Context& context, std::string_view text);
// "arn:aws:ssm:REGION:ACCOUNT:parameter/dev/db", also for "dev" alone: a slash is never doubled.
[[nodiscard]] std::string parameter_arn(const ParameterKey& key);

// What is asked for as a path is one. Fails with ValidationException.
[[nodiscard]] Result<> check_path(const ParameterKey& key);

// What may be made. Fails with ValidationException, AccessDeniedException (AWS's own names),
// HierarchyLevelLimitExceededException.
[[nodiscard]] Result<> check_new_name(std::string_view name);

}  // namespace backlot::ssm
