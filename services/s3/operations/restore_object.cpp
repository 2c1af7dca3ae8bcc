// RestoreObject: brings a temporary copy of an archived object, after hours and for some days.
//
// The copy is there when the tier's longest time is over; an object that has one already keeps it for the days asked
// for from now on, and a restore under way can only be made faster. Fails with InvalidObjectState, MalformedXML,
// InvalidArgument, RestoreAlreadyInProgress, NoSuchKey, NoSuchVersion, MethodNotAllowed.
//
// Source: Amazon S3 API Reference (2006-03-01), RestoreObject; S3 User Guide, "Understanding archive retrieval options".
#include "services/s3/object_of.h"
#include "services/s3/restore.h"

namespace backlot::s3 {

namespace {

using namespace std::chrono_literals;

// Fails with MalformedXML (no such tier), InvalidArgument (a tier that the archive does not have).
Result<std::chrono::minutes> time_of(const RestoreRequest& request, std::string_view storage_class) {
    const bool is_deep = storage_class == "DEEP_ARCHIVE";
    const auto tier = request.glacier_job_parameters ? request.glacier_job_parameters->tier
                                                     : request.tier.value_or("Standard");
    if (tier == "Standard") return is_deep ? 12h : 5h;
    if (tier == "Bulk") return is_deep ? 48h : 12h;
    if (tier != "Expedited") return errors::malformed_xml();
    if (is_deep) {
        return errors::invalid_argument("Retrieval option is not supported by this storage class", "Tier", tier);
    }
    return 5min;
}

// The first midnight after the days are over.
Time end_of(Time ready, std::int64_t days) { return std::chrono::ceil<std::chrono::days>(ready + std::chrono::days{days}); }

Result<std::int64_t> days_of(const RestoreRequest& request) {
    if (!request.days) return errors::malformed_xml();
    if (*request.days < 1) {
        return errors::invalid_argument("Restoration days should be at least 1", "Days", std::to_string(*request.days));
    }
    return *request.days;
}

}  // namespace

Result<Access> restore_object_access(const Context& context, const RestoreObjectInput& input) {
    return object_access(context, input, "s3:RestoreObject");
}

Result<RestoreObjectOutput> restore_object(Context& context, const RestoreObjectInput& input) {
    BACKLOT_TRY(bucket, bucket_of(context, input.bucket));
    BACKLOT_TRY(object, existing_object(context, input, "POST"));
    if (!input.restore_request) return errors::malformed_xml();
    const auto& request = *input.restore_request;
    if (request.type || request.select_parameters || request.output_location) {
        return errors::not_built("backlot restores archives whole: it does not select from them.");
    }
    if (!is_archive_class(object.storage_class)) {
        return errors::make("InvalidObjectState", "Restore is not allowed for the object's current storage class", 403,
                            {{"StorageClass", object.storage_class}});
    }
    BACKLOT_TRY(duration, time_of(request, object.storage_class));
    const auto now = moment_of(context);
    const bool is_known = object.restore_end && now < *object.restore_end;
    RestoreObjectOutput output;
    output.request_charged = charged(context, bucket);
    output.status = 202;
    if (is_known && now < *object.restore_ready) {
        const auto sooner = now + duration;
        if (sooner >= *object.restore_ready) {
            return errors::make("RestoreAlreadyInProgress", "Object restore is already in progress", 409);
        }
        object.restore_ready = sooner;
    } else {
        BACKLOT_TRY(days, days_of(request));
        if (!is_known) object.restore_ready = now + duration;
        object.restore_end = end_of(is_known ? now : *object.restore_ready, days);
        if (is_known) output.status = 200;
    }
    rewrite_version(context, bucket, object);
    return output;
}

}  // namespace backlot::s3
