// What generated descriptor tables are filled with: access to members, lists and maps without their types.
#pragma once

#include <optional>

#include "model/descriptors.h"

namespace backlot::model::access {

template <class T>
inline constexpr bool is_wrapped = false;
template <class T>
inline constexpr bool is_wrapped<std::optional<T>> = true;
template <class T>
inline constexpr bool is_wrapped<Box<T>> = true;

// Of a member that is always there.
inline void* itself(void* value) { return value; }

// How the value of a member of this type is reached, and how it is made: one function for all members of a type.
template <class T>
constexpr auto get() -> void* (*)(void*) {
    if constexpr (is_wrapped<T>) {
        return [](void* at) -> void* {
            auto& value = *static_cast<T*>(at);
            return value.has_value() ? &*value : nullptr;
        };
    } else if constexpr (requires(T value) { value.present(); }) {
        return [](void* at) -> void* { return static_cast<T*>(at)->present() ? at : nullptr; };
    } else {
        return &itself;
    }
}

template <class T>
constexpr auto make() -> void* (*)(void*) {
    if constexpr (is_wrapped<T>) {
        return [](void* at) -> void* {
            auto& value = *static_cast<T*>(at);
            if (!value.has_value()) value.emplace();
            return &*value;
        };
    } else {
        return &itself;
    }
}

template <class T>
constexpr Shape list_of(Shape shape) {
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
constexpr Shape map_of(Shape shape) {
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
