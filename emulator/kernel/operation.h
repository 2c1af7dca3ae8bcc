// Operation: one row of a service's dispatch table.
//
// An operation of the model that has a file is implemented: its access function and its handler are called
// through erased thunks by perform(), the one gate, and by nobody else. A handler that takes `const Context&`
// is a read: it runs against a snapshot, on any thread. One that takes `Context&` writes.
#pragma once

#include <memory>
#include <utility>

#include "base/error.h"
#include "kernel/access.h"
#include "model/descriptors.h"

namespace backlot::kernel {

class Context;

// An input or output whose type only its service knows. Owns the object.
struct Destroy {
    void (*destroy)(void* object) = nullptr;
    void operator()(void* object) const { destroy(object); }
};
using Erased = std::unique_ptr<void, Destroy>;

struct Operation {
    using AnyFunction = void (*)();

    const model::Operation* model = nullptr;
    bool is_read = false;
    AnyFunction access_function = nullptr;
    AnyFunction handler_function = nullptr;
    Erased (*make_input)() = nullptr;
    Erased (*make_output)() = nullptr;
    Result<Access> (*access)(AnyFunction, const Context&, const void* input) = nullptr;
    Result<Erased> (*run)(AnyFunction, Context&, const void* input) = nullptr;

    [[nodiscard]] bool is_implemented() const { return run != nullptr; }
};

namespace detail {

template <class Object, class... Arguments>
Erased make_erased(Arguments&&... arguments) {
    return Erased(new Object(std::forward<Arguments>(arguments)...), Destroy{[](void* object) { delete static_cast<Object*>(object); }});
}

template <class Input, class Output, class ContextReference>
Operation make_operation(const model::Operation& model, Result<Access> (*access)(const Context&, const Input&),
                         Result<Output> (*handler)(ContextReference, const Input&), bool is_read) {
    return Operation{
        .model = &model,
        .is_read = is_read,
        .access_function = reinterpret_cast<Operation::AnyFunction>(access),
        .handler_function = reinterpret_cast<Operation::AnyFunction>(handler),
        .make_input = [] { return make_erased<Input>(); },
        .make_output = [] { return make_erased<Output>(); },
        .access = [](Operation::AnyFunction function, const Context& context, const void* input) {
            const auto typed = reinterpret_cast<Result<Access> (*)(const Context&, const Input&)>(function);
            return typed(context, *static_cast<const Input*>(input));
        },
        .run = [](Operation::AnyFunction function, Context& context, const void* input) -> Result<Erased> {
            const auto typed = reinterpret_cast<Result<Output> (*)(ContextReference, const Input&)>(function);
            auto output = typed(context, *static_cast<const Input*>(input));
            if (!output) return std::unexpected(std::move(output).error());
            return make_erased<Output>(std::move(*output));
        },
    };
}

}  // namespace detail

// A row for a write, and one for a read: the handler's own type says which.
template <class Input, class Output>
Operation implemented(const model::Operation& model, Result<Access> (*access)(const Context&, const Input&),
                      Result<Output> (*handler)(Context&, const Input&)) {
    return detail::make_operation<Input, Output, Context&>(model, access, handler, false);
}
template <class Input, class Output>
Operation implemented(const model::Operation& model, Result<Access> (*access)(const Context&, const Input&),
                      Result<Output> (*handler)(const Context&, const Input&)) {
    return detail::make_operation<Input, Output, const Context&>(model, access, handler, true);
}

[[nodiscard]] inline Operation not_implemented(const model::Operation& model) { return Operation{.model = &model}; }

}  // namespace backlot::kernel
