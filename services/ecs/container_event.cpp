#include "services/ecs/container_event.h"

#include "text/json.h"

namespace backlot::ecs {

std::string event_text(const ContainerEvent& event) {
    auto json = Json::object({{"kind", event.kind}, {"container", event.container}, {"exitCode", event.exit_code}});
    if (event.is_out_of_memory) json.set("isOutOfMemory", true);
    if (!event.text.empty()) json.set("text", event.text);
    return json.dump();
}

Result<ContainerEvent> parse_event(std::string_view text) {
    BACKLOT_TRY(json, Json::parse(text));
    ContainerEvent event{.kind = json["kind"].string_or(""), .container = json["container"].string_or("")};
    event.exit_code = json["exitCode"].to_int().value_or(0);
    event.is_out_of_memory = json["isOutOfMemory"].is_bool() && json["isOutOfMemory"].as_bool();
    event.text = json["text"].string_or("");
    return event;
}

}  // namespace backlot::ecs
