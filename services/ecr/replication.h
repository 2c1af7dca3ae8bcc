// Replication: images go on to other regions and registries as they are pushed.
//
// To another account's registry an image goes only where that registry's policy lets this account ecr:ReplicateImage, and
// makes the repository that is missing only where it lets it ecr:CreateRepository.
//
// Source: Amazon ECR User Guide, "Private image replication in Amazon ECR", "Registry permissions".
#pragma once

#include <string>

#include "services/ecr/access.h"

namespace backlot::ecr {

// Marks the image as under way to each destination of a rule that fits, and sets the copying to be done.
void begin_replication(Context& context, const RepositoryRecord& repository, ImageRecord& image, const std::string& tag);
// One copy. The payload is what begin_replication has set.
[[nodiscard]] Result<> replicate(Context& context, const std::string& payload);

}  // namespace backlot::ecr
