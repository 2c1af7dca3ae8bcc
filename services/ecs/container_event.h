// What the runtime says of a container, as the text that travels to the follow-up.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "base/error.h"

namespace backlot::ecs {

struct ContainerEvent {
    std::string kind;  // "started", "failed", "exited", "output", "executed"
    std::string container;
    std::int64_t exit_code = 0;
    bool is_out_of_memory = false;
    std::string text = {};
};

[[nodiscard]] std::string event_text(const ContainerEvent& event);
// Fails where the text is no event: it comes from the library (library/containers.h) or from event_text().
[[nodiscard]] Result<ContainerEvent> parse_event(std::string_view text);

}  // namespace backlot::ecs
