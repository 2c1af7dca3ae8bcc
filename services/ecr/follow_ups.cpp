// What ECR does by itself: uploads that nobody completes are forgotten, lifecycle policies applied, images replicated.
#include <span>

#include "kernel/follow_up.h"
#include "services/ecr/layers.h"
#include "services/ecr/lifecycle.h"
#include "services/ecr/replication.h"

namespace backlot::ecr {

namespace {

// The payload: account, region, repository and id, a line each.
Result<> forget_upload(Context& context, const std::string& payload) {
    std::vector<std::string> parts{""};
    for (const char letter : payload) {
        if (letter == '\n') parts.emplace_back();
        else parts.back() += letter;
    }
    const auto repository = context.find(repositories, parts.at(0), parts.at(1), parts.at(2));
    if (!repository) return {};
    if (const auto upload = need_upload(context, *repository, parts.at(3))) end_upload(context, *repository, *upload, UploadEnd::abandoned);
    return {};
}

constexpr kernel::FollowUp steps[] = {{.name = "forget-upload", .run = &forget_upload},
                                      {.name = "apply-lifecycle", .run = &apply_lifecycle},
                                      {.name = "replicate-image", .run = &replicate}};

}  // namespace

std::span<const kernel::FollowUp> follow_ups() { return steps; }

}  // namespace backlot::ecr
