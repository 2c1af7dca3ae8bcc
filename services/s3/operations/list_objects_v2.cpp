// ListObjectsV2: the keys of a bucket, page by page.
//
// A continuation token is the entry that the page before ended with.
//
// Source: Amazon S3 API Reference (2006-03-01), ListObjectsV2.
#include "base/encoding.h"
#include "services/s3/page.h"

namespace backlot::s3 {

namespace {

constexpr std::string_view token_mark = "1/";

Result<std::string> start_of(const ListObjectsV2Input& input) {
    if (!input.continuation_token) return input.start_after.value_or("");
    const auto text = from_base64(*input.continuation_token);
    if (input.continuation_token->empty()) {
        return errors::invalid_argument("The continuation token provided is incorrect", "continuation-token");
    }
    if (!text || !text->starts_with(token_mark)) {
        return errors::invalid_argument("The continuation token provided is incorrect", "continuation-token",
                                        *input.continuation_token);
    }
    return text->substr(token_mark.size());
}

}  // namespace

Result<Access> list_objects_v2_access(const Context& context, const ListObjectsV2Input& input) {
    return list_access(context, input, "s3:ListBucket");
}

Result<ListObjectsV2Output> list_objects_v2(const Context& context, const ListObjectsV2Input& input) {
    ListObjectsV2Output output;
    BACKLOT_TRY(start, start_of(input));
    const auto owners = input.fetch_owner.value_or(false) ? Owners::shown : Owners::hidden;
    BACKLOT_TRY(last, fill_page(context, input, start, owners, output));
    output.key_count = static_cast<std::int64_t>(output.contents.size() + output.common_prefixes.size());
    output.continuation_token = input.continuation_token;
    if (input.start_after && !input.continuation_token) output.start_after = shown_key(*input.start_after, input.encoding_type);
    if (*output.is_truncated) output.next_continuation_token = base64(std::string(token_mark) + last);
    return output;
}

}  // namespace backlot::s3
