// Shapes as XML: bodies of REST-XML both ways, answers of query and EC2.
//
// Readers give JSON with AWS's member names: model::fill makes objects of it.
#pragma once

#include <string_view>

#include "base/error.h"
#include "model/descriptors.h"
#include "text/json.h"
#include "text/xml.h"

namespace backlot::wire {

enum class Elements { known_only, any };         // whether an element that the shape does not have is an error
enum class Milliseconds { where_needed, always };  // 2026-01-31T09:30:00Z or 2026-01-31T09:30:00.000Z

// The element that holds a member, or each item of a flattened list, without its prefix.
[[nodiscard]] std::string_view flattened_name(const model::Member& member);

// Fails with MalformedXML, in S3's words.
[[nodiscard]] Result<Json> read_xml(const model::Shape& shape, const Xml& xml, Elements elements);

// Writes the members of a structure that belong to the body, into the element that is open.
void write_xml_members(XmlWriter& writer, const model::Shape& shape, const void* object, Milliseconds milliseconds);
// Writes a value as an element, or as several where its member is flattened. `value` may be null.
void write_xml_member(XmlWriter& writer, const model::Member& member, const void* value, Milliseconds milliseconds);

}  // namespace backlot::wire
