#include "tools/modelgen/service_model.h"

#include <zlib.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <sstream>

#include "tools/modelgen/names.h"

namespace backlot::modelgen {

namespace {

[[noreturn]] void die(const std::string& message) {
    std::fprintf(stderr, "modelgen: %s\n", message.c_str());
    std::exit(1);
}

void merge(Json& into, const Json& patch) {
    if (!into.is_object() || !patch.is_object()) {
        into = patch;
        return;
    }
    for (const auto& [name, value] : patch.as_object()) {
        if (Json* old = into.find(name)) merge(*old, value);
        else into.set(name, value);
    }
}

bool reads_by_name(const std::string& operation) {
    static const std::vector<std::string> prefixes{"Get",    "List",   "Head",   "Describe", "Simulate",
                                                   "Lookup", "BatchGet", "Select", "Search", "Decode", "Validate"};
    return std::ranges::any_of(prefixes, [&](const std::string& prefix) { return operation.starts_with(prefix); });
}

Json parse(const std::string& text, const std::string& path) {
    auto json = Json::parse(text);
    if (!json) die(path + ": " + json.error().message);
    return std::move(*json);
}

}  // namespace

std::string ServiceModel::protocol() const {
    static const std::set<std::string> known{"query", "ec2", "json", "rest-json", "rest-xml"};
    const auto& meta = json["metadata"];
    if (known.contains(meta["protocol"].string_or(""))) return meta["protocol"].as_string();
    if (const Json* others = meta.find("protocols")) {
        for (const auto& one : others->as_array())
            if (known.contains(one.as_string())) return one.as_string();
    }
    die(name + ": no codec for the protocol " + meta["protocol"].string_or("(none)"));
}

std::string read_file(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    if (!file) die("cannot read " + path);
    std::ostringstream text;
    text << file.rdbuf();
    return text.str();
}

std::string read_gzip(const std::string& path) {
    gzFile file = gzopen(path.c_str(), "rb");
    if (file == nullptr) die("cannot read " + path);
    std::string text;
    char buffer[65536];
    for (int got = 0; (got = gzread(file, buffer, sizeof buffer)) > 0;) text.append(buffer, static_cast<std::size_t>(got));
    gzclose(file);
    return text;
}

void write_if_changed(const std::string& path, const std::string& text) {
    {
        std::ifstream old(path, std::ios::binary);
        std::ostringstream before;
        before << old.rdbuf();
        if (old && before.str() == text) return;
    }
    std::ofstream file(path, std::ios::binary);
    file << text;
    if (!file.flush()) die("cannot write " + path);
}

ServiceModel load(const std::string& name, const std::string& model_path, const std::string& patch_path,
                  const std::vector<std::string>& file_stems) {
    ServiceModel model;
    model.name = name;
    model.json = parse(read_gzip(model_path), model_path);
    Json patch;
    if (!patch_path.empty()) {
        patch = parse(read_file(patch_path), patch_path);
        for (const auto* part : {"shapes", "operations"}) {
            if (const Json* change = patch.find(part)) merge(*model.json.find(part), *change);
        }
        if (const Json* errors = patch.find("errors")) {  // {"NoSuchThing": {"code": "...", "httpStatusCode": 404}}
            for (const auto& [error, change] : errors->as_object()) {
                Json* shape = model.json.find("shapes")->find(error);
                if (shape == nullptr) die(patch_path + ": the model of " + name + " has no error " + error);
                if (shape->find("error") == nullptr) shape->set("error", Json::object());
                merge(*shape->find("error"), change);
            }
        }
    }
    std::map<std::string, std::string> folded;
    for (const auto& [operation, body] : model.json["operations"].as_object()) folded[fold(operation)] = operation;
    const auto add = [&](const std::string& operation) {
        model.implemented[operation] = function_name(operation);
        if (reads_by_name(operation)) model.reads.insert(operation);
    };
    for (const auto& stem : file_stems) {
        if (const auto found = folded.find(fold(stem)); found != folded.end()) {
            add(found->second);
            continue;
        }
        bool any = false;  // a noun: its Get, Put, Delete and Head
        for (const auto* verb : {"get", "put", "delete", "head"}) {
            if (const auto found = folded.find(verb + fold(stem)); found != folded.end()) {
                add(found->second);
                any = true;
            }
        }
        if (!any) die("services/" + name + "/operations/" + stem + ".cpp: the model of " + name +
                      " has no operation of that name");
    }
    if (const Json* reads = patch.find("reads")) {
        for (const auto& one : reads->as_array()) model.reads.insert(one.as_string());
    }
    if (const Json* writes = patch.find("writes")) {
        for (const auto& one : writes->as_array()) model.reads.erase(one.as_string());
    }
    return model;
}

}  // namespace backlot::modelgen
