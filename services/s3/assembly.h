// Putting an object together of its parts: which parts, whether they are what the client says, one body, one checksum.
//
// Source: Amazon S3 API Reference (2006-03-01), CompleteMultipartUpload.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "services/s3/model.h"
#include "services/s3/multipart.h"
#include "services/s3/objects.h"

namespace backlot::s3 {

// The parts that the client lists, in order. Fails with MalformedXML, InvalidPartOrder, InvalidPart, InvalidRequest
// (a checksum missing), EntityTooSmall.
[[nodiscard]] Result<std::vector<UploadedPart>> listed_parts(const Context& context, const UploadRecord& upload,
                                                             const CompleteMultipartUploadInput& input);

// "md5 of the parts' md5s"-N.
[[nodiscard]] std::string composite_etag(const std::vector<UploadedPart>& parts);

// The checksum of the whole, by the upload's algorithm and type; nothing where the parts have none.
struct WholeChecksum {
    std::string algorithm;
    std::string type;
    std::string value;
};
[[nodiscard]] std::optional<WholeChecksum> checksum_of_whole(const UploadRecord& upload,
                                                             const std::vector<UploadedPart>& parts);

// The parts' bytes after one another: all inline where they are few, else all in blobs, whose uses move over.
[[nodiscard]] Result<Bytes> join_bytes(Context& context, std::vector<UploadedPart>& parts);

}  // namespace backlot::s3
