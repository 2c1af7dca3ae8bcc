// ListPullTimeUpdateExclusions: the principals whose pulls are not noted, a page at a time.
//
// Fails with InvalidParameterException.
//
// Source: Amazon ECR API Reference (2015-09-21), ListPullTimeUpdateExclusions.
#include "services/ecr/access.h"
#include "services/ecr/page.h"

namespace backlot::ecr {

Result<Access> list_pull_time_update_exclusions_access(const Context&, const ListPullTimeUpdateExclusionsInput&) {
    return on_registry("ecr:ListPullTimeUpdateExclusions");
}

Result<ListPullTimeUpdateExclusionsOutput> list_pull_time_update_exclusions(const Context& context, const ListPullTimeUpdateExclusionsInput& input) {
    std::vector<std::string> found;
    store::scan(context.view(), exclusions, [&](const ExclusionRecord& one) { found.push_back(one.principal); }, context.account(), context.region());
    ListPullTimeUpdateExclusionsOutput output;
    BACKLOT_TRY(next, cut_page(found, std::identity{}, input.max_results, input.next_token));
    output.next_token = next;
    output.pull_time_update_exclusions.given = true;
    for (auto& one : found) output.pull_time_update_exclusions.push_back(std::move(one));
    return output;
}

}  // namespace backlot::ecr
