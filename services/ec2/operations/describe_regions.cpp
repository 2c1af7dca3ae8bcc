// DescribeRegions: the regions that an account can use.
//
// DIFFERS: regions that an account must opt in to are shown as not opted in; they work all the same.
//
// Fails with InvalidParameterValue.
//
// Source: Amazon EC2 API Reference (2016-11-15), DescribeRegions.
#include "services/ec2/begin.h"
#include "services/ec2/describe.h"
#include "services/ec2/gate.h"
#include "services/ec2/zones.h"

namespace backlot::ec2 {

namespace {

struct RegionItem {
    static constexpr std::string_view type = "vpc";  // names are looked up here
    std::string id;
    bool is_opt_in = false;
};

std::string opt_in_of(const RegionItem& one) { return one.is_opt_in ? "not-opted-in" : "opt-in-not-required"; }

constexpr FilterOf<RegionItem> region_filters[] = {
    {"region-name", [](const Context&, const RegionItem& one) { return Texts{one.id}; }},
    {"endpoint", [](const Context&, const RegionItem& one) { return Texts{"ec2." + one.id + ".amazonaws.com"}; }},
    {"opt-in-status", [](const Context&, const RegionItem& one) { return Texts{opt_in_of(one)}; }},
};

}  // namespace

Result<Access> describe_regions_access(const Context& context, const DescribeRegionsInput&) {
    return on_all(context, "ec2:DescribeRegions");
}

Result<DescribeRegionsOutput> describe_regions(const Context& context, const DescribeRegionsInput& input) {
    BACKLOT_CHECK(begin(input, {"RegionNames", "AllRegions", "Filters"}));
    for (const auto& name : input.region_names) {
        if (std::ranges::find(all_regions(), name, &RegionFacts::name) == all_regions().end()) {
            return errors::make("InvalidParameterValue", "Invalid region name: " + name);
        }
    }
    std::vector<RegionItem> all;
    for (const auto& one : all_regions()) {
        const bool is_named = std::ranges::find(input.region_names, one.name) != input.region_names.end();
        if (!input.region_names.empty() && !is_named) continue;
        if (one.is_opt_in && !is_named && !input.all_regions.value_or(false)) continue;
        all.push_back({std::string(one.name), one.is_opt_in});
    }
    BACKLOT_TRY(page, select_from<RegionItem>(context, all, region_filters, {.filters = input.filters}));
    DescribeRegionsOutput output;
    output.regions.given = true;
    for (const auto& one : page.items) {
        output.regions.push_back({.opt_in_status = opt_in_of(one),
                                  .region_name = one.id,
                                  .endpoint = "ec2." + one.id + ".amazonaws.com"});
    }
    return output;
}

}  // namespace backlot::ec2
