#include "services/ecs/registry_pull.h"

#include "base/arn.h"
#include "base/encoding.h"

namespace backlot::ecs {

std::optional<EcrImage> parse_ecr_image(std::string_view name) {
    const auto slash = name.find('/');
    if (slash == name.npos) return std::nullopt;
    const auto host = name.substr(0, slash);
    EcrImage image;
    image.account = host.substr(0, host.find('.'));
    constexpr std::string_view middle = ".dkr.ecr.";
    if (!is_account_id(image.account) || !host.substr(image.account.size()).starts_with(middle)) return std::nullopt;
    const auto rest = host.substr(image.account.size() + middle.size());
    image.region = rest.substr(0, rest.find('.'));
    auto path = name.substr(slash + 1);
    if (const auto at = path.find('@'); at != path.npos) {
        image.digest = path.substr(at + 1);
        path = path.substr(0, at);
    }
    if (const auto colon = path.find(':'); colon != path.npos) {
        image.tag = path.substr(colon + 1);
        path = path.substr(0, colon);
    }
    image.repository = path;
    if (image.digest.empty() && image.tag.empty()) image.tag = "latest";
    if (image.repository.empty()) return std::nullopt;
    return image;
}

Result<Image> pull_from_ecr(Context&, const LiveTask&, const EcrImage&, const std::string& name) {
    return fail("CannotPullContainerError", "CannotPullContainerError: " + name + ": backlot has no registry yet");
}

}  // namespace backlot::ecs
