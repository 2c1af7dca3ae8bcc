// Pulling from this emulator's own registry.
//
// Source: Amazon ECR User Guide, "Using Amazon ECR images with Amazon ECS"; OCI Image Format Specification 1.1.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "services/ecs/images.h"

namespace backlot::ecs {

struct EcrImage {
    std::string account;
    std::string region;
    std::string repository;
    std::string tag = {};
    std::string digest = {};
};

// "123456789012.dkr.ecr.eu-west-2.amazonaws.com/app:1", with a digest instead of a tag, or of `.localhost[:PORT]`.
[[nodiscard]] std::optional<EcrImage> parse_ecr_image(std::string_view name);
[[nodiscard]] Result<Image> pull_from_ecr(Context& context, const LiveTask& live, const EcrImage& reference, const std::string& name);

}  // namespace backlot::ecs
