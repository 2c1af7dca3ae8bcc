#include "model/json.h"
#include "wire/form_codec.h"

namespace backlot::wire {

namespace {

using model::Kind;

struct Writer {
    std::string& out;
    FormStyle style;

    void value(const std::string& name, const model::Shape& shape, const void* value, bool is_flattened,
               model::TimeFormat format) {
        switch (shape.kind) {
            case Kind::structure: members(name + ".", shape, value); return;
            case Kind::list: list(name, shape, value, is_flattened); return;
            case Kind::map: map(name, shape, value, is_flattened); return;
            default: append_parameter(out, name, model::scalar_text(shape, value, format));
        }
    }

    void members(const std::string& prefix, const model::Shape& shape, const void* object) {
        for (const auto& member : shape.members) {
            const void* held = member.get(const_cast<void*>(object));
            if (held == nullptr) continue;
            auto name = style == FormStyle::ec2 ? member.query_name : member.wire_name;
            const bool is_list = member.shape->kind == Kind::list;
            if (style == FormStyle::query && is_list && member.is_flattened && member.shape->element_name != "member") {
                name = member.shape->element_name;
            }
            value(prefix + std::string(name), *member.shape, held, member.is_flattened, member.time_format);
        }
    }

    void list(const std::string& name, const model::Shape& shape, const void* items, bool is_flattened) {
        const bool has_level = style == FormStyle::query && !is_flattened;
        const auto prefix = name + "." + (has_level ? std::string(shape.element_name) + "." : "");
        const auto size = shape.size(items);
        if (size == 0 && style == FormStyle::query) append_parameter(out, name, "");
        for (std::size_t i = 0; i < size; ++i) {
            value(prefix + std::to_string(i + 1), *shape.element, shape.at(items, i), false, model::TimeFormat::none);
        }
    }

    void map(const std::string& name, const model::Shape& shape, const void* entries, bool is_flattened) {
        struct State {
            Writer& writer;
            std::string prefix;
            const model::Shape& shape;
            std::size_t place = 0;
        } state{*this, name + (is_flattened ? "." : ".entry."), shape};
        shape.each(entries, &state, [](void* raw, const std::string& key, const void* held) {
            auto& to = *static_cast<State*>(raw);
            const auto entry = to.prefix + std::to_string(++to.place) + ".";
            append_parameter(to.writer.out, entry + std::string(to.shape.key_name), key);
            to.writer.value(entry + std::string(to.shape.value_name), *to.shape.element, held, false,
                            model::TimeFormat::none);
        });
    }
};

}  // namespace

void write_form(std::string& out, const model::Shape& shape, const void* object, FormStyle style) {
    Writer{out, style}.members("", shape, object);
}

}  // namespace backlot::wire
