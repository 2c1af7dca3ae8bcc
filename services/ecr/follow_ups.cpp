// What ECR does by itself: uploads that nobody completes are forgotten, lifecycle policies applied, images replicated.
#include <span>

#include "kernel/follow_up.h"
#include "services/ecr/layers.h"
#include "services/ecr/lifecycle.h"
#include "services/ecr/replication.h"
#include "text/json.h"

namespace backlot::ecr {

namespace {

Result<> forget_upload(Context& context, const std::string& payload) {
    BACKLOT_TRY(json, Json::parse(payload));
    const auto repository = context.find(repositories, json["account"].string_or(""), json["region"].string_or(""), json["repository"].string_or(""));
    if (!repository) return {};
    if (const auto upload = need_upload(context, *repository, json["id"].string_or(""))) end_upload(context, *repository, *upload, UploadEnd::abandoned);
    return {};
}

constexpr kernel::FollowUp steps[] = {{.name = "forget-upload", .run = &forget_upload},
                                      {.name = "apply-lifecycle", .run = &apply_lifecycle},
                                      {.name = "replicate-image", .run = &replicate}};

}  // namespace

std::span<const kernel::FollowUp> follow_ups() { return steps; }

}  // namespace backlot::ecr
