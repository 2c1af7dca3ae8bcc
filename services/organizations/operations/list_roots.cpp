// ListRoots: the root of the organization: there is one.
//
// Source: AWS Organizations API Reference (2016-11-28), ListRoots.
#include "services/organizations/organization.h"

namespace backlot::organizations {

Result<Access> list_roots_access(const Context& context, const ListRootsInput&) {
    return access_to(context, Callers::delegates, "ListRoots");
}

Result<ListRootsOutput> list_roots(const Context& context, const ListRootsInput& input) {
    BACKLOT_TRY(home, home_of(context));
    ListRootsOutput output;
    const std::vector<Root> roots{describe_root(home.organization)};
    BACKLOT_CHECK(cut_page(output.roots, output.next_token, roots, input));
    return output;
}

}  // namespace backlot::organizations
