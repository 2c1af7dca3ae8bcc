#include "model/json.h"
#include "model/time.h"
#include "wire/xml_codec.h"

namespace backlot::wire {

namespace {

using model::Kind;

std::string text_of(const model::Shape& shape, const void* value, model::TimeFormat format,
                    Milliseconds milliseconds) {
    auto text = model::scalar_text(shape, value, format);
    const auto used = shape.time_format != model::TimeFormat::none ? shape.time_format : format;
    const bool is_iso = shape.kind == Kind::timestamp && used != model::TimeFormat::rfc822 &&
                        used != model::TimeFormat::unix_seconds;
    if (is_iso && milliseconds == Milliseconds::always && text.find('.') == text.npos) {
        text.insert(text.size() - 1, ".000");
    }
    return text;
}

void write_value(XmlWriter& writer, std::string_view name, const model::Member* member, const model::Shape& shape,
                 const void* value, Milliseconds milliseconds);

struct EntryState {
    XmlWriter& writer;
    std::string_view name;
    const model::Shape& shape;
    Milliseconds milliseconds;
};

void write_entries(XmlWriter& writer, std::string_view name, const model::Shape& shape, const void* map,
                   Milliseconds milliseconds) {
    EntryState state{writer, name, shape, milliseconds};
    shape.each(map, &state, [](void* raw, const std::string& key, const void* value) {
        auto& to = *static_cast<EntryState*>(raw);
        to.writer.open(to.name);
        to.writer.element(to.shape.key_name, key);
        write_value(to.writer, to.shape.value_name, nullptr, *to.shape.element, value, to.milliseconds);
        to.writer.close();
    });
}

void write_items(XmlWriter& writer, std::string_view name, const model::Shape& shape, const void* list,
                 Milliseconds milliseconds) {
    for (std::size_t i = 0; i < shape.size(list); ++i) {
        write_value(writer, name, nullptr, *shape.element, shape.at(list, i), milliseconds);
    }
}

void write_namespace(XmlWriter& writer, const model::Member& member) {
    if (member.xml_namespace.empty()) return;
    const std::string prefix(member.xml_namespace_prefix);
    writer.attribute(prefix.empty() ? "xmlns" : "xmlns:" + prefix, member.xml_namespace);
}

void write_value(XmlWriter& writer, std::string_view name, const model::Member* member, const model::Shape& shape,
                 const void* value, Milliseconds milliseconds) {
    writer.open(name);
    if (member != nullptr) write_namespace(writer, *member);
    switch (shape.kind) {
        case Kind::structure: write_xml_members(writer, shape, value, milliseconds); break;
        case Kind::list: write_items(writer, shape.element_name, shape, value, milliseconds); break;
        case Kind::map: write_entries(writer, "entry", shape, value, milliseconds); break;
        default: {
            const auto format = member == nullptr ? model::TimeFormat::none : member->time_format;
            writer.text(text_of(shape, value, format, milliseconds));
        }
    }
    writer.close();
}

}  // namespace

void write_xml_member(XmlWriter& writer, const model::Member& member, const void* value, Milliseconds milliseconds) {
    const auto& shape = *member.shape;
    const bool is_collection = shape.kind == Kind::list || shape.kind == Kind::map;
    if (value == nullptr) {
        if (is_collection && member.is_required && !member.is_flattened) writer.element(member.wire_name, {});
        return;
    }
    if (!is_collection || !member.is_flattened) {
        write_value(writer, member.wire_name, &member, shape, value, milliseconds);
    } else if (shape.kind == Kind::list) {
        write_items(writer, flattened_name(member), shape, value, milliseconds);
    } else {
        write_entries(writer, member.wire_name, shape, value, milliseconds);
    }
}

void write_xml_members(XmlWriter& writer, const model::Shape& shape, const void* object, Milliseconds milliseconds) {
    void* const access = const_cast<void*>(object);  // getters serve both ways
    for (const auto& member : shape.members) {
        if (!member.is_xml_attribute) continue;
        if (const void* value = member.get(access)) {
            writer.attribute(member.wire_name, model::scalar_text(*member.shape, value, member.time_format));
        }
    }
    for (const auto& member : shape.members) {
        if (member.location != model::Location::body || member.is_xml_attribute) continue;
        write_xml_member(writer, member, member.get(access), milliseconds);
    }
}

}  // namespace backlot::wire
