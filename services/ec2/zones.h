// Regions and their Availability Zones.
//
// DIFFERS: of every region the zone with the first letter has the first id ("eu-west-2a" is euw2-az1); in AWS that
// differs from account to account in regions opened before 2012's scheme ended.
//
// Source: AWS Regions and Availability Zones ("Availability Zone IDs", "Opt-in Regions").
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace backlot::ec2 {

struct RegionFacts {
    std::string_view name;
    std::string_view zones;  // letters
    bool is_opt_in = false;
};

[[nodiscard]] const std::vector<RegionFacts>& all_regions();
// Names of a region's zones; a region that is not known has a, b and c.
[[nodiscard]] std::vector<std::string> zones_of(std::string_view region);
[[nodiscard]] std::string zone_id(std::string_view region, std::string_view zone);  // "euw2-az1"

}  // namespace backlot::ec2
