// DescribeKey: what a key is. Asked for the alias of an AWS managed key that the account does not have yet, it makes it.
//
// Fails with NotFoundException, InvalidArnException, InvalidGrantTokenException.
//
// Source: KMS API Reference, DescribeKey.
#include "services/kms/cryptography.h"
#include "services/kms/managed_keys.h"
#include "services/kms/metadata.h"
#include "services/kms/model.h"

namespace backlot::kms {

Result<Access> describe_key_access(const Context& context, const DescribeKeyInput& input) {
    if (!is_unmade_managed_alias(context, input.key_id)) {
        return cryptographic_access(context, input.key_id, "kms:DescribeKey", input.grant_tokens);
    }
    auto target = draft_managed_key(context, input.key_id);
    auto asked = key_question(context, target, "kms:DescribeKey");
    context.keep(std::move(target));
    return access_of(std::move(asked));
}

Result<DescribeKeyOutput> describe_key(Context& context, const DescribeKeyInput& input) {
    const bool is_new = is_unmade_managed_alias(context, input.key_id);
    BACKLOT_TRY(target, kept_target(context, input.key_id, "kms:DescribeKey"));
    if (is_new) keep_managed_key(context, target.key);
    return DescribeKeyOutput{.key_metadata = metadata_of(target.key)};
}

}  // namespace backlot::kms
