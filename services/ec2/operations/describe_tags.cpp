// DescribeTags: every tag of the account and region, by filters.
//
// Fails with InvalidParameterValue.
//
// Source: Amazon EC2 API Reference (2016-11-15), DescribeTags.
#include "services/ec2/begin.h"
#include "services/ec2/describe.h"
#include "services/ec2/gate.h"

namespace backlot::ec2 {

namespace {

struct OneTag {
    static constexpr std::string_view type = "vpc";  // ids are not asked for
    std::string id;
    std::string resource;
    std::string key;
    std::string value;
};

std::string_view tagged_type(const OneTag& tag) {
    const auto* kind = kind_of_id(tag.resource);
    return kind == nullptr ? std::string_view{} : kind->type;
}

constexpr FilterOf<OneTag> tag_filters[] = {
    {"key", [](const Context&, const OneTag& one) { return Texts{one.key}; }},
    {"value", [](const Context&, const OneTag& one) { return Texts{one.value}; }},
    {"resource-id", [](const Context&, const OneTag& one) { return Texts{one.resource}; }},
    {"resource-type", [](const Context&, const OneTag& one) { return Texts{std::string(tagged_type(one))}; }},
};

}  // namespace

Result<Access> describe_tags_access(const Context& context, const DescribeTagsInput&) {
    return on_all(context, "ec2:DescribeTags");
}

Result<DescribeTagsOutput> describe_tags(const Context& context, const DescribeTagsInput& input) {
    BACKLOT_CHECK(begin(input, {"Filters", "MaxResults", "NextToken"}));
    // tag:KEY is of the tag itself here.
    std::vector<Filter> filters;
    std::vector<OneTag> all;
    for (const auto& filter : input.filters) {
        if (!filter.name || !filter.name->starts_with("tag:")) filters.push_back(filter);
    }
    store::scan(context.view(), tags_table, [&](const TagsRecord& record) {
        for (const auto& [key, value] : record.tags) {
            const bool fits = std::ranges::all_of(input.filters, [&](const Filter& filter) {
                if (!filter.name || !filter.name->starts_with("tag:")) return true;
                return filter.name->substr(4) == key && fits_filter(filter, {value});
            });
            if (fits) all.push_back({record.id + "\n" + key, record.id, key, value});
        }
    }, owner_of(context), context.region());
    BACKLOT_TRY(page, select_from<OneTag>(context, all, tag_filters,
                                          {.filters = filters, .max_results = input.max_results, .token = input.next_token}));
    DescribeTagsOutput output{.next_token = page.next};
    output.tags.given = true;
    for (const auto& one : page.items) {
        output.tags.push_back({.key = one.key,
                               .resource_id = one.resource,
                               .resource_type = std::string(tagged_type(one)),
                               .value = one.value});
    }
    return output;
}

}  // namespace backlot::ec2
