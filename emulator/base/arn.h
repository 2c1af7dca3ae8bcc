// Arn: an Amazon Resource Name, arn:partition:service:region:account:resource.
//
// Source: IAM User Guide, "Identify AWS resources with Amazon Resource Names (ARNs)".
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace backlot {

struct Arn {
    std::string partition = "aws";
    std::string service;
    std::string region = {};
    std::string account = {};
    std::string resource;  // all that follows the fifth colon

    // Nothing where the text has fewer than five colons, does not begin with "arn:" or has an empty resource.
    [[nodiscard]] static std::optional<Arn> parse(std::string_view text);
    [[nodiscard]] std::string str() const;

    friend bool operator==(const Arn&, const Arn&) = default;
};

// The account id of an ARN without parsing the rest; empty where there is none.
[[nodiscard]] std::string_view arn_account(std::string_view arn);

// Whether `text` is twelve digits.
[[nodiscard]] bool is_account_id(std::string_view text);

}  // namespace backlot
