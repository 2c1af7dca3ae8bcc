// ListOperations: operations of the account, by what they were about, their type, status or date.
//
// Fails with InvalidInput.
//
// Source: AWS Cloud Map API Reference (2017-03-14), ListOperations.
#include "services/servicediscovery/access.h"
#include "services/servicediscovery/page.h"

namespace backlot::servicediscovery {

namespace {

bool fits(const OperationFilter& filter, const OperationRecord& one) {
    if (filter.name == "STATUS") return fits_filter(filter, "SUCCESS");
    if (filter.name == "TYPE") return fits_filter(filter, one.type);
    if (filter.name == "UPDATE_DATE") {  // from and to, seconds since 1970
        const auto at = std::to_string(one.created.time_since_epoch().count() / 1000);
        const auto is_less = [](const std::string& a, const std::string& b) { return a.size() != b.size()
                                                                             ? a.size() < b.size() : a < b; };
        return filter.values.size() == 2 && !is_less(at, filter.values[0]) && !is_less(filter.values[1], at);
    }
    const auto target = one.targets.find(filter.name == "NAMESPACE_ID" ? "NAMESPACE" : "SERVICE");
    return target != one.targets.end() && fits_filter(filter, target->second);
}

}  // namespace

Result<Access> list_operations_access(const Context&, const ListOperationsInput&) {
    return on_all("servicediscovery:ListOperations");
}

Result<ListOperationsOutput> list_operations(const Context& context, const ListOperationsInput& input) {
    for (const auto& filter : input.filters) {
        if (filter.name == "UPDATE_DATE") {
            if (filter.condition != "BETWEEN" || filter.values.size() != 2) {
                return errors::invalid_input("The filter UPDATE_DATE takes the condition BETWEEN with a start date and an end date.");
            }
            continue;
        }
        const bool has_list = filter.name == "STATUS" || filter.name == "TYPE";
        BACKLOT_CHECK(check_filter(filter, has_list ? Conditions{"EQ", "IN"} : Conditions{"EQ"}));
    }
    std::vector<OperationRecord> found;
    store::scan(context.view(), operations_made, [&](const OperationRecord& one) {
        if (std::ranges::all_of(input.filters, [&](const OperationFilter& filter) { return fits(filter,
            one); })) found.push_back(one);
    }, context.account(), context.region());
    BACKLOT_TRY(page, page_of(std::move(found), input.max_results, input.next_token,
                              [](const OperationRecord& one) { return one.id; }));
    ListOperationsOutput output{.next_token = page.next};
    output.operations.given = true;
    for (const auto& one : page.items) output.operations.push_back({.id = one.id, .status = "SUCCESS"});
    return output;
}

}  // namespace backlot::servicediscovery
