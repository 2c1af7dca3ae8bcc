// DisassociateKmsKey: the events to come of a group lie under no key of the customer's; those that are there stay under theirs.
//
// Fails with ResourceNotFoundException, InvalidParameterException.
//
// Source: Amazon CloudWatch Logs API Reference (2014-03-28), DisassociateKmsKey.
#include "services/logs/access.h"
#include "services/logs/errors.h"
#include "services/logs/model.h"

namespace backlot::logs {

Result<Access> disassociate_kms_key_access(const Context& context, const DisassociateKmsKeyInput& input) {
    BACKLOT_TRY(key, group_key(context, input.log_group_name, input.resource_identifier));
    return on_group(context, "logs:DisassociateKmsKey", key);
}

Result<DisassociateKmsKeyOutput> disassociate_kms_key(Context& context, const DisassociateKmsKeyInput& input) {
    BACKLOT_TRY(key, group_key(context, input.log_group_name, input.resource_identifier));
    BACKLOT_TRY(group, need_group(context, key));
    group.kms_key.clear();
    group.data_key_made = {};
    store_group(context, key, group);
    return DisassociateKmsKeyOutput{};
}

}  // namespace backlot::logs
