#include "services/s3/names.h"

#include <algorithm>
#include <array>

#include "services/s3/errors.h"
#include "services/s3/tables.h"

namespace backlot::s3 {

namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_lower(char c) { return c >= 'a' && c <= 'z'; }
bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }

bool looks_like_address(std::string_view name) {
    return std::ranges::count(name, '.') == 3 &&
           std::ranges::all_of(name, [](char c) { return is_digit(c) || c == '.'; });
}

constexpr std::array regions{
    "af-south-1",     "ap-east-1",      "ap-east-2",      "ap-northeast-1", "ap-northeast-2", "ap-northeast-3",
    "ap-south-1",     "ap-south-2",     "ap-southeast-1", "ap-southeast-2", "ap-southeast-3", "ap-southeast-4",
    "ap-southeast-5", "ap-southeast-6", "ap-southeast-7", "ca-central-1",   "ca-west-1",      "cn-north-1",
    "cn-northwest-1", "EU",             "eu-central-1",   "eu-central-2",   "eu-north-1",     "eu-south-1",
    "eu-south-2",     "eu-west-1",      "eu-west-2",      "eu-west-3",      "il-central-1",   "me-central-1",
    "me-south-1",     "mx-central-1",   "sa-east-1",      "us-east-2",      "us-gov-east-1",  "us-gov-west-1",
    "us-west-1",      "us-west-2"};

}  // namespace

bool is_new_bucket_name(std::string_view name) {
    if (name.size() < 3 || name.size() > 63) return false;
    const auto is_edge = [](char c) { return is_lower(c) || is_digit(c); };
    if (!is_edge(name.front()) || !is_edge(name.back())) return false;
    if (!std::ranges::all_of(name, [&](char c) { return is_edge(c) || c == '-' || c == '.'; })) return false;
    for (const auto* pair : {"..", ".-", "-."}) {
        if (name.find(pair) != std::string_view::npos) return false;
    }
    if (looks_like_address(name)) return false;
    for (const auto* prefix : {"xn--", "sthree-", "amzn-s3-demo-"}) {
        if (name.starts_with(prefix)) return false;
    }
    for (const auto* suffix : {"-s3alias", "--ol-s3", ".mrap", "--x-s3", "--table-s3"}) {
        if (name.ends_with(suffix)) return false;
    }
    return true;
}

bool is_readable_bucket_name(std::string_view name) {
    if (name.size() < 3 || name.size() > 255) return false;
    return std::ranges::all_of(
        name, [](char c) { return is_lower(c) || is_upper(c) || is_digit(c) || c == '-' || c == '.' || c == '_'; });
}

bool is_version_id(std::string_view text) {
    if (text == "null") return true;
    return text.size() == 32 && std::ranges::all_of(text, [](char c) {
               return is_lower(c) || is_upper(c) || is_digit(c) || c == '.' || c == '_' || c == '-';
           });
}

bool is_region(std::string_view text) { return text == "us-east-1" || (text != "EU" && is_location_constraint(text)); }

bool is_location_constraint(std::string_view text) {
    return std::ranges::any_of(regions, [&](std::string_view region) { return region == text; });
}

Result<> check_key(std::string_view key) {
    if (key.size() > key_limit_bytes) return errors::key_too_long(key.size());
    return {};
}

}  // namespace backlot::s3
