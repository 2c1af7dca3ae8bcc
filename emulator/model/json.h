// Between objects of a shape and JSON with AWS's member names, whatever the protocol: what scenarios, the CLI and
// the wire's decoders meet in.
//
// Blobs are base64; timestamps ISO 8601. Validation collects AWS's constraint violations.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/error.h"
#include "model/descriptors.h"
#include "text/json.h"

namespace backlot::model {

enum class Names { aws, wire };         // members by their AWS name, or by locationName
enum class Times { iso8601, numbers };  // how timestamps without a format of their own are written
enum class Blobs { base64, text };      // how a JSON string stands for a blob when read
enum class Constraints { all, required_only, none };

struct FromJson {
    Names names = Names::aws;
    Blobs blobs = Blobs::text;
    Constraints constraints = Constraints::all;
};

struct ToJson {
    Names names = Names::aws;
    Times times = Times::iso8601;
};

// One violated constraint: "Value 'x' at 'userName' failed to satisfy constraint: Member must ...".
using Problems = std::vector<std::string>;

// Fills an object. Fails with SerializationException where a value has the wrong type, and with ValidationException
// where constraints are violated, in the words that AWS's JSON and query services share.
[[nodiscard]] Result<> from_json(const Shape& shape, void* object, const Json& json, const FromJson& options = {});

// The same without turning problems into an error.
[[nodiscard]] Result<> fill(const Shape& shape, void* object, const Json& json, const FromJson& options,
                            const std::string& path, Problems& problems);

[[nodiscard]] std::string validation_message(const Problems& problems);

[[nodiscard]] Json to_json(const Shape& shape, const void* object, const ToJson& options = {});

// A scalar as text, as headers and query strings have it.
[[nodiscard]] std::string scalar_text(const Shape& shape, const void* value, TimeFormat format);
// Fills a scalar from text. Fails with SerializationException.
[[nodiscard]] Result<> fill_scalar(const Shape& shape, void* value, std::string_view text, TimeFormat format);

}  // namespace backlot::model
