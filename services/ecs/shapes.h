// Shapes at rest: what AWS shows of a thing, to and from the JSON of its record.
#pragma once

#include <string>
#include <string_view>

#include "services/ecs/model.h"

namespace backlot::ecs {

// For Cluster, TaskDefinition, Task, Service and AwsVpcConfiguration, and others that shapes.cpp names. A text that is none of that shape is damage of the
// state (an assertion): it was written by store_text.
template <class Shape>
[[nodiscard]] std::string store_text(const Shape& shape);
// What a request asks for, whoever asks: equal for equal requests. For CreateServiceInput.
template <class Input>
[[nodiscard]] std::string digest_of_request(const Input& input);
template <class Shape>
[[nodiscard]] Shape shape_from(std::string_view text);

}  // namespace backlot::ecs
