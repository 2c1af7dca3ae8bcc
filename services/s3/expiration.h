// When a bucket's lifecycle would end an object, as answers tell it in x-amz-expiration.
//
// Source: Amazon S3 User Guide, "Setting lifecycle configuration on a bucket", "Lifecycle rules: based on an object's
// age" (midnight UTC of the day after); S3 API Reference, GetObject, "x-amz-expiration".
#pragma once

#include <optional>
#include <string>

#include "services/s3/tables.h"

namespace backlot::s3 {

// `expiry-date="Fri, 21 Dec 2012 00:00:00 GMT", rule-id="old"`: of the enabled rules that hold for the object, the one
// that ends it first. Nothing for versions that are not the newest.
[[nodiscard]] std::optional<std::string> expiration_of(const BucketRecord& bucket, const ObjectRecord& object);

}  // namespace backlot::s3
