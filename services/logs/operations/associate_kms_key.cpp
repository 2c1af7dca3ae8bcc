// AssociateKmsKey: a key of KMS for the events of a group that are to come.
//
// Keys for the results of queries are NotImplemented. Fails with ResourceNotFoundException, InvalidParameterException.
//
// Source: Amazon CloudWatch Logs API Reference (2014-03-28), AssociateKmsKey.
#include "services/logs/access.h"
#include "services/logs/encryption.h"
#include "services/logs/errors.h"
#include "services/logs/model.h"

namespace backlot::logs {

namespace {

bool is_for_results(const AssociateKmsKeyInput& input) { return input.resource_identifier && input.resource_identifier->ends_with(":query-result:*"); }

}  // namespace

Result<Access> associate_kms_key_access(const Context& context, const AssociateKmsKeyInput& input) {
    if (is_for_results(input)) return on_all("logs:AssociateKmsKey");
    BACKLOT_TRY(key, group_key(context, input.log_group_name, input.resource_identifier));
    return on_group(context, "logs:AssociateKmsKey", key);
}

Result<AssociateKmsKeyOutput> associate_kms_key(Context& context, const AssociateKmsKeyInput& input) {
    if (is_for_results(input)) return errors::not_built("backlot does not encrypt the results of queries yet.");
    BACKLOT_TRY(key, group_key(context, input.log_group_name, input.resource_identifier));
    BACKLOT_TRY(group, need_group(context, key));
    BACKLOT_CHECK(check_key(context, key, input.kms_key_id));
    group.kms_key = input.kms_key_id;
    group.data_key_made = {};  // the next event is under the new key
    store_group(context, key, group);
    return AssociateKmsKeyOutput{};
}

}  // namespace backlot::logs
