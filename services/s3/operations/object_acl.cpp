// GetObjectAcl and PutObjectAcl.
//
// Fails with NoSuchKey, NoSuchVersion, MethodNotAllowed (a delete marker), AccessControlListNotSupported,
// MalformedACLError, AccessDenied (BlockPublicAcls).
//
// Source: Amazon S3 API Reference (2006-03-01), PutObjectAcl, GetObjectAcl.
#include "services/s3/access.h"
#include "services/s3/acl_shapes.h"
#include "services/s3/object_of.h"
#include "services/s3/read.h"

namespace backlot::s3 {

Result<Access> get_object_acl_access(const Context& context, const GetObjectAclInput& input) {
    return object_access(context, input, input.version_id ? "s3:GetObjectVersionAcl" : "s3:GetObjectAcl");
}

Result<GetObjectAclOutput> get_object_acl(const Context& context, const GetObjectAclInput& input) {
    BACKLOT_TRY(bucket, bucket_of(context, input.bucket));
    BACKLOT_TRY(object, existing_object(context, input, "GET"));
    const auto& owner = object.owner.empty() ? bucket.account : object.owner;
    return GetObjectAclOutput{.owner = owner_shape(context, owner), .grants = grant_shapes(context, object.acl)};
}

Result<Access> put_object_acl_access(const Context& context, const PutObjectAclInput& input) {
    return object_access(context, input, input.version_id ? "s3:PutObjectVersionAcl" : "s3:PutObjectAcl",
                         acl_keys(input));
}

Result<PutObjectAclOutput> put_object_acl(Context& context, const PutObjectAclInput& input) {
    BACKLOT_TRY(bucket, bucket_of(context, input.bucket));
    BACKLOT_CHECK(refuse_marker(context, bucket, input, "PUT"));
    BACKLOT_TRY(object, existing_object(context, input, "PUT"));
    const auto& owner = object.owner.empty() ? bucket.account : object.owner;
    auto request = acl_request(input);
    // Objects have no permission to write of their own: S3 reads the header and grants nothing by it.
    if (request.write) {
        AclRequest alone;
        alone.write = std::exchange(request.write, std::nullopt);
        BACKLOT_CHECK(grants_of(context, alone, AclOf::object, owner, bucket.account));
    }
    BACKLOT_TRY(grants, wanted_grants(context, bucket, request, input.access_control_policy, AclOf::object, owner));
    object.acl = std::move(grants);
    rewrite_version(context, bucket, object);
    return PutObjectAclOutput{};
}

}  // namespace backlot::s3
