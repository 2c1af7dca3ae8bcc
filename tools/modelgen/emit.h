// Emitting: the three files that a service's model becomes.
#pragma once

#include <string>

#include "tools/modelgen/service_model.h"

namespace backlot::modelgen {

struct Emitted {
    std::string header;       // model.h: structs
    std::string descriptors;  // descriptors.cpp: constant tables
    std::string rows;         // rows.cpp: the dispatch table
};

[[nodiscard]] Emitted emit(const ServiceModel& model);

}  // namespace backlot::modelgen
