#include "services/s3/encryption.h"

#include "base/digest.h"
#include "base/encoding.h"
#include "services/s3/configurations.h"
#include "services/s3/errors.h"
#include "services/s3/key_encryption.h"
#include "text/json.h"

namespace backlot::s3 {

namespace {

// Fails where the three headers do not fit one another.
Result<> check_headers(const CustomerKey& customer) {
    if (!customer.algorithm) {
        return errors::invalid_argument(
            "Requests specifying Server Side Encryption with Customer provided keys must provide a valid encryption "
            "algorithm.",
            "x-amz-server-side-encryption", "null");
    }
    if (*customer.algorithm != "AES256") {
        return errors::make("InvalidEncryptionAlgorithmError",
                            "The Encryption request you specified is not valid. Supported value: AES256.", 400,
                            {{"ArgumentName", "x-amz-server-side-encryption"},
                             {"ArgumentValue", *customer.algorithm}});
    }
    if (!customer.key) {
        return errors::invalid_argument(
            "Requests specifying Server Side Encryption with Customer provided keys must provide an appropriate "
            "secret key.",
            "x-amz-server-side-encryption", "null");
    }
    if (!customer.key_md5) {
        return errors::invalid_argument(
            "Requests specifying Server Side Encryption with Customer provided keys must provide the client "
            "calculated MD5 of the secret key.",
            "x-amz-server-side-encryption", "null");
    }
    const auto key = from_base64(*customer.key);
    if (!key || key->size() != 32) {
        return errors::invalid_argument("The secret key was invalid for the specified algorithm.",
                                        "x-amz-server-side-encryption", "null");
    }
    if (base64(digest(Algorithm::md5, *key)) != *customer.key_md5) {
        return errors::invalid_argument("The calculated MD5 hash of the key did not match the hash that was provided.",
                                        "x-amz-server-side-encryption", "null");
    }
    return {};
}

}  // namespace

Result<BucketEncryption> bucket_encryption(const kernel::Context& context, const BucketRecord& bucket) {
    BucketEncryption found{.blocks_customer_keys = !context.settings().legacy_s3_defaults};
    const auto* text = find_configuration(bucket, "encryption");
    if (text == nullptr) return found;
    BACKLOT_TRY(configuration, Json::parse(*text));
    const auto* rules = configuration.find("Rules");
    if (rules == nullptr || !rules->is_array()) return found;
    for (const auto& rule : rules->as_array()) {
        found.algorithm = rule["ApplyServerSideEncryptionByDefault"]["SSEAlgorithm"].string_or(found.algorithm);
        if (const auto id = rule["ApplyServerSideEncryptionByDefault"]["KMSMasterKeyID"].string_or(""); !id.empty()) found.key_id = id;
        found.has_bucket_key = rule["BucketKeyEnabled"].is_bool() && rule["BucketKeyEnabled"].as_bool();
        if (const auto* types = rule["BlockedEncryptionTypes"].find("EncryptionType"); types && types->is_array()) {
            for (const auto& type : types->as_array()) found.blocks_customer_keys = type.string_or("") == "SSE-C";
        }
    }
    return found;
}

Result<Encryption> new_encryption(kernel::Context& context, const BucketRecord& bucket, std::string_view key,
                                  const EncryptionRequest& request) {
    BACKLOT_TRY(preset, bucket_encryption(context, bucket));
    const auto& requested = request.algorithm;
    if (request.customer.is_given()) {
        // Before the key is looked at. A refusal of the bucket's, not of a policy's.
        if (preset.blocks_customer_keys) return errors::access_denied();
        if (requested) {
            return errors::invalid_argument(
                "Server Side Encryption with Customer provided key is incompatible with the encryption method "
                "specified",
                "x-amz-server-side-encryption", *requested);
        }
        BACKLOT_CHECK(check_headers(request.customer));
        return Encryption{{"SSECustomerAlgorithm", "AES256"}, {"SSECustomerKeyMD5", *request.customer.key_md5}};
    }
    if (request.kms_key_id && (!requested || !requested->starts_with("aws:kms"))) {
        return errors::invalid_argument(
            "Server Side Encryption with AWS KMS managed key requires HTTP header x-amz-server-side-encryption : "
            "aws:kms",
            "x-amz-server-side-encryption", requested.value_or("null"));
    }
    const auto algorithm = requested.value_or(preset.algorithm);
    if (algorithm == "aws:kms" || algorithm == "aws:kms:dsse") {
        // Of a request that names the algorithm alone, the key is the account's own; of none, the bucket's.
        const auto key_id = requested ? request.kms_key_id : preset.key_id;
        const bool has_bucket_key = algorithm == "aws:kms" && request.has_bucket_key.value_or(preset.has_bucket_key);
        return seal_with_key(context, bucket, key, {.algorithm = algorithm, .key_id = key_id, .context = request.kms_context, .has_bucket_key = has_bucket_key});
    }
    if (algorithm != "AES256") {
        return errors::invalid_argument("The encryption method specified is not supported",
                                        "x-amz-server-side-encryption", algorithm);
    }
    return Encryption{{"ServerSideEncryption", algorithm}};
}

bool has_md5_for_etag(const Encryption& encryption) {
    return !encryption.contains("SSEKMSKeyId") && !encryption.contains("SSECustomerKeyMD5");
}

std::string etag_of_body(kernel::Context& context, const Encryption& encryption, std::string_view md5) {
    return has_md5_for_etag(encryption) ? hex(md5) : context.ids().hex(32);
}

Result<> check_customer_key(const ObjectRecord& object, const CustomerKey& customer) {
    const auto stored = object.encryption.find("SSECustomerKeyMD5");
    if (stored == object.encryption.end()) {
        if (!customer.is_given()) return {};
        return errors::invalid_request("The encryption parameters are not applicable to this object.");
    }
    if (!customer.is_given()) {
        return errors::invalid_request(
            "The object was stored using a form of Server Side Encryption. The correct parameters must be provided to "
            "retrieve the object.");
    }
    const auto wrong_key = [] {
        return errors::access_denied("Requests specifying Server Side Encryption with Customer provided keys must provide the correct "
                                     "secret key.");
    };
    // A key that cannot be one is a wrong one here.
    if (const auto key = customer.key ? from_base64(*customer.key) : std::nullopt;
        key && key->size() != 32 && customer.key_md5 && base64(digest(Algorithm::md5, *key)) == *customer.key_md5) {
        return wrong_key();
    }
    BACKLOT_CHECK(check_headers(customer));
    if (!equal_in_constant_time(stored->second, *customer.key_md5)) return wrong_key();
    return {};
}

}  // namespace backlot::s3
