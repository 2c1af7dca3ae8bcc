#include "identity/delegation.h"

namespace backlot::identity {

bool is_delegated_administrator(const store::View& view, std::string_view organization, std::string_view account,
                                std::string_view service) {
    const auto row = store::find(view, delegated_administrators, organization, account);
    if (!row) return false;
    return service.empty() ? !row->services.empty() : row->services.contains(std::string(service));
}

}  // namespace backlot::identity
