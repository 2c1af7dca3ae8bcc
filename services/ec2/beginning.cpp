// The default VPC that an account has in every region.
//
// Source: Amazon VPC User Guide, "Default VPCs".
#include <algorithm>

#include "services/ec2/network.h"
#include "services/ec2/zones.h"

namespace backlot::ec2 {

namespace {

// Key: account, region.
struct Beginning {
    std::string vpc = {};
    static constexpr auto fields() { return std::tuple{store::field<1>(&Beginning::vpc)}; }
};

constexpr store::Table<Beginning> beginnings{239, "ec2-beginnings"};

}  // namespace

bool has_begun(const store::View& view, std::string_view account, std::string_view region) {
    // A name that is no region's would otherwise be given networks for the asking.
    const bool is_region = std::ranges::find(all_regions(), region, &RegionFacts::name) != all_regions().end();
    return !is_region || store::find(view, beginnings, account, region).has_value();
}

void begin_region(Context& context) {
    Beginning made;
    if (context.settings().has_default_vpcs && !default_vpc(context)) made.vpc = make_default_vpc(context).id;
    store::put(context.writes(), beginnings, made, context.account(), context.region());
}

}  // namespace backlot::ec2
