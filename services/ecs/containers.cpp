#include "services/ecs/containers.h"

#include "kernel/kernel.h"
#include "runtime/runtime.h"
#include "services/ecs/container_spec.h"
#include "services/ecs/images.h"
#include "services/ecs/network.h"
#include "services/ecs/script.h"

namespace backlot::ecs {

namespace {

// Whose addresses its security groups have is another set now.
void tell_network(Context& context, const LiveTask& live, const std::string& starting) {
    const auto stage = context.kernel().stage().tasks;
    if (!stage->network_changed) return;
    context.after_commit([stage, network = live.record.network, starting] { stage->network_changed(network, starting); });
}

}  // namespace

Result<> need_runner(const Context& context) {
    const auto& stage = *context.kernel().stage().tasks;
    if (stage.scripts != nullptr || stage.runtime != nullptr) return {};
    return fail("ResourceInitializationError", "ResourceInitializationError: backlot runs no containers here: " + stage.missing);
}

Result<> open_containers(Context& context, LiveTask& live) {
    const auto stage = context.kernel().stage().tasks;
    if (stage->scripts != nullptr) return {};
    BACKLOT_TRY(place, place_in_network(context, live));
    BACKLOT_CHECK(stage->runtime->open_task(live.record.id, place));
    live.record.has_network = true;
    if (stage->open_network) BACKLOT_CHECK(stage->open_network(live.record.network));
    // Before the first process of it: effects run in their order.
    tell_network(context, live, live.record.id);
    return {};
}

void close_containers(Context& context, LiveTask& live) {
    const auto stage = context.kernel().stage().tasks;
    if (!live.record.has_network || stage->runtime == nullptr) return;
    context.after_commit([stage, id = live.record.id] { stage->runtime->close_task(id); });
    tell_network(context, live, {});
    live.record.has_network = false;
}

Result<> start_container(Context& context, LiveTask& live, std::size_t place) {
    const auto stage = context.kernel().stage().tasks;
    if (stage->scripts != nullptr) return start_script(context, live, place);
    BACKLOT_TRY(fetched, fetched_for(context, live.record.containers[place]));
    BACKLOT_TRY(spec, container_spec(*stage, live, place, fetched));
    spec.layers = layers_of(context.blobs(), live.record.containers[place].image);
    context.after_commit([stage, spec = std::move(spec)] { stage->runtime->start(spec); });
    return {};
}

void signal_container(Context& context, const LiveTask& live, std::size_t place, int number) {
    const auto& state = live.record.containers[place];
    if (state.is_scripted) return signal_script(context, live, place, number);
    const auto stage = context.kernel().stage().tasks;
    if (stage->runtime == nullptr) return;
    context.after_commit([stage, id = state.metadata_id, number] { stage->runtime->signal(id, number); });
}

void run_in_container(Context& context, const LiveTask& live, std::size_t place, std::vector<std::string> arguments,
                      std::chrono::seconds limit) {
    const auto& state = live.record.containers[place];
    if (state.is_scripted) return check_script(context, live, place);
    const auto stage = context.kernel().stage().tasks;
    if (stage->runtime == nullptr) return;
    context.after_commit([stage, id = state.metadata_id, arguments = std::move(arguments), limit] {
        stage->runtime->execute(id, arguments, limit);
    });
}

}  // namespace backlot::ecs
