#include "sigv4/credential.h"

#include <algorithm>
#include <array>

#include "base/encoding.h"
#include "sigv4/errors.h"

namespace backlot::sigv4 {
namespace {

// "Fri, 24 May 2013 00:00:00 GMT" (RFC 9110, IMF-fixdate).
std::optional<Time> parse_http_date(std::string_view text) {
    constexpr std::array<std::string_view, 12> months{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                      "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    if (text.size() != 29 || text.substr(3, 2) != ", " || text.substr(25) != " GMT") return std::nullopt;
    const auto month = std::ranges::find(months, text.substr(8, 3));
    if (month == months.end()) return std::nullopt;
    const auto number = month - months.begin() + 1;
    std::string basic(text.substr(12, 4));
    basic.append(number < 10 ? "0" : "").append(std::to_string(number)).append(text.substr(5, 2)).append("T");
    basic.append(text.substr(17, 2)).append(text.substr(20, 2)).append(text.substr(23, 2)).append("Z");
    return parse_basic_time(basic);
}

bool is_date(std::string_view text) {
    return text.size() == 8 && std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

void fill(Claim& claim, const CredentialParts& parts) {
    claim.access_key_id = std::string(parts.access_key_id);
    claim.date = std::string(parts.date);
    claim.region = std::string(parts.region);
    claim.service = std::string(parts.service);
}

}  // namespace

std::optional<CredentialParts> credential_parts(std::string_view text) {
    CredentialParts parts;
    // From the right: S3 lets an access key id hold slashes.
    for (auto* part : {&parts.terminator, &parts.service, &parts.region, &parts.date}) {
        const auto slash = text.rfind('/');
        if (slash == text.npos) return std::nullopt;
        *part = text.substr(slash + 1);
        text = text.substr(0, slash);
    }
    parts.access_key_id = text;
    return parts;
}

Error s3_credential_error(Method method, std::string_view reason) {
    if (method == Method::query)
        return errors::query_parameters("Error parsing the X-Amz-Credential parameter; " + std::string(reason));
    return errors::header_malformed(reason);
}

Result<> read_s3_credential(Claim& claim, std::string_view text) {
    const auto parts = credential_parts(text);
    if (!parts)
        return fail(s3_credential_error(
            claim.method,
            "the Credential is mal-formed; expecting \"<YOUR-AKID>/YYYYMMDD/REGION/SERVICE/aws4_request\"."));
    const auto quoted = [](std::string_view value) { return "\"" + std::string(value) + "\""; };
    if (!is_date(parts->date))
        return fail(s3_credential_error(claim.method, "incorrect date format " + quoted(parts->date) +
                                                          ". This date in the credential must be in the format "
                                                          "\"yyyyMMdd\"."));
    if (parts->terminator != "aws4_request")
        return fail(s3_credential_error(claim.method, "incorrect terminal " + quoted(parts->terminator) +
                                                          ". This endpoint uses \"aws4_request\"."));
    if (parts->access_key_id.empty())
        return fail(s3_credential_error(claim.method, "a non-empty Access Key (AKID) must be provided in the credential."));
    fill(claim, *parts);
    return {};
}

Result<> read_credential(Claim& claim, std::string_view text, Dialect dialect) {
    const auto parts = credential_parts(text);
    if (!parts || parts->access_key_id.find('/') != std::string_view::npos)
        return fail(errors::incomplete_signature(
            dialect, "Credential must have exactly 5 slash-delimited elements, e.g. keyid/date/region/service/term, "
                     "got '" + std::string(text) + "'"));
    if (parts->terminator != "aws4_request")
        return fail(errors::scope_mismatch(dialect, "Credential should be scoped with a valid terminator: "
                                                    "'aws4_request', not '" + std::string(parts->terminator) + "'. "));
    fill(claim, *parts);
    return {};
}

std::optional<Time> message_time(const Message& message) {
    const auto* text = message.header("x-amz-date");
    if (text == nullptr) text = message.header("date");
    if (text == nullptr) return std::nullopt;
    const auto value = trim(*text);
    if (const auto basic = parse_basic_time(value)) return basic;
    // Greenwich is also written as an offset.
    constexpr std::string_view offset = "+0000";
    if (value.ends_with(offset)) return parse_http_date(std::string(value.substr(0, value.size() - offset.size())) + "GMT");
    return parse_http_date(value);
}

}  // namespace backlot::sigv4
