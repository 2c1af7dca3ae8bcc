// The stage over HTTP: each call of a step goes through a socket of a server in this process, signed with its caller's
// own keys and decoded from the answer's bytes.
//
// Two things do not travel: where the caller sits (source address, VPC endpoint), which the server is told by the
// stage, and a service principal (service:NAME), which has no keys and calls in process. What decided is read from the
// journal, by the answer's request id.
#pragma once

#include <filesystem>
#include <memory>

#include "scenario/stage.h"

namespace backlot::scenario {

// As library_stage().
[[nodiscard]] std::unique_ptr<Stage> http_stage(const std::filesystem::path& fixtures,
                                                const std::filesystem::path& journals);

}  // namespace backlot::scenario
