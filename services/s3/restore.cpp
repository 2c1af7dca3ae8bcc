#include "services/s3/restore.h"

#include "clock/format.h"

namespace backlot::s3 {

namespace {

enum class Copy { none, coming, there };

Copy copy_of(const ObjectRecord& object, Time now) {
    if (!object.restore_ready || !object.restore_end || now >= *object.restore_end) return Copy::none;
    return now < *object.restore_ready ? Copy::coming : Copy::there;
}

}  // namespace

bool is_archive_class(std::string_view storage_class) {
    return storage_class == "GLACIER" || storage_class == "DEEP_ARCHIVE";
}

bool is_archived(const ObjectRecord& object, Time now) {
    return is_archive_class(object.storage_class) && copy_of(object, now) != Copy::there;
}

std::optional<std::string> restore_header(const ObjectRecord& object, Time now) {
    switch (copy_of(object, now)) {
        case Copy::none: return std::nullopt;
        case Copy::coming: return "ongoing-request=\"true\"";
        case Copy::there: break;
    }
    return "ongoing-request=\"false\", expiry-date=\"" + clock::rfc1123(*object.restore_end) + "\"";
}

std::optional<RestoreStatus> restore_status(const ObjectRecord& object, Time now) {
    const auto copy = copy_of(object, now);
    if (copy == Copy::none) return std::nullopt;
    RestoreStatus status{.is_restore_in_progress = copy == Copy::coming, .restore_expiry_date = {}};
    if (copy == Copy::there) status.restore_expiry_date = object.restore_end;
    return status;
}

}  // namespace backlot::s3
