#include "services/ssm/values.h"

#include <arpa/inet.h>
#include <re2/re2.h>

#include <algorithm>
#include <array>
#include <charconv>

#include "base/arn.h"
#include "services/ssm/errors.h"
#include "text/json.h"

namespace backlot::ssm {

namespace {

constexpr std::size_t standard_limit_bytes = 4096;
constexpr std::size_t advanced_limit_bytes = 8192;
constexpr std::string_view tiers_page =
    "https://docs.aws.amazon.com/systems-manager/latest/userguide/parameter-store-advanced-parameters.html";

bool is_address(int family, const std::string& text) {
    std::array<unsigned char, 16> bytes{};
    return inet_pton(family, text.c_str(), bytes.data()) == 1;
}

bool is_float(const std::string& text) {
    double value = 0;
    const auto done = std::from_chars(text.data(), text.data() + text.size(), value);
    return done.ec == std::errc{} && done.ptr == text.data() + text.size();
}

Result<> check_data_type(const std::string& type, const std::string& value) {
    constexpr std::array not_built{"aws:ec2:image", "aws:ssm:integration", "aws:region", "binary", "hostname",
                                   "email", "url", "jsonc"};
    if (type == "text") return {};
    if (std::ranges::find(not_built, type) != not_built.end()) {
        return errors::not_built("backlot does not validate parameters of the data type " + type + " yet.");
    }
    const bool is_known = type == "boolean" || type == "integer" || type == "float" || type == "json" ||
                          type == "aws:account:id" || type == "ipv4-address" || type == "ipv6-address";
    if (!is_known) {
        return errors::validation("The following data type is not supported: " + type +
                                  " (Data type names are all lowercase.)");
    }
    const bool fits = type == "boolean"        ? value == "true" || value == "false"
                      : type == "integer"      ? RE2::FullMatch(value, "[+-]?[0-9]+")
                      : type == "float"        ? is_float(value)
                      : type == "json"         ? Json::parse(value).has_value()
                      : type == "ipv4-address" ? is_address(AF_INET, value)
                      : type == "ipv6-address" ? is_address(AF_INET6, value)
                                               : is_account_id(value);
    if (!fits) return errors::validation("The parameter value is not valid for the data type " + type + ".");
    return {};
}

}  // namespace

Result<> check_value(const VersionRecord& version) {
    if (version.value.empty()) {
        return errors::validation("1 validation error detected: Value '' at 'value' failed to satisfy constraint: Member must "
                                  "have length greater than or equal to 1");
    }
    if (version.tier == "Standard" && version.value.size() > standard_limit_bytes) {
        return errors::validation("Standard tier parameters support a maximum parameter value of 4096 characters. To create a larger "
                                  "parameter value, upgrade the parameter to use the advanced-parameter tier. For more information, see " +
                                  std::string(tiers_page));
    }
    if (version.value.size() > advanced_limit_bytes) {
        return errors::validation("Advanced tier parameters support a maximum parameter value of 8192 characters.");
    }
    if (version.value.find("{{") != version.value.npos) {
        return errors::validation("Parameter value can't nest another parameter. Do not use \"{{}}\" in the value.");
    }
    if (!version.allowed_pattern.empty()) {
        RE2::Options options;
        options.set_log_errors(false);
        const RE2 pattern(version.allowed_pattern, options);
        if (!pattern.ok()) {
            return errors::make("InvalidAllowedPatternException",
                                "The request does not meet the regular expression requirement: " + pattern.error());
        }
        if (!RE2::FullMatch(version.value, pattern)) {
            return errors::make("ParameterPatternMismatchException",
                                "Parameter value, cannot be validated against allowedPattern: " +
                                    version.allowed_pattern);
        }
    }
    return check_data_type(version.data_type, version.value);
}

}  // namespace backlot::ssm
