// PutRetentionPolicy and DeleteRetentionPolicy: how many days a group keeps its events.
//
// What is older is not seen from the moment the policy says so, and is removed when its stream is next written to.
// Fails with ResourceNotFoundException, and with InvalidParameterException for another number of days than AWS offers
// and for groups of the Delivery class, which keep a day.
//
// Source: Amazon CloudWatch Logs API Reference (2014-03-28), PutRetentionPolicy.
#include <algorithm>
#include <array>

#include "services/logs/access.h"
#include "services/logs/errors.h"
#include "services/logs/model.h"

namespace backlot::logs {

namespace {

constexpr std::array<std::int64_t, 22> offered{1,   3,   5,   7,   14,   30,   60,   90,   120,  150,  180,
                                               365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653};

}  // namespace

Result<Access> put_retention_policy_access(const Context& context, const PutRetentionPolicyInput& input) {
    return on_group(context, "logs:PutRetentionPolicy", group_key(context, input.log_group_name));
}

Result<PutRetentionPolicyOutput> put_retention_policy(Context& context, const PutRetentionPolicyInput& input) {
    if (std::ranges::find(offered, input.retention_in_days) == offered.end()) {
        std::string list;
        for (const auto days : offered) list += (list.empty() ? "" : ", ") + std::to_string(days);
        return errors::invalid_parameter("Invalid retention value. Valid values are: [" + list + "]");
    }
    const auto key = group_key(context, input.log_group_name);
    BACKLOT_TRY(group, need_group(context, key));
    if (group.log_class == "DELIVERY") {
        return errors::invalid_parameter("Retention of log groups of the DELIVERY class cannot be changed.");
    }
    group.retention_days = input.retention_in_days;
    store_group(context, key, group);
    return PutRetentionPolicyOutput{};
}

Result<Access> delete_retention_policy_access(const Context& context, const DeleteRetentionPolicyInput& input) {
    return on_group(context, "logs:DeleteRetentionPolicy", group_key(context, input.log_group_name));
}

Result<DeleteRetentionPolicyOutput> delete_retention_policy(Context& context,
                                                            const DeleteRetentionPolicyInput& input) {
    const auto key = group_key(context, input.log_group_name);
    BACKLOT_TRY(group, need_group(context, key));
    group.retention_days = 0;
    store_group(context, key, group);
    return DeleteRetentionPolicyOutput{};
}

}  // namespace backlot::logs
