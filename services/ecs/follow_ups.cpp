// What ECS does by itself: the steps of tasks and of services.
#include <span>

#include "kernel/follow_up.h"
#include "services/ecs/scheduler.h"
#include "services/ecs/script.h"
#include "services/ecs/task_life.h"

namespace backlot::ecs {

namespace {

constexpr kernel::FollowUp steps[] = {{.name = "provision-task", .run = &provision},
                                      {.name = "kill-containers", .run = &kill_containers},
                                      {.name = "renew-credentials", .run = &renew_credentials},
                                      {.name = "forget-task", .run = &forget},
                                      {.name = "check-start", .run = &check_start},
                                      {.name = "check-health", .run = &check_health},
                                      {.name = "container-event", .run = &take_event},
                                      {.name = "server-started", .run = &take_start},
                                      {.name = "begin-script", .run = &begin_script},
                                      {.name = "play-step", .run = &play_step},
                                      {.name = "reconcile-service", .run = &reconcile}};

}  // namespace

std::span<const kernel::FollowUp> follow_ups() { return steps; }

}  // namespace backlot::ecs
