#include "services/ecs/names.h"

#include <algorithm>
#include <charconv>

#include "base/arn.h"

namespace backlot::ecs {

namespace {

constexpr std::size_t name_limit = 255;

bool is_plain(char letter) {
    return (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z') || (letter >= '0' && letter <= '9') ||
           letter == '-' || letter == '_';
}

}  // namespace

Home home_of(const Context& context) { return {.account = context.account(), .region = context.region()}; }

std::string arn_in(const Home& home, std::string_view resource) {
    return "arn:aws:ecs:" + home.region + ":" + home.account + ":" + std::string(resource);
}

std::string cluster_arn(const Home& home, std::string_view name) { return arn_in(home, "cluster/" + std::string(name)); }

std::string definition_arn(const Home& home, std::string_view family, std::uint64_t revision) {
    return arn_in(home, "task-definition/" + std::string(family) + ":" + std::to_string(revision));
}

std::string task_arn(const Home& home, std::string_view cluster, std::string_view id) {
    return arn_in(home, "task/" + std::string(cluster) + "/" + std::string(id));
}

std::string service_arn(const Home& home, std::string_view cluster, std::string_view name) {
    return arn_in(home, "service/" + std::string(cluster) + "/" + std::string(name));
}

std::string container_arn(const Home& home, std::string_view cluster, std::string_view task, std::string_view id) {
    return arn_in(home, "container/" + std::string(cluster) + "/" + std::string(task) + "/" + std::string(id));
}

std::string container_instance_arn(const Home& home, std::string_view cluster, const std::string& named) {
    return named.starts_with("arn:") ? named : arn_in(home, "container-instance/" + std::string(cluster) + "/" + named);
}

std::string_view last_part(std::string_view text) { return text.substr(text.rfind('/') + 1); }

std::string cluster_name(const std::optional<std::string>& named) {
    if (!named || named->empty()) return "default";
    return std::string(last_part(*named));
}

std::optional<DefinitionName> parse_definition(std::string_view text) {
    DefinitionName name;
    if (text.starts_with("arn:")) {
        const auto arn = Arn::parse(text);
        constexpr std::string_view prefix = "task-definition/";
        if (!arn || arn->service != "ecs" || !arn->resource.starts_with(prefix)) return std::nullopt;
        name.account = arn->account;
        text = text.substr(text.rfind('/') + 1);
    }
    const auto colon = text.rfind(':');
    name.family = text.substr(0, colon);
    if (!is_plain_name(name.family)) return std::nullopt;
    if (colon == text.npos) return name;
    std::uint64_t revision = 0;
    const auto digits = text.substr(colon + 1);
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), revision);
    if (digits.empty() || error != std::errc{} || end != digits.data() + digits.size()) return std::nullopt;
    name.revision = revision;
    return name;
}

bool is_plain_name(std::string_view name) {
    return !name.empty() && name.size() <= name_limit && std::ranges::all_of(name, is_plain);
}

}  // namespace backlot::ecs
