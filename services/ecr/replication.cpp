#include "services/ecr/replication.h"

#include <algorithm>

#include "identity/authenticate.h"
#include "services/ecr/images.h"
#include "services/ecr/layers.h"
#include "services/ecr/templates.h"
#include "text/json.h"

namespace backlot::ecr {

namespace {

bool fits(const ReplicationRuleRecord& rule, const std::string& name) {
    return rule.prefixes.empty() || std::ranges::any_of(rule.prefixes, [&](const auto& prefix) { return name.starts_with(prefix); });
}

bool lets(const Context& context, const RepositoryRecord& from, const ReplicationTarget& to, std::string_view action) {
    if (to.account == from.account) return true;
    auto question = question_on(context, action, to.account, to.region, from.name);
    question.as = std::make_shared<const identity::Caller>(identity::root_of(from.account));
    return context.would_allow(question);
}

// Why it cannot be copied; empty where it was.
std::string copy(Context& context, const RepositoryRecord& from, const ImageRecord& image, const std::string& tag, const ReplicationTarget& to) {
    if (!lets(context, from, to, "ecr:ReplicateImage")) return "AccessDenied";
    auto there = context.find(repositories, to.account, to.region, from.name);
    if (!there) {
        if (!lets(context, from, to, "ecr:CreateRepository")) return "AccessDenied";
        there = make_repository(context, to.account, to.region, from.name, template_for(context, to.account, to.region, from.name, by_replication));
    }
    const auto other = tag.empty() ? std::nullopt : find_image(context, *there, {.image_tag = tag});
    if (other && other->digest != image.digest && is_immutable(*there, tag)) return "ImageTagAlreadyExists";
    for (const auto& digest : image.layers) {
        if (const auto layer = find_layer(context, from, digest)) copy_layer(context, *there, *layer);
    }
    for (const auto& digest : image.manifests) {
        const auto part = find_image(context, from, {.image_digest = digest});
        if (!part) continue;
        if (auto why = copy(context, from, *part, {}, to); !why.empty()) return why;
    }
    auto copied = image;
    copied.pushed = context.now();
    copied.pulled.reset();
    copied.scanned.reset();
    copied.replication.clear();
    store_image(context, *there, copied);
    if (!tag.empty()) store_tag(context, *there, tag, image.digest);
    return {};
}

}  // namespace

void begin_replication(Context& context, const RepositoryRecord& repository, ImageRecord& image, const std::string& tag) {
    for (const auto& rule : find_registry(context, repository.account, repository.region).replication) {
        if (!fits(rule, repository.name)) continue;
        for (const auto& target : rule.targets) {
            std::erase_if(image.replication, [&](const auto& one) { return one.region == target.region && one.account == target.account; });
            image.replication.push_back({.region = target.region, .account = target.account});
            context.later({}, "replicate-image", Json::object({{"account", repository.account},
                                                               {"region", repository.region},
                                                               {"repository", repository.name},
                                                               {"digest", image.digest},
                                                               {"tag", tag},
                                                               {"toAccount", target.account},
                                                               {"toRegion", target.region}})
                                                     .dump());
        }
    }
}

Result<> replicate(Context& context, const std::string& payload) {
    BACKLOT_TRY(json, Json::parse(payload));
    const auto text = [&](std::string_view name) { return json[name].string_or(""); };
    const auto from = context.find(repositories, text("account"), text("region"), text("repository"));
    if (!from) return {};
    auto image = find_image(context, *from, {.image_digest = text("digest")});
    if (!image) return {};
    const ReplicationTarget to{.region = text("toRegion"), .account = text("toAccount")};
    const auto why = copy(context, *from, *image, text("tag"), to);
    for (auto& one : image->replication) {
        if (one.region != to.region || one.account != to.account) continue;
        one.status = why.empty() ? "COMPLETE" : "FAILED";
        one.failure = why;
    }
    store_image(context, *from, *image);
    return {};
}

}  // namespace backlot::ecr
