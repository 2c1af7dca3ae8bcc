// Images: where a container's root comes from, pulled by the agent under the execution role.
//
// A name that the operator has given to a local folder (`--task-image`) stands for it. A name of this emulator's registry
// (ACCOUNT.dkr.ecr.REGION.amazonaws.com/REPOSITORY[:TAG|@DIGEST]) is pulled from it, through the gate. Whatever else there
// is lies outside the emulator and cannot be pulled.
//
// Source: Amazon ECS Developer Guide, "CannotPullContainer task errors in Amazon ECS"; OCI Image Format Specification 1.1,
// "Image Configuration".
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "runtime/runtime.h"
#include "services/ecs/secrets.h"

namespace backlot::ecs {

// What an image says of its containers.
struct ImageConfig {
    std::vector<std::string> entry_point = {};
    std::vector<std::string> command = {};
    std::vector<std::string> environment = {};
    std::string working_directory = {};
    std::string user = {};
    std::int64_t stop_signal = 0;  // 0: SIGTERM
};

struct Image {
    ImageConfig config = {};
    std::vector<runtime::Layer> layers = {};
    std::filesystem::path root_filesystem = {};
    std::string digest = {};  // of its manifest; empty: a local folder
};

// The error's message is the reason that the task stops with.
[[nodiscard]] Result<Image> pull_image(Context& context, const LiveTask& live, const ContainerDefinition& container);

}  // namespace backlot::ecs
