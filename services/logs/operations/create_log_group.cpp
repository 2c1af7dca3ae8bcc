// CreateLogGroup: makes an empty group.
//
// With tags the caller also needs logs:TagResource or the older logs:TagLogGroup. Fails with
// ResourceAlreadyExistsException, InvalidParameterException, TooManyTagsException.
//
// Source: Amazon CloudWatch Logs API Reference (2014-03-28), CreateLogGroup.
#include "base/encoding.h"
#include "services/logs/access.h"
#include "services/logs/encryption.h"
#include "services/logs/errors.h"
#include "services/logs/model.h"
#include "services/logs/tags.h"

namespace backlot::logs {

Result<Access> create_log_group_access(const Context& context, const CreateLogGroupInput& input) {
    const auto key = group_key(context, input.log_group_name);
    auto access = on_group(context, "logs:CreateLogGroup", key);
    add_request_tags(access.keys, input.tags);
    if (!input.tags.empty()) {
        auto older = question_of_access(on_tags(context, "logs:TagLogGroup", key));
        add_request_tags(older.keys, input.tags);
        auto newer = older;
        newer.action = "logs:TagResource";
        access.also.push_back(context.would_allow(older) ? std::move(older) : std::move(newer));
    }
    return access;
}

Result<CreateLogGroupOutput> create_log_group(Context& context, const CreateLogGroupInput& input) {
    if (to_lower(input.log_group_name).starts_with("aws/")) {
        return errors::invalid_parameter("Log groups starting with AWS/ are reserved for AWS.");
    }
    const auto key = group_key(context, input.log_group_name);
    if (store::contains(context.view(), groups, key.account, key.region, key.name)) return errors::group_exists();
    GroupRecord group{.name = input.log_group_name,
                      .created = context.now(),
                      .log_class = input.log_group_class.value_or("STANDARD"),
                      .is_protected = input.deletion_protection_enabled.value_or(false)};
    if (input.kms_key_id) {
        BACKLOT_CHECK(check_key(context, key, *input.kms_key_id));
        group.kms_key = *input.kms_key_id;
    }
    BACKLOT_CHECK(add_tags(group.tags, input.tags, input.log_group_name));
    store_group(context, key, group);
    return CreateLogGroupOutput{};
}

}  // namespace backlot::logs
