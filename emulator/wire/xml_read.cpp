#include "base/encoding.h"
#include "wire/errors.h"
#include "wire/xml_codec.h"

namespace backlot::wire {

namespace {

using model::Kind;

std::string_view local(std::string_view name) { return name.substr(name.find(':') + 1); }

std::string_view trimmed(std::string_view text) {
    constexpr std::string_view blanks = " \t\r\n";
    const auto first = text.find_first_not_of(blanks);
    if (first == text.npos) return {};
    return text.substr(first, text.find_last_not_of(blanks) - first + 1);
}

bool is_collection(const model::Shape& shape) { return shape.kind == Kind::list || shape.kind == Kind::map; }

Result<Json> read_entry(const model::Shape& shape, const Xml& entry, Json& map, Elements elements) {
    const Xml* key = entry.child(shape.key_name);
    const Xml* value = entry.child(shape.value_name);
    if (key == nullptr || value == nullptr) return fail(errors::malformed_xml());
    BACKLOT_TRY(item, read_xml(*shape.element, *value, elements));
    map.set(key->text, std::move(item));
    return Json();
}

// What one element adds to the value of a flattened list or map.
Result<> add_flattened(const model::Member& member, const Xml& xml, Json& object, Elements elements) {
    const auto& shape = *member.shape;
    Json* collection = object.find(member.name);
    if (collection == nullptr) {
        object.set(member.name, shape.kind == Kind::list ? Json::array() : Json::object());
        collection = object.find(member.name);
    }
    if (shape.kind == Kind::map) {
        BACKLOT_CHECK(read_entry(shape, xml, *collection, elements));
        return {};
    }
    BACKLOT_TRY(item, read_xml(*shape.element, xml, elements));
    collection->push_back(std::move(item));
    return {};
}

Result<Json> read_structure(const model::Shape& shape, const Xml& xml, Elements elements) {
    Json object = Json::object();
    for (const auto& member : shape.members) {
        if (!member.is_xml_attribute) continue;
        if (const auto* value = xml.attribute(local(member.wire_name))) object.set(member.name, *value);
    }
    for (const auto& child : xml.children) {
        const model::Member* found = nullptr;
        for (const auto& member : shape.members) {
            if (member.location != model::Location::body || member.is_xml_attribute) continue;
            if (flattened_name(member) == child.name) found = &member;
        }
        if (found == nullptr) {
            if (elements == Elements::known_only) return fail(errors::malformed_xml());
            continue;
        }
        if (is_collection(*found->shape) && found->is_flattened) {
            BACKLOT_CHECK(add_flattened(*found, child, object, elements));
            continue;
        }
        if (elements == Elements::known_only && object.find(found->name) != nullptr) {
            return fail(errors::malformed_xml());
        }
        BACKLOT_TRY(value, read_xml(*found->shape, child, elements));
        object.set(found->name, std::move(value));
    }
    return object;
}

}  // namespace

std::string_view flattened_name(const model::Member& member) {
    const bool is_named_list = member.is_flattened && member.shape->kind == Kind::list &&
                               member.shape->element_name != "member";
    return local(is_named_list ? member.shape->element_name : member.wire_name);
}

Result<Json> read_xml(const model::Shape& shape, const Xml& xml, Elements elements) {
    switch (shape.kind) {
        case Kind::structure: return read_structure(shape, xml, elements);
        case Kind::list: {
            Json items = Json::array();
            for (const auto& child : xml.children) {
                if (child.name != shape.element_name) {
                    if (elements == Elements::known_only) return fail(errors::malformed_xml());
                    continue;
                }
                BACKLOT_TRY(item, read_xml(*shape.element, child, elements));
                items.push_back(std::move(item));
            }
            return items;
        }
        case Kind::map: {
            Json map = Json::object();
            for (const auto& child : xml.children) {
                if (child.name == "entry") BACKLOT_CHECK(read_entry(shape, child, map, elements));
            }
            return map;
        }
        case Kind::string:
            if (elements == Elements::known_only && !xml.children.empty()) return fail(errors::malformed_xml());
            return Json(xml.text);
        default: return Json(trimmed(xml.text));
    }
}

}  // namespace backlot::wire
