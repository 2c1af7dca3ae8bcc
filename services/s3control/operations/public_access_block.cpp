// GetPublicAccessBlock, PutPublicAccessBlock and DeletePublicAccessBlock of an account: what they block is blocked for every
// bucket of it, whatever the bucket's own settings say.
//
// A Put replaces all four settings: one that is not named is off. Fails with NoSuchPublicAccessBlockConfiguration, InvalidRequest.
//
// Source: Amazon S3 API Reference, "Amazon S3 Control", PutPublicAccessBlock; S3 User Guide, "Blocking public access to your
// Amazon S3 storage"; Service Authorization Reference (s3:PutAccountPublicAccessBlock also governs the deletion).
#include "services/s3/public_access.h"
#include "services/s3control/access.h"

namespace backlot::s3control {

Result<Access> get_public_access_block_access(const Context& context, const GetPublicAccessBlockInput& input) {
    return on_account(context, "s3:GetAccountPublicAccessBlock", input.account_id);
}

Result<GetPublicAccessBlockOutput> get_public_access_block(const Context& context, const GetPublicAccessBlockInput& input) {
    const auto settings = context.find(s3::account_settings, input.account_id);
    if (!settings || !settings->public_access_block) {
        return s3::errors::make("NoSuchPublicAccessBlockConfiguration", "The public access block configuration was not found", 404,
                                {{"AccountId", input.account_id}});
    }
    return GetPublicAccessBlockOutput{.public_access_block_configuration =
                                          s3::shape_of<PublicAccessBlockConfiguration>(*settings->public_access_block)};
}

Result<Access> put_public_access_block_access(const Context& context, const PutPublicAccessBlockInput& input) {
    return on_account(context, "s3:PutAccountPublicAccessBlock", input.account_id);
}

Result<PutPublicAccessBlockOutput> put_public_access_block(Context& context, const PutPublicAccessBlockInput& input) {
    BACKLOT_TRY(block, s3::block_of(input.public_access_block_configuration));
    auto settings = context.find(s3::account_settings, input.account_id).value_or(s3::AccountSettings{});
    settings.public_access_block = block;
    store::put(context.writes(), s3::account_settings, settings, input.account_id);
    return PutPublicAccessBlockOutput{};
}

Result<Access> delete_public_access_block_access(const Context& context, const DeletePublicAccessBlockInput& input) {
    return on_account(context, "s3:PutAccountPublicAccessBlock", input.account_id);
}

Result<DeletePublicAccessBlockOutput> delete_public_access_block(Context& context, const DeletePublicAccessBlockInput& input) {
    store::erase(context.writes(), s3::account_settings, input.account_id);
    return DeletePublicAccessBlockOutput{};
}

}  // namespace backlot::s3control
