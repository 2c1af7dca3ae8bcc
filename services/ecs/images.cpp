#include "services/ecs/images.h"

#include "kernel/kernel.h"
#include "services/ecs/errors.h"
#include "services/ecs/registry_pull.h"

namespace backlot::ecs {

namespace {

Refusal cannot_pull(std::string message) {
    return fail("CannotPullContainerError", "CannotPullContainerError: " + std::move(message));
}

}  // namespace

Result<Image> pull_image(Context& context, const LiveTask& live, const ContainerDefinition& container) {
    // Fetched first, and whatever comes of the pull: without the login there is none.
    BACKLOT_CHECK(fetch_login(context, live, container));
    const auto name = container.image.value_or("");
    const auto& local = context.kernel().stage().tasks->root_filesystems;
    if (const auto found = local.find(name); found != local.end()) {
        Image image;
        image.root_filesystem = found->second;
        return image;
    }
    if (const auto reference = parse_ecr_image(name)) return pull_from_ecr(context, live, *reference, name);
    return cannot_pull("The task cannot pull " + name +
                       " from the registry: backlot reaches no registry but its own, and no local folder stands for this name "
                       "(--task-image)");
}

}  // namespace backlot::ecs
