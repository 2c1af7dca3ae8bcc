// Tags of whatever has an id.
//
// Source: Amazon EC2 User Guide, "Tag your Amazon EC2 resources" (restrictions).
#pragma once

#include <string>
#include <string_view>

#include "services/ec2/model.h"
#include "services/ec2/tables.h"

namespace backlot::ec2 {

inline constexpr std::size_t tag_limit = 50;

[[nodiscard]] Tags tags_of(const Context& context, std::string_view id);
[[nodiscard]] model::List<Tag> tag_list(const Tags& tags);
[[nodiscard]] model::List<Tag> tag_list_of(const Context& context, std::string_view id);
void keep_tags(Context& context, std::string_view id, const Tags& tags);

// The tags that a new resource of this type is to have. Fails with InvalidParameterValue, TagLimitExceeded.
[[nodiscard]] Result<Tags> tags_in(const model::List<TagSpecification>& given, std::string_view type);
// Fails with InvalidParameterValue, TagLimitExceeded.
[[nodiscard]] Result<> add_tags(Tags& tags, const model::List<Tag>& more);

}  // namespace backlot::ec2
