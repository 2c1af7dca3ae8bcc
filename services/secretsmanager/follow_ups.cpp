// What Secrets Manager does by itself: secrets go when their recovery window is over.
#include <span>

#include "kernel/follow_up.h"
#include "services/secretsmanager/access.h"

namespace backlot::secretsmanager {

namespace {

// The payload: account, region and name, a line each. A secret that was restored meanwhile stays.
Result<> end_window(Context& context, const std::string& payload) {
    const auto first = payload.find('\n');
    const auto second = payload.find('\n', first + 1);
    const auto secret = context.find(secrets, payload.substr(0, first), payload.substr(first + 1, second - first - 1), payload.substr(second + 1));
    if (secret && secret->deletion && *secret->deletion <= context.now()) erase_secret(context, *secret);
    return {};
}

constexpr kernel::FollowUp steps[] = {{.name = "delete-secret", .run = &end_window}};

}  // namespace

std::span<const kernel::FollowUp> follow_ups() { return steps; }

}  // namespace backlot::secretsmanager
