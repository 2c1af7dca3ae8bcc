#include "gateway/upload_policy.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "base/encoding.h"
#include "clock/format.h"
#include "text/json.h"

namespace backlot::gateway {

namespace {

std::unexpected<Error> invalid(std::string reason) {
    return fail("InvalidPolicyDocument", "Invalid Policy: " + std::move(reason), 400);
}

std::unexpected<Error> against(std::string reason) {
    return fail("AccessDenied", "Invalid according to Policy: " + std::move(reason), 403);
}

// A number that some clients write as text.
std::optional<std::uint64_t> size_of(const Json& value) {
    std::string text = value.is_string() ? value.string_or("") : value.dump();
    std::uint64_t out = 0;
    const auto [end, code] = std::from_chars(text.data(), text.data() + text.size(), out);
    if (code != std::errc{} || end != text.data() + text.size()) return std::nullopt;
    return out;
}

// As S3 writes it in its refusals: a blank behind each comma.
std::string text_of(const Json& condition) {
    std::string out;
    for (const auto& part : condition.as_array()) out += (out.empty() ? "" : ", ") + part.dump();
    return "[" + out + "]";
}

bool is_exempt(std::string_view name) {
    constexpr std::array<std::string_view, 5> exempt{"policy", "file", "x-amz-signature", "signature", "awsaccesskeyid"};
    return name.starts_with("x-ignore-") || std::ranges::find(exempt, name) != exempt.end();
}

// Of several content types, separated by commas, each must begin that way.
bool has_prefix(std::string_view field, std::string_view value, std::string_view prefix) {
    if (field != "content-type") return value.starts_with(prefix);
    while (true) {
        const auto part = trim(value.substr(0, value.find(',')));
        if (!part.starts_with(prefix)) return false;
        if (value.find(',') == value.npos) return true;
        value.remove_prefix(value.find(',') + 1);
    }
}

}  // namespace

Result<UploadPolicy> UploadPolicy::parse(std::string_view base64_text) {
    std::string compact(base64_text);
    std::erase_if(compact, [](char c) { return c == '\r' || c == '\n' || c == ' '; });
    const auto text = from_base64(compact);
    if (!text) return invalid("Invalid Policy: Invalid Base64.");
    const auto json = Json::parse(*text);
    if (!json || !json->is_object()) return invalid("Invalid JSON.");

    UploadPolicy policy;
    const auto* expiration = json->find("expiration");
    if (expiration == nullptr) return invalid("Policy missing expiration.");
    const auto when = expiration->is_string() ? clock::parse_iso8601(expiration->string_or("")) : std::nullopt;
    if (!when || !expiration->string_or("").ends_with('Z')) {
        return invalid("Invalid 'expiration' value: '" + (expiration->is_string() ? expiration->string_or("") : expiration->dump()) + "'");
    }
    policy.expiration_ = *when;
    const auto* conditions = json->find("conditions");
    if (conditions == nullptr) return invalid("Policy missing conditions.");
    if (!conditions->is_array()) return invalid("Invalid 'conditions' value: must be a List.");

    for (const auto& condition : conditions->as_array()) {
        if (condition.is_object()) {
            if (condition.as_object().size() != 1) return invalid("Invalid Simple-Condition: Simple-Conditions must have exactly one property specified.");
            for (const auto& [name, value] : condition.as_object()) {
                if (!value.is_string()) return invalid("Invalid Simple-Condition: value must be a string.");
                policy.conditions_.push_back({.is_prefix = false, .field = to_lower(name), .value = value.string_or(""),
                                              .text = "[\"eq\", \"$" + name + "\", " + value.dump() + "]"});
            }
            continue;
        }
        if (!condition.is_array()) return invalid("Invalid condition: must be a List or an Object.");
        const auto& parts = condition.as_array();
        const auto operation = parts.empty() ? std::string{} : to_lower(parts[0].string_or(""));
        if (operation == "content-length-range") {
            if (parts.size() != 3) return invalid("Invalid content-length-range: wrong number of arguments.");
            policy.smallest_ = size_of(parts[1]);
            policy.largest_ = size_of(parts[2]);
            if (!policy.smallest_ || !policy.largest_) policy.conditions_.push_back({.is_possible = false, .text = text_of(condition)});
            continue;
        }
        if (operation != "eq" && operation != "starts-with") return invalid("Invalid Condition: unknown operation '" + operation + "'.");
        if (parts.size() != 3 || !parts[1].is_string() || !parts[2].is_string()) {
            return invalid("Invalid Condition: wrong number or type of arguments.");
        }
        const auto name = parts[1].string_or("");
        // What names no field holds of none.
        policy.conditions_.push_back({.is_possible = name.starts_with('$'), .is_prefix = operation == "starts-with", .field = name.empty() ? std::string{} : to_lower(std::string_view(name).substr(1)),
                                      .value = parts[2].string_or(""), .text = text_of(condition)});
    }
    return policy;
}

Result<> UploadPolicy::check(std::span<const std::pair<std::string, std::string>> fields, clock::Time now) const {
    if (now > expiration_) return against("Policy expired.");
    for (const auto& condition : conditions_) {
        const auto field = std::ranges::find_if(fields, [&](const auto& one) { return to_lower(one.first) == condition.field; });
        const bool holds = condition.is_possible && field != fields.end() && (condition.is_prefix ? has_prefix(condition.field, field->second, condition.value)
                                                                         : field->second == condition.value);
        if (!holds) return against("Policy Condition failed: " + condition.text);
    }
    std::string extra;
    for (const auto& [written, value] : fields) {
        const auto name = to_lower(written);
        if (is_exempt(name) || std::ranges::find(conditions_, name, &Condition::field) != conditions_.end()) continue;
        extra += (extra.empty() ? "" : ", ") + name;
    }
    if (!extra.empty()) return against("Extra input fields: " + extra);
    return {};
}

Result<> UploadPolicy::check_size(std::uint64_t size) const {
    if (largest_ && size > *largest_) {
        return std::unexpected(Error{.code = "EntityTooLarge", .message = "Your proposed upload exceeds the maximum allowed size", .status = 400,
                                     .details = {{"ProposedSize", std::to_string(size)}, {"MaxSizeAllowed", std::to_string(*largest_)}}});
    }
    if (smallest_ && size < *smallest_) {
        return std::unexpected(Error{.code = "EntityTooSmall", .message = "Your proposed upload is smaller than the minimum allowed size", .status = 400,
                                     .details = {{"ProposedSize", std::to_string(size)}, {"MinSizeAllowed", std::to_string(*smallest_)}}});
    }
    return {};
}

}  // namespace backlot::gateway
