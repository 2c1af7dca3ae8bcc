// Where S3 departs from its own model: the names of its answers' roots, and how a location is written.
//
// Source: Amazon S3 API Reference, "Response Syntax" of each operation.
#pragma once

#include <string>
#include <string_view>

#include "base/error.h"
#include "model/descriptors.h"
#include "wire/message.h"

namespace backlot::wire {

inline constexpr std::string_view s3_namespace = "http://s3.amazonaws.com/doc/2006-03-01/";

[[nodiscard]] inline bool is_s3(const model::Service& service) { return service.name == "s3"; }
// The element that holds an operation's answer.
[[nodiscard]] std::string_view s3_root(const model::Operation& operation);
// The status of an answer: 206 where it holds a part of an object.
// Source: S3 API Reference, GetObject, HeadObject ("Range", "partNumber").
[[nodiscard]] int s3_status(const Response& response);
// What a request says about its buffered body, Content-MD5 or x-amz-checksum-*, is true; and it says something where S3
// wants it. Fails with InvalidDigest, BadDigest, InvalidRequest.
// Source: S3 API Reference, DeleteObjects ("Content-MD5 request header"); S3 User Guide, "Checking object integrity".
[[nodiscard]] Result<> check_digests(const model::Operation& operation, const Request& request);
// What S3 sends beside a request id.
[[nodiscard]] std::string s3_host_id(std::string_view request_id);

}  // namespace backlot::wire
