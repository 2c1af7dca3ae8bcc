// Images: where a container's root comes from.
//
// A name that the operator has given to a local folder (`--task-image`) stands for it. A name under a registry of ECR is
// pulled from it under the task's execution role, as the agent does: a token, the manifest, the layers. Nothing else can be
// pulled: registries of the world lie outside.
//
// Source: Amazon ECS Developer Guide, "CannotPullContainer task errors in Amazon ECS"; Amazon ECR User Guide, "Using Amazon ECR
// images with Amazon ECS" (ecr:GetAuthorizationToken, ecr:BatchGetImage, ecr:GetDownloadUrlForLayer).
#pragma once

#include <vector>

#include "runtime/runtime.h"
#include "services/ecs/task.h"

namespace backlot::ecs {

// What the container's image is now; its blobs are kept until give_up_image(). The error's message is the reason that the task
// stops with.
[[nodiscard]] Result<ImageState> pull_image(Context& context, const LiveTask& live, const ContainerDefinition& container);
void give_up_image(Context& context, ImageState& image);
// For the runtime: read from the blob store.
[[nodiscard]] std::vector<runtime::Layer> layers_of(store::BlobStore& blobs, const ImageState& image);

}  // namespace backlot::ecs
