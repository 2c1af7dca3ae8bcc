// Shapes as form parameters: requests of query and EC2, both ways.
//
// Source: Smithy, "AWS Query protocol", "AWS EC2 query protocol".
#pragma once

#include "base/error.h"
#include "model/descriptors.h"
#include "text/json.h"
#include "wire/form.h"

namespace backlot::wire {

enum class FormStyle { query, ec2 };

// Gives JSON with AWS's member names. Parameters that the shape does not have are ignored, as AWS does.
// Fails with MalformedInput where parameters are nested too deeply.
[[nodiscard]] Result<Json> read_form(const model::Shape& shape, const Form& form, FormStyle style);
void write_form(std::string& out, const model::Shape& shape, const void* object, FormStyle style);

}  // namespace backlot::wire
