// GetBucketRequestPayment and PutBucketRequestPayment: who pays for requests.
//
// Source: Amazon S3 API Reference (2006-03-01), PutBucketRequestPayment.
#include "services/s3/access.h"
#include "services/s3/configurations.h"
#include "services/s3/errors.h"
#include "services/s3/model.h"

namespace backlot::s3 {

Result<Access> get_bucket_request_payment_access(const Context& context, const GetBucketRequestPaymentInput& input) {
    BACKLOT_TRY(bucket, open_bucket(context, input));
    return access_of(bucket_question(context, bucket, "s3:GetBucketRequestPayment"));
}

Result<GetBucketRequestPaymentOutput> get_bucket_request_payment(const Context& context,
                                                                 const GetBucketRequestPaymentInput& input) {
    BACKLOT_TRY(bucket, bucket_of(context, input.bucket));
    GetBucketRequestPaymentOutput output{.payer = "BucketOwner"};
    if (const auto* text = find_configuration(bucket, "request-payment")) {
        BACKLOT_CHECK(fill_output("GetBucketRequestPayment", &output, *text));
    }
    return output;
}

Result<Access> put_bucket_request_payment_access(const Context& context, const PutBucketRequestPaymentInput& input) {
    BACKLOT_TRY(bucket, open_bucket(context, input));
    return access_of(bucket_question(context, bucket, "s3:PutBucketRequestPayment"));
}

Result<PutBucketRequestPaymentOutput> put_bucket_request_payment(Context& context,
                                                                 const PutBucketRequestPaymentInput& input) {
    BACKLOT_TRY(bucket, bucket_of(context, input.bucket));
    const auto& configuration = input.request_payment_configuration;
    if (configuration.payer != "Requester" && configuration.payer != "BucketOwner") return errors::malformed_xml();
    bucket.configurations["request-payment"] =
        configuration_text("PutBucketRequestPayment", "RequestPaymentConfiguration", &configuration);
    store_bucket(context, bucket);
    return PutBucketRequestPaymentOutput{};
}

}  // namespace backlot::s3
