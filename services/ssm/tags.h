// Tags of parameters.
//
// Source: AWS Systems Manager API Reference (2014-11-06), AddTagsToResource.
#pragma once

#include "services/ssm/shapes.h"

namespace backlot::ssm {

// Fails with ValidationException where a key is repeated or one of AWS's own.
[[nodiscard]] Result<Tags> tags_of(const model::List<Tag>& tags);
// The key of a resource that has tags. Fails with InvalidResourceType; what is no parameter is not built.
[[nodiscard]] Result<ParameterKey> tagged_key(const Context& context, const std::string& type, const std::string& id);
// The parameter itself. Fails with InvalidResourceId.
[[nodiscard]] Result<ParameterRecord> need_tagged(const Context& context, const ParameterKey& key);

}  // namespace backlot::ssm
