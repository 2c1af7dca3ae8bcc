// Shapes as JSON on the wire: members by their wire names, values of the right type only.
//
// Source: Smithy, "AWS JSON 1.0 protocol", "AWS restJson1 protocol".
#pragma once

#include "base/error.h"
#include "model/descriptors.h"
#include "text/json.h"

namespace backlot::wire {

// Gives JSON with AWS's member names. Members that the shape does not have are ignored, as AWS does.
// Fails with SerializationException, in the words of AWS's JSON services.
[[nodiscard]] Result<Json> read_json(const model::Shape& shape, const Json& json);
// The members of a structure that belong to the body, or a value of another kind.
[[nodiscard]] Json write_json(const model::Shape& shape, const void* object);

}  // namespace backlot::wire
