// DescribeAvailabilityZones: the zones of the region.
//
// Fails with InvalidParameterValue.
//
// Source: Amazon EC2 API Reference (2016-11-15), DescribeAvailabilityZones.
#include "services/ec2/begin.h"
#include "services/ec2/describe.h"
#include "services/ec2/gate.h"
#include "services/ec2/zones.h"

namespace backlot::ec2 {

namespace {

struct ZoneItem {
    static constexpr std::string_view type = "vpc";  // ids are looked up here
    std::string id;
};

constexpr FilterOf<ZoneItem> zone_filters[] = {
    {"zone-name", [](const Context&, const ZoneItem& one) { return Texts{one.id}; }},
    {"zone-id", [](const Context& context, const ZoneItem& one) { return Texts{zone_id(context.region(), one.id)}; }},
    {"zone-type", [](const Context&, const ZoneItem&) { return Texts{"availability-zone"}; }},
    {"region-name", [](const Context& context, const ZoneItem&) { return Texts{context.region()}; }},
    {"group-name", [](const Context& context, const ZoneItem&) { return Texts{context.region()}; }},
    {"group-long-name", none_has<ZoneItem>},
    {"message", none_has<ZoneItem>},
    {"parent-zone-id", none_has<ZoneItem>},
    {"parent-zone-name", none_has<ZoneItem>},
    {"opt-in-status", [](const Context&, const ZoneItem&) { return Texts{"opt-in-not-required"}; }},
    {"state", [](const Context&, const ZoneItem&) { return Texts{"available"}; }},
};

}  // namespace

Result<Access> describe_availability_zones_access(const Context& context, const DescribeAvailabilityZonesInput&) {
    return on_all(context, "ec2:DescribeAvailabilityZones");
}

// AllAvailabilityZones asks for Local and Wavelength Zones too: there are none here.
Result<DescribeAvailabilityZonesOutput> describe_availability_zones(const Context& context,
                                                                    const DescribeAvailabilityZonesInput& input) {
    BACKLOT_CHECK(begin(input, {"ZoneNames", "ZoneIds", "AllAvailabilityZones", "Filters"}));
    const auto& region = context.region();
    std::vector<ZoneItem> all;
    for (auto& name : zones_of(region)) all.push_back({std::move(name)});
    for (const auto& name : input.zone_names) {
        if (std::ranges::find(all, name, &ZoneItem::id) == all.end()) {
            return errors::make("InvalidParameterValue", "Invalid availability zone: [" + name + "]");
        }
    }
    std::erase_if(all, [&](const ZoneItem& one) {
        const auto is_left_out = [](const auto& names, const std::string& name) {
            return !names.empty() && std::ranges::find(names, name) == names.end();
        };
        return is_left_out(input.zone_names, one.id) || is_left_out(input.zone_ids, zone_id(region, one.id));
    });
    BACKLOT_TRY(page, select_from<ZoneItem>(context, all, zone_filters, {.filters = input.filters}));
    DescribeAvailabilityZonesOutput output;
    output.availability_zones.given = true;
    for (const auto& one : page.items) {
        output.availability_zones.push_back({.opt_in_status = "opt-in-not-required",
                                             .region_name = region,
                                             .zone_name = one.id,
                                             .zone_id = zone_id(region, one.id),
                                             .group_name = region,
                                             .network_border_group = region,
                                             .zone_type = "availability-zone",
                                             .state = "available"});
    }
    return output;
}

}  // namespace backlot::ec2
