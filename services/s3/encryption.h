// Server-side encryption of objects: which kind a request asks for, and whether a reader brought the right key.
//
// DIFFERS: bytes are stored as they came; what is kept of a customer's key is its MD5, and it is really compared.
//
// Source: S3 User Guide, "Using server-side encryption with Amazon S3 managed keys (SSE-S3)", "Using server-side
// encryption with customer-provided keys (SSE-C)", "Setting default server-side encryption behavior".
#pragma once

#include <map>
#include <optional>
#include <string>

#include "base/error.h"
#include "kernel/context.h"
#include "services/s3/tables.h"

namespace backlot::s3 {

struct CustomerKey {
    std::optional<std::string> algorithm;
    std::optional<std::string> key;
    std::optional<std::string> key_md5;
    [[nodiscard]] bool is_given() const { return algorithm || key || key_md5; }
};

template <class Input>
[[nodiscard]] CustomerKey customer_key(const Input& input) {
    return {.algorithm = input.sse_customer_algorithm,
            .key = input.sse_customer_key,
            .key_md5 = input.sse_customer_key_md5};
}

using Encryption = std::map<std::string, std::string>;

// What a bucket says of the encryption of its new objects. Without a configuration of its own: SSE-S3, and SSE-C
// blocked, as every new bucket since April 2026 (not where the emulator was started with the defaults of old).
// Source: S3 User Guide, "Blocking or unblocking SSE-C for a general purpose bucket".
struct BucketEncryption {
    std::string algorithm = "AES256";
    std::optional<std::string> key_id = {};  // of KMS
    bool has_bucket_key = false;
    bool blocks_customer_keys = true;
};
[[nodiscard]] Result<BucketEncryption> bucket_encryption(const kernel::Context& context, const BucketRecord& bucket);

// What a request says of the encryption of a new object.
struct EncryptionRequest {
    std::optional<std::string> algorithm;
    std::optional<std::string> kms_key_id;
    std::optional<std::string> kms_context;
    std::optional<bool> has_bucket_key;
    CustomerKey customer;
};

template <class Input>
[[nodiscard]] EncryptionRequest encryption_request(const Input& input) {
    return {.algorithm = input.server_side_encryption,
            .kms_key_id = input.ssekms_key_id,
            .kms_context = input.ssekms_encryption_context,
            .has_bucket_key = input.bucket_key_enabled,
            .customer = customer_key(input)};
}

// What a new object is encrypted with: SSE-C where the request brings a key, else what it names, else the bucket's
// default. Fails with AccessDenied (the bucket blocks SSE-C, KMS refuses the caller), InvalidArgument,
// InvalidEncryptionAlgorithmError, and as seal_with_key().
[[nodiscard]] Result<Encryption> new_encryption(kernel::Context& context, const BucketRecord& bucket, std::string_view key,
                                                const EncryptionRequest& request);

// The ETag of a body or a part: its MD5, but for what a key of KMS or the client's own encrypts.
// Source: S3 API Reference, Object, "ETag".
[[nodiscard]] bool has_md5_for_etag(const Encryption& encryption);
[[nodiscard]] std::string etag_of_body(kernel::Context& context, const Encryption& encryption, std::string_view md5);

// Whether the request's key opens the object. Fails with InvalidRequest, AccessDenied, InvalidArgument.
[[nodiscard]] Result<> check_customer_key(const ObjectRecord& object, const CustomerKey& customer);

// The answer's headers.
template <class Output>
void give_encryption(Output& output, const Encryption& encryption) {
    const auto give = [&](const char* name, std::optional<std::string>& member) {
        if (const auto found = encryption.find(name); found != encryption.end()) member = found->second;
    };
    if constexpr (requires { output.server_side_encryption; }) give("ServerSideEncryption", output.server_side_encryption);
    if constexpr (requires { output.ssekms_key_id; }) give("SSEKMSKeyId", output.ssekms_key_id);
    if constexpr (requires { output.ssekms_encryption_context; }) {
        give("SSEKMSEncryptionContext", output.ssekms_encryption_context);
    }
    if constexpr (requires { output.bucket_key_enabled; }) {
        if (encryption.contains("BucketKeyEnabled")) output.bucket_key_enabled = true;
    }
    if constexpr (requires { output.sse_customer_algorithm; }) give("SSECustomerAlgorithm", output.sse_customer_algorithm);
    if constexpr (requires { output.sse_customer_key_md5; }) give("SSECustomerKeyMD5", output.sse_customer_key_md5);
}

}  // namespace backlot::s3
