// ServiceEntry: what a service's folder gives to the house: its model and its rows.
#pragma once

#include <span>
#include <string_view>

#include "kernel/operation.h"
#include "model/descriptors.h"

namespace backlot::kernel {

struct ServiceEntry {
    std::string_view name;  // the folder's: "s3"
    const model::Service* model = nullptr;
    std::span<const Operation> operations;  // in the model's order
};

}  // namespace backlot::kernel
