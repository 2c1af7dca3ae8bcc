#include "services/logs/tags.h"

#include "base/encoding.h"
#include "services/logs/errors.h"

namespace backlot::logs {

Result<> add_tags(Tags& tags, const Tags& more, std::string_view resource) {
    for (const auto& [key, value] : more) {
        if (to_lower(key).starts_with("aws:")) {
            return errors::invalid_parameter("Tag keys cannot begin with aws:");
        }
        tags.insert_or_assign(key, value);
    }
    if (tags.size() > tag_limit) return errors::too_many_tags(resource);
    return {};
}

}  // namespace backlot::logs
