#include "services/ec2/zones.h"

#include <algorithm>

namespace backlot::ec2 {

const std::vector<RegionFacts>& all_regions() {
    static const std::vector<RegionFacts> regions{
        {"af-south-1", "abc", true},      {"ap-east-1", "abc", true},       {"ap-northeast-1", "acd"},
        {"ap-northeast-2", "abcd"},       {"ap-northeast-3", "abc"},        {"ap-south-1", "abc"},
        {"ap-south-2", "abc", true},      {"ap-southeast-1", "abc"},        {"ap-southeast-2", "abc"},
        {"ap-southeast-3", "abc", true},  {"ap-southeast-4", "abc", true},  {"ap-southeast-5", "abc", true},
        {"ap-southeast-7", "abc", true},  {"ca-central-1", "abd"},          {"ca-west-1", "abc", true},
        {"eu-central-1", "abc"},          {"eu-central-2", "abc", true},    {"eu-north-1", "abc"},
        {"eu-south-1", "abc", true},      {"eu-south-2", "abc", true},      {"eu-west-1", "abc"},
        {"eu-west-2", "abc"},             {"eu-west-3", "abc"},             {"il-central-1", "abc", true},
        {"me-central-1", "abc", true},    {"me-south-1", "abc", true},      {"mx-central-1", "abc", true},
        {"sa-east-1", "abc"},             {"us-east-1", "abcdef"},          {"us-east-2", "abc"},
        {"us-west-1", "ac"},              {"us-west-2", "abcd"}};
    return regions;
}

namespace {

std::string_view letters_of(std::string_view region) {
    const auto found = std::ranges::find(all_regions(), region, &RegionFacts::name);
    return found == all_regions().end() ? "abc" : found->zones;
}

// "eu-west-2" -> "euw2", "ap-southeast-1" -> "apse1".
std::string short_name(std::string_view region) {
    std::string out;
    const auto dash = region.find('-');
    out += region.substr(0, dash);
    if (dash == region.npos) return out;
    const auto rest = region.substr(dash + 1);
    const auto end = rest.find('-');
    const auto direction = rest.substr(0, end);
    for (const std::string_view part : {"north", "south"}) {
        if (direction.starts_with(part) && direction.size() > part.size()) {
            out += part[0];
            out += direction[part.size()];
            return out + std::string(end == rest.npos ? "" : rest.substr(end + 1));
        }
    }
    if (!direction.empty()) out += direction[0];
    return out + std::string(end == rest.npos ? "" : rest.substr(end + 1));
}

}  // namespace

std::vector<std::string> zones_of(std::string_view region) {
    std::vector<std::string> zones;
    for (const char letter : letters_of(region)) zones.push_back(std::string(region) + letter);
    return zones;
}

std::string zone_id(std::string_view region, std::string_view zone) {
    const auto letters = letters_of(region);
    const auto at = zone.empty() ? letters.npos : letters.find(zone.back());
    if (at == letters.npos) return {};
    return short_name(region) + "-az" + std::to_string(at + 1);
}

}  // namespace backlot::ec2
