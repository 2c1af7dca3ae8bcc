// Tags: checked, added, taken away, and where the resource of an ARN keeps them.
//
// Source: Amazon ECS Developer Guide, "Tagging Amazon ECS resources" (restrictions).
#pragma once

#include <string>
#include <string_view>

#include "services/ecs/access.h"

namespace backlot::ecs {

// Fails with InvalidParameterException.
[[nodiscard]] Result<Tags> tags_of(const model::List<Tag>& tags);
[[nodiscard]] Result<> add_tags(Tags& tags, const model::List<Tag>& more);
[[nodiscard]] model::List<Tag> tags_shape(const Tags& tags);

// What an ARN of a request names.
struct Tagged {
    std::string kind;  // "cluster", "task-definition", "task", "service", "task-set"
    std::string cluster;
    std::string name;
    std::uint64_t revision = 0;
};
// Fails with InvalidParameterException.
[[nodiscard]] Result<Tagged> parse_tagged(const Context& context, std::string_view arn);
[[nodiscard]] std::optional<Tags> find_tags(const Context& context, const Tagged& tagged);
void store_tags(Context& context, const Tagged& tagged, const Tags& tags);

// The access of an operation on tags.
[[nodiscard]] Access on_tagged(const Context& context, std::string_view action, std::string_view arn, Keys keys);

}  // namespace backlot::ecs
