#include "services/ecs/images.h"

#include "kernel/kernel.h"

namespace backlot::ecs {

Result<std::filesystem::path> find_image(const Context& context, const ContainerDefinition& container) {
    const auto name = container.image.value_or("");
    const auto& local = context.kernel().stage().tasks->root_filesystems;
    const auto found = local.find(name);
    if (found != local.end()) return found->second;
    return fail("CannotPullContainerError", "CannotPullContainerError: The task cannot pull " + name +
                                                " from the registry: backlot reaches none, and no local folder stands for this "
                                                "name (--task-image)");
}

}  // namespace backlot::ecs
