// Playing one scenario on a stage of its own.
#pragma once

#include <functional>

#include "scenario/result.h"
#include "scenario/scenario.h"
#include "scenario/stage.h"

namespace backlot::scenario {

// Called after each step, with how many steps (cells) it counted for.
using Progress = std::function<void(std::size_t)>;

// Plays the steps in their order. `stage` is empty and belongs to this scenario; each cell of a table plays on a
// fork of it, so that cells do not see each other's effects. A step that fails does not stop the ones after it,
// unless they need what it should have kept.
[[nodiscard]] ScenarioResult play(const Scenario& scenario, Stage& stage, const Progress& progress = {});

}  // namespace backlot::scenario
