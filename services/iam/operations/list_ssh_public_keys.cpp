// ListSSHPublicKeys: those of a user, or the caller's own.
//
// Source: IAM API Reference, ListSSHPublicKeys.
#include "services/iam/user_keys.h"

namespace backlot::iam {

Result<Access> list_ssh_public_keys_access(const Context& context, const ListSSHPublicKeysInput& input) {
    return on_user_or_self(context, "iam:ListSSHPublicKeys", input.user_name);
}

Result<ListSSHPublicKeysOutput> list_ssh_public_keys(const Context& context, const ListSSHPublicKeysInput& input) {
    BACKLOT_TRY(holder, holder_of(context, input.user_name));
    std::vector<SSHPublicKeyMetadata> shapes;
    for (const auto& one : held_by(context, ssh_keys, holder)) {
        shapes.push_back({.user_name = holder.name,
                          .ssh_public_key_id = one.id,
                          .status = status_of(one.active),
                          .upload_date = one.created});
    }
    BACKLOT_TRY(page, page_of(std::move(shapes), input.max_items, input.marker,
                              [](const SSHPublicKeyMetadata& one) { return one.ssh_public_key_id; }));
    ListSSHPublicKeysOutput output;
    fill_page(output, &ListSSHPublicKeysOutput::ssh_public_keys, std::move(page));
    return output;
}

}  // namespace backlot::iam
