// A question about a bucket or an object without a call: the owner, policy, ACL, Block Public Access and tags as every
// operation on it would find them.
#include "services/s3/access.h"
#include "services/s3/objects.h"

namespace backlot::s3 {

// Fails with NoSuchBucket. An object that is not there is asked for as a new one would be.
Result<Question> question_of(const Context& context, Question asked) {
    constexpr std::string_view prefix = "arn:aws:s3:::";
    if (!asked.resource.starts_with(prefix)) return asked;  // "*", access points: nothing belongs to them here
    const auto path = std::string_view(asked.resource).substr(prefix.size());
    const auto slash = path.find('/');
    const auto name = path.substr(0, slash);
    if (asked.action == "s3:CreateBucket" || name.find_first_of("*?") != name.npos) return asked;
    BACKLOT_TRY(bucket, bucket_of(context, name));
    auto keys = std::move(asked.keys);
    if (slash == path.npos) return bucket_question(context, bucket, asked.action, std::move(keys));
    const auto key = path.substr(slash + 1);
    const auto object = current_object(context, name, key);
    return object_question(context, bucket, asked.action, key, object ? &*object : nullptr, std::move(keys));
}

}  // namespace backlot::s3
