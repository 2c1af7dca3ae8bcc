// GetBucketPolicy, PutBucketPolicy and DeleteBucketPolicy.
//
// Only identities of the bucket's account may use them, whatever a policy allows to others: they get
// MethodNotAllowed. The root user of the owning account may always read, replace and delete the policy, so that
// no policy locks its owner out; the gate knows that. A policy that is public is refused while BlockPublicPolicy
// is on. Fails with NoSuchBucketPolicy, MalformedPolicy, MethodNotAllowed, AccessDenied.
//
// DIFFERS: whether a policy locks its author out is not checked, so ConfirmRemoveSelfBucketAccess changes nothing.
//
// Source: Amazon S3 API Reference (2006-03-01), PutBucketPolicy, GetBucketPolicy, DeleteBucketPolicy; S3 User Guide,
// "Blocking public access to your Amazon S3 storage".
#include "identity/directory.h"
#include "identity/principals.h"
#include "policy/document.h"
#include "policy/public_access.h"
#include "policy/validate.h"
#include "services/s3/access.h"
#include "services/s3/acl.h"
#include "services/s3/configurations.h"
#include "services/s3/errors.h"
#include "services/s3/model.h"
#include "text/json.h"

namespace backlot::s3 {

namespace {

constexpr std::size_t policy_limit_bytes = 20 * 1024;

Result<> check_is_owner(const Context& context, const BucketRecord& bucket, std::string_view method) {
    if (context.account() == bucket.account) return {};
    return errors::method_not_allowed(method, "BUCKETPOLICY");
}

Result<> refuse_public(const Context& context, const BucketRecord& bucket, std::string_view policy) {
    if (!effective_block(context, bucket).block_public_policy) return {};
    BACKLOT_TRY(document, policy::parse(policy));
    if (!policy::is_public(*document)) return {};
    const auto& caller = context.caller();
    return errors::access_denied("User: " + caller.arn + " is not authorized to perform: s3:PutBucketPolicy on resource: \"" +
                                 bucket_arn(bucket.name) +
                                 "\" because public policies are prevented by the BlockPublicPolicy setting in S3 Block "
                                 "Public Access.");
}

errors::Failure invalid_principal(std::string detail) {
    return errors::make("MalformedPolicy", "Invalid principal in policy", 400, {{"Detail", std::move(detail)}});
}

// The accounts that a Principal names by their canonical ids, named by their ARNs.
Result<> name_accounts(const Context& context, Json& principal) {
    const auto* named = principal.find("CanonicalUser");
    if (named == nullptr) return {};
    Json all = Json::array();
    if (const auto* others = principal.find("AWS"); others != nullptr && others->is_array()) {
        all = *others;
    } else if (others != nullptr) {
        all.push_back(*others);
    }
    const auto ids = named->is_array() ? named->as_array() : Json::Array{*named};
    for (const auto& id : ids) {
        const auto account = account_of_canonical(context, id.string_or(""));
        if (!account) return invalid_principal(id.string_or(""));
        all.push_back(identity::root_arn(account->id));
    }
    principal.erase("CanonicalUser");
    principal.set("AWS", all.as_array().size() == 1 ? Json(all.as_array().front()) : std::move(all));
    return {};
}

// The policy as S3 keeps it: "Amazon S3 might change the canonical ID to the corresponding AWS account ID".
// Source: S3 User Guide, "Principals for bucket policies".
Result<std::string> without_canonical_users(const Context& context, const std::string& text) {
    if (!text.contains("\"CanonicalUser\"")) return text;
    BACKLOT_TRY(document, Json::parse(text));
    const auto rename = [&](Json& statement) -> Result<> {
        for (const auto* element : {"Principal", "NotPrincipal"}) {
            auto* principal = statement.find(element);
            if (principal != nullptr && principal->is_object()) BACKLOT_CHECK(name_accounts(context, *principal));
        }
        return {};
    };
    auto* statements = document.find("Statement");
    if (statements->is_array()) {
        for (auto& one : statements->as_array()) BACKLOT_CHECK(rename(one));
    } else {
        BACKLOT_CHECK(rename(*statements));
    }
    return document.dump();
}

}  // namespace

Result<Access> get_bucket_policy_access(const Context& context, const GetBucketPolicyInput& input) {
    BACKLOT_TRY(bucket, open_bucket(context, input));
    return access_of(bucket_question(context, bucket, "s3:GetBucketPolicy"));
}

Result<GetBucketPolicyOutput> get_bucket_policy(const Context& context, const GetBucketPolicyInput& input) {
    BACKLOT_TRY(bucket, bucket_of(context, input.bucket));
    BACKLOT_CHECK(check_is_owner(context, bucket, "GET"));
    if (bucket.policy.empty()) {
        return errors::make("NoSuchBucketPolicy", "The bucket policy does not exist", 404, {{"BucketName", bucket.name}});
    }
    return GetBucketPolicyOutput{.policy = identity::readable(context.view(), bucket.policy)};
}

Result<Access> put_bucket_policy_access(const Context& context, const PutBucketPolicyInput& input) {
    BACKLOT_TRY(bucket, open_bucket(context, input));
    return access_of(bucket_question(context, bucket, "s3:PutBucketPolicy"));
}

Result<PutBucketPolicyOutput> put_bucket_policy(Context& context, const PutBucketPolicyInput& input) {
    BACKLOT_TRY(bucket, bucket_of(context, input.bucket));
    BACKLOT_CHECK(check_is_owner(context, bucket, "PUT"));
    const auto text = input.policy.value_or("");
    if (text.size() > policy_limit_bytes) {
        return errors::make("PolicyTooLarge", "Policy exceeds the maximum allowed document size.", 400);
    }
    const auto arn = bucket_arn(bucket.name);
    BACKLOT_CHECK(policy::validate(text, {.kind = policy::PolicyKind::resource, .service = "s3", .resource = arn}));
    BACKLOT_TRY(plain, without_canonical_users(context, text));
    auto canonical = identity::canonical(context.view(), plain);
    if (!canonical) {
        if (canonical.error().code != "InvalidPrincipal") return std::unexpected(std::move(canonical).error());
        return invalid_principal(canonical.error().message);
    }
    BACKLOT_CHECK(refuse_public(context, bucket, *canonical));
    bucket.policy = std::move(*canonical);
    store_bucket(context, bucket);
    return PutBucketPolicyOutput{};
}

Result<Access> delete_bucket_policy_access(const Context& context, const DeleteBucketPolicyInput& input) {
    BACKLOT_TRY(bucket, open_bucket(context, input));
    return access_of(bucket_question(context, bucket, "s3:DeleteBucketPolicy"));
}

Result<DeleteBucketPolicyOutput> delete_bucket_policy(Context& context, const DeleteBucketPolicyInput& input) {
    BACKLOT_TRY(bucket, bucket_of(context, input.bucket));
    BACKLOT_CHECK(check_is_owner(context, bucket, "DELETE"));
    bucket.policy.clear();
    store_bucket(context, bucket);
    return DeleteBucketPolicyOutput{};
}

}  // namespace backlot::s3
