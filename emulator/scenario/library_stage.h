// The stage in process: a Backlot behind the runner's Stage.
#pragma once

#include <filesystem>
#include <memory>

#include "base/error.h"
#include "scenario/stage.h"

namespace backlot::scenario {

// An empty stage; load_organization sets it. Policies are found relative to `fixtures`.
[[nodiscard]] std::unique_ptr<Stage> library_stage(const std::filesystem::path& fixtures,
                                                   const std::filesystem::path& journals);

}  // namespace backlot::scenario
