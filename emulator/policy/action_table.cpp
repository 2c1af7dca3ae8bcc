#include "policy/action_table.h"

#include "policy/constant_data.h"

extern "C" const std::uint32_t backlot_action_data[];  // made by tools/datagen

namespace backlot::policy {
namespace {

using Word = ConstantData::Word;

enum Section : Word { services, actions, resources, conditions };
constexpr Word service_width = 9;
constexpr Word action_width = 5;
constexpr Word action_resource_width = 4;
constexpr Word resource_width = 3;
constexpr Word condition_width = 2;

ConstantData action_data() { return ConstantData(backlot_action_data); }

int compare_ignoring_case(std::string_view a, std::string_view b) {
    const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; };
    for (std::size_t i = 0; i < a.size() && i < b.size(); ++i)
        if (const int difference = static_cast<unsigned char>(lower(a[i])) - static_cast<unsigned char>(lower(b[i]));
            difference != 0)
            return difference;
    return a.size() < b.size() ? -1 : a.size() > b.size() ? 1 : 0;
}

// The row of `width` words whose first word names `name`; empty where there is none.
std::span<const Word> find(std::span<const Word> rows, Word width, std::string_view name) {
    std::size_t low = 0;
    std::size_t high = rows.size() / width;
    while (low < high) {
        const auto middle = (low + high) / 2;
        const auto row = rows.subspan(middle * width, width);
        const int order = compare_ignoring_case(action_data().string(row[0]), name);
        if (order == 0) return row;
        if (order < 0) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return {};
}

struct Service {
    std::string_view name;
    std::string_view title;
    bool rcp = false;
    std::span<const Word> actions;
    std::span<const Word> resources;
    std::span<const Word> conditions;
};

std::optional<Service> find_service(std::string_view name) {
    const auto row = find(action_data().section(services), service_width, name);
    if (row.empty()) return std::nullopt;
    return Service{
        .name = action_data().string(row[0]),
        .title = action_data().string(row[8]),
        .rcp = row[1] != 0,
        .actions = action_data().section(actions).subspan(row[2], std::size_t{row[3]} * action_width),
        .resources = action_data().section(resources).subspan(row[4], std::size_t{row[5]} * resource_width),
        .conditions = action_data().section(conditions).subspan(row[6], std::size_t{row[7]} * condition_width),
    };
}

ActionInfo info_of(const Service& service, std::span<const Word> row) {
    ActionInfo info{.service = service.name, .name = action_data().string(row[0]), .access_level = action_data().string(row[1])};
    const auto types = action_data().list(row[2], action_resource_width);
    for (std::size_t i = 0; i < types.size(); i += action_resource_width) {
        ActionResource type{.name = action_data().string(types[i]), .required = types[i + 1] != 0};
        if (const auto resource = find(service.resources, resource_width, type.name); !resource.empty())
            type.arn_pattern = action_data().string(resource[1]);
        type.condition_keys = action_data().strings(types[i + 2]);
        type.dependent_actions = action_data().strings(types[i + 3]);
        info.resource_types.push_back(std::move(type));
    }
    info.condition_keys = action_data().strings(row[3]);
    info.dependent_actions = action_data().strings(row[4]);
    return info;
}

}  // namespace

bool service_exists(std::string_view service) { return find_service(service).has_value(); }

bool action_exists(std::string_view service, std::string_view name) {
    const auto found = find_service(service);
    return found && !find(found->actions, action_width, name).empty();
}

std::optional<ActionInfo> find_action(std::string_view action) {
    const auto colon = action.find(':');
    if (colon == action.npos) return std::nullopt;
    const auto service = find_service(action.substr(0, colon));
    if (!service) return std::nullopt;
    const auto row = find(service->actions, action_width, action.substr(colon + 1));
    if (row.empty()) return std::nullopt;
    return info_of(*service, row);
}

std::vector<std::string_view> action_names_of(std::string_view service) {
    std::vector<std::string_view> out;
    if (const auto found = find_service(service))
        for (std::size_t i = 0; i < found->actions.size(); i += action_width)
            out.push_back(action_data().string(found->actions[i]));
    return out;
}

std::vector<ActionInfo> actions_of(std::string_view service) {
    std::vector<ActionInfo> out;
    if (const auto found = find_service(service))
        for (std::size_t i = 0; i < found->actions.size(); i += action_width)
            out.push_back(info_of(*found, found->actions.subspan(i, action_width)));
    return out;
}

std::vector<ResourceTypeInfo> resource_types_of(std::string_view service) {
    std::vector<ResourceTypeInfo> out;
    if (const auto found = find_service(service))
        for (std::size_t i = 0; i < found->resources.size(); i += resource_width)
            out.push_back({action_data().string(found->resources[i]), action_data().string(found->resources[i + 1]),
                           action_data().strings(found->resources[i + 2])});
    return out;
}

std::vector<ConditionKeyInfo> condition_keys_of(std::string_view service) {
    std::vector<ConditionKeyInfo> out;
    if (const auto found = find_service(service))
        for (std::size_t i = 0; i < found->conditions.size(); i += condition_width)
            out.push_back({action_data().string(found->conditions[i]), action_data().string(found->conditions[i + 1])});
    return out;
}

std::vector<std::string_view> all_services() {
    std::vector<std::string_view> out;
    const auto rows = action_data().section(services);
    for (std::size_t i = 0; i < rows.size(); i += service_width) out.push_back(action_data().string(rows[i]));
    return out;
}

std::string_view title_of(std::string_view service) {
    const auto found = find_service(service);
    return found ? found->title : std::string_view{};
}

bool rcp_supports(std::string_view service) {
    const auto found = find_service(service);
    return found && found->rcp;
}

}  // namespace backlot::policy
