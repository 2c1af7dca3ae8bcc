#include "services/ssm/tags.h"

#include "base/encoding.h"
#include "services/ssm/errors.h"

namespace backlot::ssm {

Result<Tags> tags_of(const model::List<Tag>& tags) {
    Tags made;
    for (const auto& tag : tags) {
        if (to_lower(tag.key).starts_with("aws:")) return errors::validation("Tag keys can't be prefixed with \"aws:\".");
        if (!made.emplace(tag.key, tag.value).second) return errors::validation("Duplicate tag keys found: " +
                                                                                tag.key);
    }
    return made;
}

Result<ParameterKey> tagged_key(const Context& context, const std::string& type, const std::string& id) {
    if (type != "Parameter") return errors::not_built("backlot does not have resources of the type " + type +
                                                      " in Systems Manager yet.");
    return parameter_key(context, id);
}

Result<ParameterRecord> need_tagged(const Context& context, const ParameterKey& key) {
    auto found = find_parameter(context, key);
    if (!found) return errors::invalid_resource_id();
    return std::move(*found);
}

}  // namespace backlot::ssm
