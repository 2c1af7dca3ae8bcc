// ListPolicies: the account's own policies and AWS's, by ARN; without descriptions and tags.
//
// Source: IAM API Reference, ListPolicies.
#include "services/iam/access.h"
#include "services/iam/entities.h"
#include "services/iam/errors.h"
#include "services/iam/managed.h"

namespace backlot::iam {

Result<Access> list_policies_access(const Context&, const ListPoliciesInput&) { return on_all("iam:ListPolicies"); }

Result<ListPoliciesOutput> list_policies(const Context& context, const ListPoliciesInput& input) {
    const auto usage = usage_of(context);
    const auto scope = input.scope.value_or("All");
    const auto prefix = input.path_prefix.value_or("/");
    const auto filter = input.policy_usage_filter.value_or("");
    std::vector<Policy> policies;
    const auto take = [&](Policy shape) {
        const bool is_attached = shape.attachment_count.value_or(0) > 0;
        const bool is_boundary = shape.permissions_boundary_usage_count.value_or(0) > 0;
        if (!shape.path.value_or("/").starts_with(prefix)) return;
        if (filter == "PermissionsPolicy" && !is_attached) return;
        if (filter == "PermissionsBoundary" && !is_boundary) return;
        if (input.only_attached.value_or(false) && !is_attached && !is_boundary) return;
        policies.push_back(std::move(shape));
    };
    if (scope != "AWS") {
        store::scan(
            context.view(), identity::managed_policies,
            [&](const identity::ManagedPolicy& one) { take(shape_of(context, one, usage, Detail::brief)); },
            context.account());
    }
    if (scope != "Local") {
        for (const auto& one : policy::all_managed_policies()) take(shape_of(one, usage));
    }
    BACKLOT_TRY(page, page_of(std::move(policies), input.max_items, input.marker,
                              [](const Policy& one) { return one.arn.value_or(""); }));
    ListPoliciesOutput output;
    fill_page(output, &ListPoliciesOutput::policies, std::move(page));
    return output;
}

}  // namespace backlot::iam
