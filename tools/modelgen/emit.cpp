#include "tools/modelgen/emit.h"

#include <algorithm>

#include "tools/modelgen/names.h"

namespace backlot::modelgen {

namespace {

bool flag(const Json& json, const char* name) { return json[name].is_bool() && json[name].as_bool(); }

// Walks the shapes that implemented operations reach and writes structs and tables for them.
class Emitter {
  public:
    explicit Emitter(const ServiceModel& model) : model_(model) {}

    Emitted run() {
        for (const auto& [name, operation] : model_.json["operations"].as_object()) {
            if (!model_.implemented.contains(name)) continue;
            for (const auto* side : {"input", "output"}) {
                const std::string type = name + (side[0] == 'i' ? "Input" : "Output");
                const Json* reference = operation.find(side);
                if (reference == nullptr) structure(type, Json::object());
                else structure(type, model_.shape((*reference)["shape"].as_string()), root_name(*reference));
                roots_.insert(type);
            }
        }
        return {.header = header(), .descriptors = descriptors(), .rows = rows()};
    }

  private:
    // A structure, after those it holds. `type` is its name in C++ and its key in done_.
    // `root` is the element that holds it, where it is the body of a REST-XML message.
    void structure(const std::string& type, const Json& shape, const std::string& root = {}) {
        if (done_.contains(type) || open_.contains(type)) return;
        open_.insert(type);
        std::set<std::string> required;
        if (const Json* names = shape.find("required")) {
            for (const auto& one : names->as_array()) required.insert(one.as_string());
        }
        std::string body;
        std::string table;
        std::string payload;
        if (const Json* members = shape.find("members")) {
            for (const auto& [name, member] : members->as_object()) {
                if (is_event_stream(member)) continue;
                const bool is_required = required.contains(name);
                const bool is_payload = shape["payload"].string_or("") == name;
                const bool is_streaming = is_payload && is_streaming_blob(member);
                const std::string field = member_name(name);
                body += "    " + member_type(member, is_required, is_streaming) + " " + field + "{};\n";
                if (is_payload) payload = std::to_string(std::count(table.begin(), table.end(), '\n'));
                table += member_row(type, name, field, member, is_required, is_streaming);
            }
        }
        open_.erase(type);
        done_.insert(type);
        structs_ += "struct " + type + " {\n" + body + "};\n\n";
        forwards_ += "struct " + type + ";\n";
        declarations_ += "extern const model::Shape shape_" + type + ";\n";
        if (!table.empty()) tables_ += "static constexpr model::Member members_" + type + "[] = {\n" + table + "};\n";
        tables_ += "constinit const model::Shape shape_" + type + "{.name = " + literal(type);
        tables_ += ", .kind = model::Kind::structure";
        if (!table.empty()) tables_ += ", .members = members_" + type;
        if (!payload.empty()) tables_ += ", .payload = &members_" + type + "[" + payload + "]";
        const std::string element = shape["locationName"].string_or(root);
        if (!element.empty()) tables_ += ", .xml_name = " + literal(element);
        if (const Json* space = shape.find("xmlNamespace")) {
            tables_ += ", .xml_namespace = " + literal(space->is_string() ? space->as_string()
                                                                          : (*space)["uri"].as_string());
        }
        tables_ += "};\n";
    }

    // An operation may name the element of its input; else it is called as the model calls the shape.
    [[nodiscard]] std::string root_name(const Json& reference) const {
        if (model_.protocol() != "rest-xml") return {};
        return reference["locationName"].string_or(reference["shape"].as_string());
    }

    [[nodiscard]] bool is_event_stream(const Json& member) const {
        return flag(model_.shape(member["shape"].as_string()), "eventstream");
    }
    [[nodiscard]] bool is_streaming_blob(const Json& member) const {
        const auto& target = model_.shape(member["shape"].as_string());
        return target["type"].as_string() == "blob" && (flag(member, "streaming") || flag(target, "streaming"));
    }

    std::string scalar(const Json& shape) const {
        const auto& type = shape["type"].as_string();
        if (type == "string" || type == "character") return "std::string";
        if (type == "integer" || type == "long" || type == "short") return "std::int64_t";
        if (type == "float" || type == "double") return "double";
        if (type == "boolean") return "bool";
        if (type == "timestamp") return "model::Timestamp";
        if (type == "blob") return "model::Blob";
        return {};
    }

    // The type of a value of a shape; emits what it needs first.
    std::string value_type(const std::string& name) {
        const auto& shape = model_.shape(name);
        if (auto simple = scalar(shape); !simple.empty()) return simple;
        const auto& type = shape["type"].as_string();
        if (type == "list") return "model::List<" + value_type(shape["member"]["shape"].as_string()) + ">";
        if (type == "map") return "model::Map<" + value_type(shape["value"]["shape"].as_string()) + ">";
        if (flag(shape, "document")) return "Json";
        structure(struct_name(name), shape);
        return struct_name(name);
    }

    // A nested shape keeps its name, unless an operation's input or output has it.
    [[nodiscard]] std::string struct_name(const std::string& name) const {
        for (const auto& [operation, function] : model_.implemented) {
            if (name == operation + "Input" || name == operation + "Output") return name + "Shape";
        }
        return name;
    }

    std::string member_type(const Json& member, bool is_required, bool is_streaming) {
        if (is_streaming) return "model::Payload";
        const auto& name = member["shape"].as_string();
        const auto& shape = model_.shape(name);
        const auto& type = shape["type"].as_string();
        if (type == "structure" && open_.contains(struct_name(name))) return "model::Box<" + struct_name(name) + ">";
        const std::string value = value_type(name);
        if (is_required || type == "list" || type == "map") return value;
        return "std::optional<" + value + ">";
    }

    // The descriptor of a shape that is not a structure: one for each name, made when first needed.
    std::string shape_reference(const std::string& name, bool is_streaming) {
        if (is_streaming) return "&shape_payload";
        const auto& shape = model_.shape(name);
        const auto& type = shape["type"].as_string();
        if (type == "structure" && !flag(shape, "document")) return "&shape_" + struct_name(name);
        const std::string symbol = "simple_" + name;
        if (!simple_.insert(name).second) return "&" + symbol;
        std::string text = "model::Shape{.name = " + literal(name) + ", .kind = model::Kind::" + kind_of(shape);
        if (type == "list") {
            const auto& member = shape["member"];
            text += ", .element = " + shape_reference(member["shape"].as_string(), false);
            if (const Json* wire = member.find("locationName")) text += ", .element_name = " + literal(wire->as_string());
        }
        if (type == "map") {
            text += ", .element = " + shape_reference(shape["value"]["shape"].as_string(), false);
            if (const Json* wire = shape["key"].find("locationName")) text += ", .key_name = " + literal(wire->as_string());
            if (const Json* wire = shape["value"].find("locationName")) {
                text += ", .value_name = " + literal(wire->as_string());
            }
        }
        if (flag(shape, "flattened")) text += ", .is_flattened = true";
        if (flag(shape, "sensitive")) text += ", .is_sensitive = true";
        if (const auto min = shape["min"].to_int()) text += ", .min = " + std::to_string(*min);
        if (const auto max = shape["max"].to_int()) text += ", .max = " + std::to_string(*max);
        if (const Json* pattern = shape.find("pattern")) text += ", .pattern = " + literal(pattern->as_string());
        if (const Json* values = shape.find("enum")) {
            early_ += "static constexpr std::string_view enum_" + name + "[] = {";
            for (const auto& one : values->as_array()) early_ += literal(one.as_string()) + ", ";
            early_ += "};\n";
            text += ", .enumeration = enum_" + name;
        }
        text += time_format(shape) + "}";
        std::string wrapped = text;
        if (type == "list" || type == "map") {
            const char* part = type == "list" ? "member" : "value";
            wrapped = std::string("model::access::") + type + "_of<" +
                      value_type(shape[part]["shape"].as_string()) + ">(" + text + ")";
        }
        declarations_ += "extern const model::Shape " + symbol + ";\n";
        tables_ += "constinit const model::Shape " + symbol + " = " + wrapped + ";\n";
        return "&" + symbol;
    }

    static std::string kind_of(const Json& shape) {
        const auto& type = shape["type"].as_string();
        if (type == "integer" || type == "long" || type == "short") return "integer";
        if (type == "float" || type == "double") return "real";
        if (type == "character") return "string";
        if (flag(shape, "document")) return "document";
        return type;
    }

    static std::string time_format(const Json& json) {
        const auto format = json["timestampFormat"].string_or("");
        if (format == "iso8601") return ", .time_format = model::TimeFormat::iso8601";
        if (format == "rfc822") return ", .time_format = model::TimeFormat::rfc822";
        if (format == "unixTimestamp") return ", .time_format = model::TimeFormat::unix_seconds";
        return {};
    }

    static std::string capitalised(std::string text) {
        if (!text.empty() && text[0] >= 'a' && text[0] <= 'z') text[0] = static_cast<char>(text[0] - 'a' + 'A');
        return text;
    }

    std::string member_row(const std::string& type, const std::string& name, const std::string& field,
                           const Json& member, bool is_required, bool is_streaming) {
        const auto& target = member["shape"].as_string();
        std::string row = "    {.name = " + literal(name);
        row += ", .wire_name = " + literal(member["locationName"].string_or(name));
        if (model_.protocol() == "ec2") {
            row += ", .query_name = " + literal(member["queryName"].string_or(
                                            capitalised(member["locationName"].string_or(name))));
        }
        row += ", .shape = " + shape_reference(target, is_streaming);
        const auto location = member["location"].string_or("");
        if (location == "header") row += ", .location = model::Location::header";
        if (location == "headers") row += ", .location = model::Location::headers";
        if (location == "uri") row += ", .location = model::Location::uri";
        if (location == "querystring") row += ", .location = model::Location::querystring";
        if (location == "statusCode") row += ", .location = model::Location::status_code";
        if (is_required) row += ", .is_required = true";
        if (flag(member, "flattened") || flag(model_.shape(target), "flattened")) row += ", .is_flattened = true";
        if (flag(member, "xmlAttribute")) row += ", .is_xml_attribute = true";
        if (flag(member, "idempotencyToken")) row += ", .is_idempotency_token = true";
        row += time_format(member);
        const Json* space = member.find("xmlNamespace");
        if (space == nullptr) space = model_.shape(target).find("xmlNamespace");
        if (space != nullptr) {
            row += ", .xml_namespace = " + literal(space->is_string() ? space->as_string() : (*space)["uri"].as_string());
            if (const Json* prefix = space->find("prefix")) {
                row += ", .xml_namespace_prefix = " + literal(prefix->as_string());
            }
        }
        const auto held = "decltype(" + type + "::" + field + ")>()";
        row += ", .offset = offsetof(" + type + ", " + field + "), .get_at = model::access::get<" + held +
               ", .make_at = model::access::make<" + held + "},\n";
        return row;
    }

    [[nodiscard]] std::string header() const {
        std::string out = "// Made by modelgen from the service model. Do not edit.\n#pragma once\n\n"
                          "#include <cstdint>\n#include <optional>\n#include <span>\n#include <string>\n"
                          "#include <string_view>\n\n#include \"model/payload.h\"\n#include \"model/types.h\"\n"
                          "#include \"text/json.h\"\n\nnamespace backlot::kernel {\nstruct Operation;\n}\n"
                          "namespace backlot::model {\nstruct Service;\n}\n\n"
                          "namespace backlot::" + model_.name + " {\n\n" + forwards_ + "\n" + structs_;
        out += "// For typed calls: which operation an input belongs to, and what it answers.\n"
               "template <class Input>\nstruct OperationOf;\n";
        for (const auto& [operation, function] : model_.implemented) {
            out += "template <>\nstruct OperationOf<" + operation + "Input> {\n    using Output = " + operation +
                   "Output;\n    static constexpr std::string_view service = " + literal(model_.name) +
                   ";\n    static constexpr std::string_view name = " + literal(operation) + ";\n};\n";
            out += "OperationOf<" + operation + "Input> operation_of(const " + operation + "Input&);\n";
        }
        out += "\n[[nodiscard]] const model::Service& service();\n"
               "[[nodiscard]] std::span<const kernel::Operation> operations();\n\n}  // namespace backlot::" +
               model_.name + "\n";
        return out;
    }

    [[nodiscard]] std::string descriptors() const {
        const auto& meta = model_.json["metadata"];
        const auto protocol = model_.protocol();
        const std::string kind = protocol == "rest-xml"    ? "rest_xml"
                                 : protocol == "rest-json" ? "rest_json"
                                                           : protocol;
        std::string out = "// Made by modelgen from the service model. Do not edit.\n#include \"model/access.h\"\n"
                          "// Shapes have no bases and nothing virtual: compilers know where their members lie.\n"
                          "#pragma GCC diagnostic ignored \"-Winvalid-offsetof\"\n"
                          "#include \"services/" + model_.name + "/model.h\"\n\nnamespace backlot::" + model_.name +
                          " {\n\nnamespace tables {\n\n" + early_ +
                          "static constexpr model::Shape shape_payload{.name = \"Body\", .kind = model::Kind::payload};\n" +
                          declarations_ + "\n" + tables_ + "\n";
        out += required_parts();
        out += "static constexpr model::Operation all_operations[] = {\n";
        for (const auto& [name, operation] : model_.json["operations"].as_object()) out += operation_row(name, operation);
        out += "};\n\nstatic constexpr model::ErrorShape all_errors[] = {\n" + error_rows() + "};\n\n";
        out += "}  // namespace tables\n\nconst model::Service& service() {\n    static constexpr model::Service self{\n";
        out += "        .name = " + literal(model_.name) + ",\n";
        out += "        .signing_name = " +
               literal(meta["signingName"].string_or(meta["endpointPrefix"].as_string())) + ",\n";
        out += "        .endpoint_prefix = " + literal(meta["endpointPrefix"].as_string()) + ",\n";
        out += "        .service_id = " + literal(meta["serviceId"].string_or("")) + ",\n";
        out += "        .api_version = " + literal(meta["apiVersion"].as_string()) + ",\n";
        out += "        .protocol = model::Protocol::" + kind + ",\n";
        out += "        .json_version = " + literal(meta["jsonVersion"].string_or("")) + ",\n";
        out += "        .target_prefix = " + literal(meta["targetPrefix"].string_or("")) + ",\n";
        out += "        .xml_namespace = " + literal(meta["xmlNamespace"].string_or("")) + ",\n";
        if (meta.find("awsQueryCompatible") != nullptr) out += "        .is_query_compatible = true,\n";
        out += "        .operations = tables::all_operations,\n        .errors = tables::all_errors};\n    return self;\n}\n\n"
               "}  // namespace backlot::" + model_.name + "\n";
        return out;
    }

    // The members that an operation's input requires in the query string, or in headers, by their wire names.
    [[nodiscard]] std::vector<std::string> required_in(const Json& operation, std::string_view location) const {
        std::vector<std::string> names;
        const Json* input = operation.find("input");
        if (input == nullptr) return names;
        const auto& shape = model_.shape((*input)["shape"].as_string());
        const Json* required = shape.find("required");
        if (required == nullptr) return names;
        for (const auto& name : required->as_array()) {
            const auto& member = shape["members"][name.as_string()];
            if (member["location"].string_or("") == location) {
                names.push_back(member["locationName"].string_or(name.as_string()));
            }
        }
        return names;
    }

    [[nodiscard]] std::string required_parts() const {
        std::string out;
        for (const auto& [name, operation] : model_.json["operations"].as_object()) {
            for (const auto* location : {"querystring", "header"}) {
                const auto names = required_in(operation, location);
                if (names.empty()) continue;
                out += "static constexpr std::string_view " + std::string(location) + "_of_" + name + "[] = {";
                for (const auto& one : names) out += literal(one) + ", ";
                out += "};\n";
            }
        }
        return out;
    }

    [[nodiscard]] std::string operation_row(const std::string& name, const Json& operation) const {
        const auto& http = operation["http"];
        std::string row = "    {.name = " + literal(name) + ", .method = " + literal(http["method"].string_or("POST")) +
                          ", .uri = " + literal(http["requestUri"].string_or("/"));
        if (const auto status = http["responseCode"].to_int()) row += ", .status = " + std::to_string(*status);
        if (model_.implemented.contains(name)) {
            row += ", .input = &shape_" + name + "Input, .output = &shape_" + name + "Output";
        }
        if (const Json* wrapper = operation["output"].find("resultWrapper")) {
            row += ", .result_wrapper = " + literal(wrapper->as_string());
        }
        if (const Json* input = operation.find("input")) {
            const auto& shape = model_.shape((*input)["shape"].as_string());
            const auto payload = shape["payload"].string_or("");
            if (!payload.empty() && is_streaming_blob(shape["members"][payload])) row += ", .is_streaming_input = true";
        }
        const auto auth = operation["authtype"].string_or("");
        bool is_unsigned = auth == "none";
        if (const Json* kinds = operation.find("auth")) {
            for (const auto& one : kinds->as_array()) is_unsigned |= one.as_string() == "smithy.api#noAuth";
        }
        if (is_unsigned) row += ", .is_unsigned = true";
        if (!required_in(operation, "querystring").empty()) row += ", .required_query = querystring_of_" + name;
        if (!required_in(operation, "header").empty()) row += ", .required_headers = header_of_" + name;
        return row + "},\n";
    }

    [[nodiscard]] std::string error_rows() const {
        std::string out = "    {.name = \"\", .code = \"\"},\n";
        for (const auto& [name, shape] : model_.json["shapes"].as_object()) {
            if (!flag(shape, "exception")) continue;
            const auto& error = shape["error"];
            const auto status = error["httpStatusCode"].to_int().value_or(flag(shape, "fault") ? 500 : 400);
            out += "    {.name = " + literal(name) + ", .code = " + literal(error["code"].string_or(name)) +
                   ", .status = " + std::to_string(status);
            for (const auto& [member, target] : shape["members"].is_object() ? shape["members"].as_object()
                                                                             : Json::Object{}) {
                if (fold(member) == "message") out += ", .message_name = " + literal(target["locationName"].string_or(member));
            }
            out += "},\n";
        }
        return out;
    }

    [[nodiscard]] std::string rows() const {
        std::string out = "// Made by modelgen from the service model. Do not edit.\n#include \"kernel/context.h\"\n"
                          "#include \"kernel/operation.h\"\n#include \"model/descriptors.h\"\n#include \"services/" +
                          model_.name + "/model.h\"\n\nnamespace backlot::" + model_.name + " {\n\n";
        for (const auto& [operation, function] : model_.implemented) {
            const std::string context = model_.reads.contains(operation) ? "const kernel::Context&" : "kernel::Context&";
            out += "Result<kernel::Access> " + function + "_access(const kernel::Context&, const " + operation +
                   "Input&);\nResult<" + operation + "Output> " + function + "(" + context + ", const " + operation +
                   "Input&);\n";
        }
        out += "\nstd::span<const kernel::Operation> operations() {\n    static const auto& all = service().operations;\n"
               "    static const kernel::Operation rows[] = {\n";
        std::size_t place = 0;
        for (const auto& [name, operation] : model_.json["operations"].as_object()) {
            const std::string row = "all[" + std::to_string(place++) + "]";
            if (const auto found = model_.implemented.find(name); found != model_.implemented.end()) {
                out += "        kernel::implemented<" + name + "Input, " + name + "Output>(" + row + ", &" +
                       found->second + "_access, &" + found->second + "),\n";
            } else {
                out += "        kernel::not_implemented(" + row + "),\n";
            }
        }
        out += "    };\n    return rows;\n}\n\n}  // namespace backlot::" + model_.name + "\n";
        return out;
    }

    const ServiceModel& model_;
    std::set<std::string> done_;
    std::set<std::string> open_;
    std::set<std::string> roots_;
    std::set<std::string> simple_;
    std::string structs_;
    std::string forwards_;
    std::string early_;
    std::string declarations_;
    std::string tables_;
};

}  // namespace

Emitted emit(const ServiceModel& model) { return Emitter(model).run(); }

}  // namespace backlot::modelgen
