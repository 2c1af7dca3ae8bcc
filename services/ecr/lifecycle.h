// Lifecycle policies: which images of a repository go, by their tags, their age and their number.
//
// Rules are looked at by priority. An image goes by the first rule that takes it; rules of lower priority still count it.
// Images that an index names stay as long as it does. Moving images to the archive is not built.
//
// Source: Amazon ECR User Guide, "Automate the cleanup of images by using lifecycle policies", "Lifecycle policy properties".
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "services/ecr/images.h"

namespace backlot::ecr {

struct LifecycleRule {
    std::int64_t priority = 0;
    std::string tag_status;  // tagged, untagged, any
    std::vector<std::string> patterns = {};  // each must fit one of the tags
    std::string count_type;
    std::int64_t count = 0;
};

// Sorted by priority. Fails with InvalidParameterException, and with NotImplemented for what goes to the archive.
[[nodiscard]] Result<std::vector<LifecycleRule>> parse_lifecycle(std::string_view text);
// Digest -> the priority of the rule that takes the image.
[[nodiscard]] std::map<std::string, std::int64_t> expired_images(const Context& context, const RepositoryRecord& repository,
                                                                 const std::vector<LifecycleRule>& rules);

// Evaluated a day after it is set, and daily from then on.
void begin_lifecycle(Context& context, const RepositoryRecord& repository);
[[nodiscard]] Result<> apply_lifecycle(Context& context, const std::string& payload);

}  // namespace backlot::ecr
