// ListBuckets: the caller's account's buckets, by name.
//
// Source: Amazon S3 API Reference (2006-03-01), ListBuckets.
#include "base/encoding.h"
#include "services/s3/access.h"
#include "services/s3/acl_shapes.h"
#include "services/s3/errors.h"
#include "services/s3/model.h"
#include "services/s3/names.h"

namespace backlot::s3 {

constexpr std::int64_t list_buckets_limit = 10'000;

Result<Access> list_buckets_access(const Context&, const ListBucketsInput&) {
    return Access{.action = "s3:ListAllMyBuckets"};
}

Result<ListBucketsOutput> list_buckets(const Context& context, const ListBucketsInput& input) {
    const auto limit = input.max_buckets.value_or(list_buckets_limit);
    if (limit < 1 || limit > list_buckets_limit) {
        return errors::invalid_argument("Argument max-buckets must be an integer between 1 and 10000", "max-buckets",
                                        std::to_string(limit));
    }
    if (input.bucket_region && !is_region(*input.bucket_region)) {
        return errors::invalid_argument("Argument value " + *input.bucket_region + " is not a valid AWS Region", "bucket-region");
    }
    std::string after;
    if (input.continuation_token && !input.continuation_token->empty()) {
        const auto decoded = from_base64(*input.continuation_token);
        if (!decoded || !is_readable_bucket_name(*decoded)) {
            return errors::invalid_argument("The continuation token provided is incorrect", "continuation-token",
                                            *input.continuation_token);
        }
        after = *decoded;
    }
    ListBucketsOutput output;
    output.buckets.given = true;
    output.prefix = input.prefix;
    output.owner = owner_shape(context, context.account());
    // Names are global, so buckets of other accounts are passed over on the way.
    const auto all = store::key_of(buckets);
    const auto from = after.empty() ? all : store::after_key(store::key_of(buckets, after));
    store::scan_range(context.view(), buckets, from, store::after_prefix(all),
                      [&](const store::KeyReader&, const BucketRecord& bucket) {
                          if (bucket.account != context.account()) return true;
                          if (input.prefix && !bucket.name.starts_with(*input.prefix)) return true;
                          if (input.bucket_region && bucket.region != *input.bucket_region) return true;
                          if (static_cast<std::int64_t>(output.buckets.size()) == limit) {
                              output.continuation_token = base64(*output.buckets.back().name);
                              return false;
                          }
                          output.buckets.push_back({.name = bucket.name,
                                                    .creation_date = bucket.created,
                                                    .bucket_region = bucket.region,
                                                    .bucket_arn = bucket_arn(bucket.name)});
                          return true;
                      });
    return output;
}

}  // namespace backlot::s3
