// Codecs: bytes to shapes and back, one for each of AWS's protocols, walking descriptors at run time.
//
// Everything read is bounded: body, depth, members. XML with a document type is refused.
//
// Source: Smithy, "AWS protocols" (awsQuery, ec2Query, awsJson 1.0 and 1.1, restJson1, restXml).
#pragma once

#include <cstddef>
#include <string_view>

#include "base/error.h"
#include "model/descriptors.h"
#include "wire/message.h"
#include "wire/router.h"

namespace backlot::wire {

inline constexpr std::size_t depth_limit = 64;
inline constexpr std::size_t parameter_limit = 20'000;  // of one query-protocol request

// The server's side.

// Fills an operation's input, which must be fresh. Fails as the service's own front would: ValidationError,
// ValidationException, InvalidInputException, SerializationException, MalformedXML, InvalidArgument ...
// A streaming payload is left alone (model::set_payload).
[[nodiscard]] Result<> decode(const Route& route, const Request& request, void* input);
[[nodiscard]] Response encode(const model::Service& service, const model::Operation& operation, const void* output,
                              std::string_view request_id);
// `service` and `operation` are null where routing failed before they were known.
[[nodiscard]] Response encode_error(const model::Service* service, const model::Operation* operation,
                                    const Error& error, std::string_view request_id);

// The client's side, for calls over HTTP.

// The request of an operation, unsigned, in path style. Fails with ValidationException where a label is empty.
[[nodiscard]] Result<Request> encode_request(const model::Service& service, const model::Operation& operation,
                                             const void* input);
// Fills a fresh output, or fails with the Error that the answer carries.
[[nodiscard]] Result<> decode_response(const model::Service& service, const model::Operation& operation,
                                       const Response& response, void* output);

}  // namespace backlot::wire
