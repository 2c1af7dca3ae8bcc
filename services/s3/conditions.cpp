#include "services/s3/conditions.h"

#include "base/encoding.h"
#include "clock/format.h"
#include "services/s3/errors.h"

namespace backlot::s3 {

namespace {

// A list of entity tags, or "*".
bool names_etag(std::string_view list, std::string_view etag) {
    while (!list.empty()) {
        const auto comma = list.find(',');
        const auto one = trim(list.substr(0, comma));
        if (one == "*" || without_quotes(one) == etag) return true;
        list = comma == std::string_view::npos ? std::string_view{} : list.substr(comma + 1);
    }
    return false;
}

// HTTP dates have whole seconds; a date still to come says nothing.
bool modified_after(const ObjectRecord& object, Time since) {
    return std::chrono::floor<std::chrono::seconds>(object.modified) > since;
}

}  // namespace

std::string with_quotes(std::string_view etag) { return "\"" + std::string(etag) + "\""; }

std::string without_quotes(std::string_view etag) {
    if (etag.starts_with("W/")) etag.remove_prefix(2);
    if (etag.starts_with('"')) etag.remove_prefix(1);  // a quote may be missing
    if (etag.ends_with('"')) etag.remove_suffix(1);
    return std::string(etag);
}

Result<> check_read(const Conditions& conditions, const ObjectRecord& object, Time now) {
    if (conditions.if_match) {
        if (!names_etag(*conditions.if_match, object.etag)) return errors::precondition_failed("If-Match");
    } else if (conditions.if_unmodified_since && modified_after(object, *conditions.if_unmodified_since)) {
        return errors::precondition_failed("If-Unmodified-Since");
    }
    const auto unchanged = [&] { return errors::not_modified(with_quotes(object.etag), clock::rfc1123(object.modified)); };
    if (conditions.if_none_match) {
        if (names_etag(*conditions.if_none_match, object.etag)) return unchanged();
    } else if (conditions.if_modified_since && *conditions.if_modified_since <= now &&
               !modified_after(object, *conditions.if_modified_since)) {
        return unchanged();
    }
    return {};
}

Result<> check_copy_source(const Conditions& conditions, const ObjectRecord& object, Time now) {
    const auto checked = check_read(conditions, object, now);
    if (checked) return {};
    if (checked.error().status != 304) {
        return errors::precondition_failed(conditions.if_match ? "x-amz-copy-source-If-Match"
                                                               : "x-amz-copy-source-If-Unmodified-Since");
    }
    return errors::precondition_failed(conditions.if_none_match ? "x-amz-copy-source-If-None-Match"
                                                                : "x-amz-copy-source-If-Modified-Since");
}

Result<> check_write(const std::optional<std::string>& if_match, const std::optional<std::string>& if_none_match,
                     const std::optional<ObjectRecord>& object, std::string_view key) {
    constexpr std::string_view bad_value = "We don't accept the provided value of ";
    if (if_match && if_none_match) {
        return errors::header_not_implemented("If-Match,If-None-Match", "Multiple conditional request headers present in the request");
    }
    if (if_none_match) {
        if (trim(*if_none_match) != "*") {
            return errors::header_not_implemented("If-None-Match", std::string(bad_value) + "If-None-Match header for this API");
        }
        if (object) return errors::precondition_failed("If-None-Match");
    }
    if (if_match) {
        if (trim(*if_match) == "*") {
            return errors::header_not_implemented("If-Match", std::string(bad_value) + "If-Match header for this API");
        }
        return check_match(*if_match, object, key);
    }
    return {};
}

Result<> check_match(const std::string& if_match, const std::optional<ObjectRecord>& object, std::string_view key) {
    if (!object) return errors::no_such_key(key);
    if (!names_etag(if_match, object->etag)) return errors::precondition_failed("If-Match");
    return {};
}

}  // namespace backlot::s3
