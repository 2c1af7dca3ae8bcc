#include "services/ec2/begin.h"

#include <algorithm>

#include "base/assert.h"
#include "model/descriptors.h"

namespace backlot::ec2 {

namespace {

// A switch that is off, and an empty list, ask for nothing.
bool asks_for_nothing(const model::Member& member, const void* value) {
    switch (member.shape->kind) {
        case model::Kind::boolean: return !*static_cast<const bool*>(value);
        case model::Kind::list: return member.shape->size(value) == 0;
        default: return false;
    }
}

}  // namespace

Result<> check_built(std::string_view operation, const void* input, Built built) {
    const auto all = service().operations;
    const auto found = std::ranges::find(all, operation, &model::Operation::name);
    BACKLOT_ASSERT(found != all.end() && found->input != nullptr);
    for (const auto& member : found->input->members) {
        if (member.name == "DryRun" || std::ranges::find(built, member.name) != built.end()) continue;
        const void* value = member.get(const_cast<void*>(input));
        if (value == nullptr || asks_for_nothing(member, value)) continue;
        return errors::not_built("backlot does not implement " + std::string(member.name) + " of " +
                                 std::string(operation) + " yet.");
    }
    return {};
}

}  // namespace backlot::ec2
