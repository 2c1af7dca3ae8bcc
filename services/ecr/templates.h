// Repository creation templates: what repositories are like that replication, a cache or a push makes.
//
// Source: Amazon ECR User Guide, "Templates to control repositories created during a pull through cache, create on push, or
// replication action".
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "services/ecr/access.h"

namespace backlot::ecr {

inline constexpr std::string_view root_prefix = "ROOT";
inline constexpr std::string_view on_push = "CREATE_ON_PUSH";
inline constexpr std::string_view by_cache = "PULL_THROUGH_CACHE";
inline constexpr std::string_view by_replication = "REPLICATION";

// The template of the longest prefix that fits a name and purpose.
[[nodiscard]] std::optional<TemplateRecord> template_for(const Context& context, std::string_view account, std::string_view region,
                                                         std::string_view name, std::string_view purpose);
// A repository as the template says, or plain without one; kept.
RepositoryRecord make_repository(Context& context, const std::string& account, const std::string& region, const std::string& name,
                                 const std::optional<TemplateRecord>& like);
// The repository of a push: made where a template says so and the caller may make it. Fails with RepositoryNotFoundException,
// and as the gate refuses.
[[nodiscard]] Result<RepositoryRecord> repository_for_push(Context& context, const MaybeText& registry_id, std::string_view name);

// What an input says, checked. Fails with ValidationException, NotImplemented.
template <class Input>
[[nodiscard]] Result<> take_template(const Context& context, TemplateRecord& record, const Input& input);
// Fails with TemplateNotFoundException.
[[nodiscard]] Result<TemplateRecord> need_template(const Context& context, std::string_view prefix);
void store_template(Context& context, const TemplateRecord& record);
[[nodiscard]] RepositoryCreationTemplate template_shape(const TemplateRecord& record);

}  // namespace backlot::ecr
