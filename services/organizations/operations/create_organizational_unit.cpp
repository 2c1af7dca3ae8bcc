// CreateOrganizationalUnit: makes a unit below a root or another unit, up to five deep.
//
// Fails with ParentNotFoundException, DuplicateOrganizationalUnitException, ConstraintViolationException.
//
// Source: AWS Organizations API Reference (2016-11-28), CreateOrganizationalUnit.
#include "services/organizations/organization.h"
#include "services/organizations/tags.h"

namespace backlot::organizations {

namespace {

constexpr std::size_t units_limit = 2'000;  // Source: "Quotas and service limits for AWS Organizations"

std::size_t depth_of(const Context& context, const identity::Organization& organization, std::string parent) {
    std::size_t depth = 0;
    for (auto unit = find_unit(context, organization, parent); unit; unit = find_unit(context, organization, unit->parent)) {
        ++depth;
    }
    return depth;
}

}  // namespace

Result<Access> create_organizational_unit_access(const Context& context, const CreateOrganizationalUnitInput& input) {
    BACKLOT_TRY(access, access_to(context, Callers::management, "CreateOrganizationalUnit", own_arn(context, input.parent_id)));
    add_tags(access, input.tags);
    return access;
}

Result<CreateOrganizationalUnitOutput> create_organizational_unit(Context& context,
                                                                  const CreateOrganizationalUnitInput& input) {
    BACKLOT_TRY(home, home_of(context));
    if (!is_parent(context, home.organization, input.parent_id)) return errors::of("ParentNotFoundException");
    for (const auto& sibling : units_of(context, home.organization, input.parent_id)) {
        if (sibling.name == input.name) return errors::of("DuplicateOrganizationalUnitException");
    }
    if (depth_of(context, home.organization, input.parent_id) >= identity::unit_depth_limit) {
        return errors::constraint("OU_DEPTH_LIMIT_EXCEEDED",
                                  "You attempted to create an OU tree that is too many levels deep.");
    }
    BACKLOT_TRY(tags, checked_tags(input.tags));
    if (units_of(context, home.organization).size() >= units_limit) {
        return errors::constraint("OU_NUMBER_LIMIT_EXCEEDED",
                                  "You attempted to exceed the number of OUs that you can have in an organization.");
    }
    auto unit = identity::create_unit(context.writes(), context.ids(), context.now(), home.organization, input.parent_id,
                                      input.name);
    unit.tags = std::move(tags);
    if (!input.tags.empty()) store::put(context.writes(), identity::units, unit, unit.id);
    return CreateOrganizationalUnitOutput{.organizational_unit = describe(context, home.organization, unit)};
}

}  // namespace backlot::organizations
