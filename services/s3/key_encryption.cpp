#include "services/s3/key_encryption.h"

#include "base/encoding.h"
#include "services/kms/model.h"
#include "services/s3/errors.h"
#include "text/json.h"

namespace backlot::s3 {

namespace {

constexpr const char* arn_pair = "aws:s3:arn";

// As the object's record keeps it; the names of those that answers show are AWS's.
constexpr const char* data_key_name = "DataKey";
constexpr const char* data_key_context_name = "DataKeyContext";

identity::Caller caller_of(const Context& context) { return context.caller_via("s3." + context.region() + ".amazonaws.com"); }

errors::Failure failure_of(const backlot::Error& error) {
    if (error.code == "AccessDeniedException") return errors::access_denied(error.message);
    return errors::make("KMS." + error.code, error.message, 400);
}

using Pairs = model::Map<std::string>;

// What the request adds. Source: PutObject, x-amz-server-side-encryption-context: base64 of JSON of texts.
Result<Pairs> pairs_of(const std::optional<std::string>& header) {
    Pairs out;
    if (!header) return out;
    const auto invalid = [&] {
        return errors::invalid_argument("The header 'x-amz-server-side-encryption-context' shall be Base64-encoded UTF-8 string holding "
                                        "JSON which represents a string-string map",
                                        "x-amz-server-side-encryption-context", *header);
    };
    const auto text = from_base64(*header);
    const auto json = text ? Json::parse(*text) : Result<Json>(Json());
    if (!json || !json->is_object()) return invalid();
    for (const auto& [name, value] : json->as_object()) {
        if (!value.is_string()) return invalid();
        out[name] = value.as_string();
    }
    return out;
}

std::string text_of(const Pairs& pairs) {
    Json json = Json::object();
    for (const auto& [name, value] : pairs) json.set(name, value);
    return json.dump();
}

}  // namespace

Result<Encryption> seal_with_key(Context& context, const BucketRecord& bucket, std::string_view key, const KeyChoice& choice) {
    if (context.caller().is_anonymous()) {
        return errors::invalid_argument("Requests specifying Server Side Encryption with AWS KMS managed keys require AWS Signature Version 4.",
                                        "Authorization", "null");
    }
    BACKLOT_TRY(pairs, pairs_of(choice.context));
    if (pairs.contains(arn_pair)) {
        return errors::invalid_argument("The key aws:s3:arn of the encryption context is S3's own", "x-amz-server-side-encryption-context", *choice.context);
    }
    pairs[arn_pair] = choice.has_bucket_key ? bucket_arn(bucket.name) : object_arn(bucket.name, key);
    const auto as = caller_of(context);
    auto key_id = choice.key_id.value_or("alias/aws/s3");
    if (!choice.key_id) {
        // Asking for it makes it, where the account does not have it yet.
        const auto managed = context.call(as, kms::DescribeKeyInput{.key_id = key_id});
        if (!managed) return failure_of(managed.error());
        key_id = managed->key_metadata->arn.value_or(key_id);
    }
    const auto made = context.call(as, kms::GenerateDataKeyInput{.key_id = key_id, .encryption_context = pairs, .key_spec = "AES_256"});
    if (!made) return failure_of(made.error());
    Encryption out{{"ServerSideEncryption", choice.algorithm},
                   {"SSEKMSKeyId", *made->key_id},
                   {data_key_name, base64(made->ciphertext_blob->bytes)},
                   {data_key_context_name, text_of(pairs)}};
    if (choice.context) out["SSEKMSEncryptionContext"] = *choice.context;
    if (choice.has_bucket_key) out["BucketKeyEnabled"] = "true";
    return out;
}

Result<> open_with_key(const Context& context, const Encryption& encryption) {
    const auto sealed = encryption.find(data_key_name);
    if (sealed == encryption.end()) return {};
    if (context.caller().is_anonymous()) {
        return errors::invalid_argument("Requests specifying Server Side Encryption with AWS KMS managed keys require AWS Signature Version 4.",
                                        "Authorization", "null");
    }
    Pairs pairs;
    BACKLOT_TRY(json, Json::parse(encryption.at(data_key_context_name)));
    for (const auto& [name, value] : json.as_object()) pairs[name] = value.string_or("");
    const auto opened = context.call(caller_of(context), kms::DecryptInput{.ciphertext_blob = model::Blob{from_base64(sealed->second).value_or("")},
                                                                           .encryption_context = pairs,
                                                                           .key_id = encryption.at("SSEKMSKeyId")});
    if (!opened) return failure_of(opened.error());
    return {};
}

}  // namespace backlot::s3
