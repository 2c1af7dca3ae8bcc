// Kinds of resources: what their ids begin with, what a policy calls them, and how EC2 says that one is not there.
//
// Source: Amazon EC2 API Reference, "Error codes for the Amazon EC2 API"; Service Authorization Reference, "Resource
// types defined by Amazon EC2".
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/error.h"

namespace backlot::ec2 {

struct Kind {
    std::string_view type;       // of the ARN, and of tags: "vpc"
    std::string_view prefix;     // "vpc-"
    std::string_view not_found;  // "InvalidVpcID.NotFound"
    std::string_view malformed;  // "InvalidVpcID.Malformed"
    std::string_view phrase;     // "vpc ID"
};

[[nodiscard]] const Kind& kind_of_type(std::string_view type);  // one that there is
[[nodiscard]] const Kind* kind_of_id(std::string_view id);      // null: of none that is built

// "The vpc ID 'vpc-1' does not exist"
[[nodiscard]] Error not_found(const Kind& kind, std::string_view id);
// Fails where the text is no id of that kind.
[[nodiscard]] Result<> check_id(const Kind& kind, std::string_view id);

}  // namespace backlot::ec2
