#include "services/ssm/policies.h"

#include <algorithm>
#include <charconv>

#include "clock/format.h"
#include "services/ssm/errors.h"
#include "text/json.h"

namespace backlot::ssm {

namespace {

errors::Failure invalid_attribute(std::string message) { return errors::make("InvalidPolicyAttributeException",
                                                                             std::move(message)); }

Result<> check_span(const Json& attributes, std::string_view name) {
    const auto text = attributes[name].string_or("");
    std::int64_t count = 0;
    const auto done = std::from_chars(text.data(), text.data() + text.size(), count);
    if (text.empty() || done.ec != std::errc{} || done.ptr != text.data() + text.size() || count < 1) {
        return invalid_attribute("The attribute " + std::string(name) + " must be a positive number.");
    }
    const auto unit = attributes["Unit"].string_or("");
    if (unit != "Days" && unit != "Hours") return invalid_attribute("The attribute Unit must be Days or Hours.");
    return {};
}

Result<InlinePolicy> parse_policy(const Json& one) {
    InlinePolicy policy{.type = one["Type"].string_or(""), .text = one.dump()};
    const auto& attributes = one["Attributes"];
    if (one["Version"].string_or("") != "1.0") return invalid_attribute("The policy version must be 1.0.");
    if (policy.type == "Expiration") {
        policy.expires = clock::parse_iso8601(attributes["Timestamp"].string_or(""));
        if (!policy.expires) return invalid_attribute("The attribute Timestamp must be a time in ISO 8601.");
    } else if (policy.type == "ExpirationNotification") {
        BACKLOT_CHECK(check_span(attributes, "Before"));
    } else if (policy.type == "NoChangeNotification") {
        BACKLOT_CHECK(check_span(attributes, "After"));
    } else {
        return errors::make("InvalidPolicyTypeException",
                            "The policy type isn't supported. Parameter Store supports the following policy types: "
                            "Expiration, ExpirationNotification, and NoChangeNotification.");
    }
    return policy;
}

}  // namespace

Result<std::vector<InlinePolicy>> parse_policies(std::string_view text) {
    const auto json = Json::parse(text);
    if (!json || !json->is_array()) return errors::validation("Policies must be a JSON array.");
    if (json->as_array().size() > policy_limit) {
        return errors::make("PoliciesLimitExceededException",
                            "You specified more than the maximum number of allowed policies for the parameter. The maximum is 10.");
    }
    std::vector<InlinePolicy> policies;
    for (const auto& one : json->as_array()) {
        BACKLOT_TRY(policy, parse_policy(one));
        policies.push_back(std::move(policy));
    }
    const auto count = [&](std::string_view type) { return std::ranges::count(policies, type, &InlinePolicy::type); };
    if (count("Expiration") > 1 || (count("ExpirationNotification") > 0 && count("Expiration") == 0)) {
        return errors::make("IncompatiblePolicyException",
                            "There is a conflict in the policies specified for this parameter.");
    }
    return policies;
}

}  // namespace backlot::ssm
