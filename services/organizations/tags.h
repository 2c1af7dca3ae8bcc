// Tags of whatever in an organization can have them, by id.
//
// Source: AWS Organizations API Reference (2016-11-28), TagResource.
#pragma once

#include "services/organizations/organization.h"

namespace backlot::organizations {

inline constexpr std::size_t tags_limit = 50;

// Tags given while something is made, or to what has them. Fails with InvalidInputException (DUPLICATE_TAG_KEY,
// INVALID_SYSTEM_TAGS_PARAMETER), ConstraintViolationException (MAX_TAG_LIMIT_EXCEEDED).
[[nodiscard]] Result<identity::Tags> checked_tags(const model::List<Tag>& given, identity::Tags before = {});

// Nothing where the caller's organization has no such part.
[[nodiscard]] std::optional<identity::Tags> tags_of(const Context& context, const std::string& id);
// `id` is one that has tags.
void set_tags(Context& context, const std::string& id, const identity::Tags& tags);

}  // namespace backlot::organizations
