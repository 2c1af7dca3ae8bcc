// Intake: a streamed body on its way into the blob store, hashed as it comes. Internal to the gateway.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/digest.h"
#include "gateway/form_reader.h"
#include "gateway/gateway.h"
#include "gateway/upload_policy.h"

namespace backlot::gateway {

// A checksum that a request announces for its body, in a header, a trailer or by name alone.
struct Announced {
    std::string name;  // "CRC32"
    Algorithm algorithm;
};

struct Transaction::Intake {
    kernel::Erased input;                                // of a streaming operation
    std::unique_ptr<sigv4::ChunkedDecoder> chunks;       // where the body is in S3's own chunks
    std::unique_ptr<store::BlobWriter> blob;             // once it is larger than inline_body_limit_bytes
    std::string small;
    std::uint64_t size = 0;
    Digest md5{Algorithm::md5};
    std::optional<Digest> sha256;
    std::vector<std::pair<Announced, Digest>> checksums;
};

// A browser's upload, in which the signature, the headers and the key are fields of a form.
struct Transaction::Form {
    FormReader reader;
    std::string bucket;
    bool is_virtual_hosted = false;
    std::optional<UploadPolicy> policy = {};
    std::string key = {};
};

}  // namespace backlot::gateway
