// What generated descriptor tables are filled with: access to members, lists and maps without their types.
#pragma once

#include <optional>

#include "model/descriptors.h"

namespace backlot::model::access {

template <class T>
struct MemberOf;
template <class Class, class Value>
struct MemberOf<Value Class::*> {
    using Object = Class;
};

template <class T>
inline constexpr bool is_wrapped = false;
template <class T>
inline constexpr bool is_wrapped<std::optional<T>> = true;
template <class T>
inline constexpr bool is_wrapped<Box<T>> = true;

template <auto member>
void* get(void* object) {
    auto& value = static_cast<typename MemberOf<decltype(member)>::Object*>(object)->*member;
    if constexpr (is_wrapped<std::remove_cvref_t<decltype(value)>>) {
        return value.has_value() ? &*value : nullptr;
    } else if constexpr (requires { value.present(); }) {
        return value.present() ? &value : nullptr;
    } else {
        return &value;
    }
}

template <auto member>
void* make(void* object) {
    auto& value = static_cast<typename MemberOf<decltype(member)>::Object*>(object)->*member;
    if constexpr (is_wrapped<std::remove_cvref_t<decltype(value)>>) {
        if (!value.has_value()) value.emplace();
        return &*value;
    } else {
        return &value;
    }
}

template <class T>
Shape list_of(Shape shape) {
    shape.present = [](const void* value) { return static_cast<const List<T>*>(value)->present(); };
    shape.give = [](void* value) { static_cast<List<T>*>(value)->given = true; };
    shape.size = [](const void* value) { return static_cast<const List<T>*>(value)->size(); };
    shape.at = [](const void* value, std::size_t index) -> const void* {
        return &(*static_cast<const List<T>*>(value))[index];
    };
    shape.append = [](void* value) -> void* { return &static_cast<List<T>*>(value)->emplace_back(); };
    return shape;
}

template <class T>
Shape map_of(Shape shape) {
    shape.present = [](const void* value) { return static_cast<const Map<T>*>(value)->present(); };
    shape.give = [](void* value) { static_cast<Map<T>*>(value)->given = true; };
    shape.size = [](const void* value) { return static_cast<const Map<T>*>(value)->size(); };
    shape.insert = [](void* value, std::string_view key) -> void* {
        return &(*static_cast<Map<T>*>(value))[std::string(key)];
    };
    shape.each = [](const void* value, void* state, void (*visit)(void*, const std::string&, const void*)) {
        for (const auto& [key, item] : *static_cast<const Map<T>*>(value)) visit(state, key, &item);
    };
    return shape;
}

}  // namespace backlot::model::access
