#include "services/iam/user_keys.h"

namespace backlot::iam {

Result<Holder> holder_of(const Context& context, const std::string& name) {
    BACKLOT_TRY(user, need_user(context, name));
    return Holder{.name = user.name, .id = user.id};
}

Result<Holder> holder_of(const Context& context, const std::optional<std::string>& name) {
    BACKLOT_TRY(own, user_or_self(context, name));
    if (own.empty()) return Holder{.name = "", .id = "root"};
    return holder_of(context, own);
}

Result<bool> is_active(std::string_view status) {
    if (status == "Active") return true;
    if (status == "Inactive") return false;
    return errors::invalid_input("The status must be Active or Inactive.");
}

Result<> check_holds_nothing(const Context& context, const identity::User& user) {
    const Holder holder{.name = user.name, .id = user.id};
    if (!held_by(context, signing_certificates, holder).empty()) return errors::delete_conflict("delete signing certificates");
    if (!held_by(context, ssh_keys, holder).empty()) return errors::delete_conflict("delete SSH public keys");
    if (!held_by(context, service_credentials, holder).empty()) {
        return errors::delete_conflict("remove referenced objects");
    }
    return {};
}

}  // namespace backlot::iam
