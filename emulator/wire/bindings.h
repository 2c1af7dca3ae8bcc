// What of a REST operation's shapes travels outside the body: labels, query string, headers, status.
//
// Source: Smithy, "HTTP binding traits".
#pragma once

#include "base/error.h"
#include "model/descriptors.h"
#include "text/json.h"
#include "wire/message.h"
#include "wire/router.h"

namespace backlot::wire {

// An object with AWS's member names, of everything but the body.
// Fails with InvalidArgument (S3's form) where a value has the wrong type.
[[nodiscard]] Result<Json> read_request_bindings(const Route& route, const Request& request);
[[nodiscard]] Json read_response_bindings(const model::Shape& shape, const Response& response);

void write_response_bindings(const model::Shape& shape, const void* object, Response& response);
// Path, query string and headers. Fails with ValidationException where a label has no value.
[[nodiscard]] Result<> write_request_bindings(const model::Operation& operation, const void* object,
                                              Request& request);

}  // namespace backlot::wire
