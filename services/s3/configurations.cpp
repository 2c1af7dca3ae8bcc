#include "services/s3/configurations.h"

#include <algorithm>

#include "base/assert.h"
#include "base/encoding.h"
#include "model/json.h"
#include "services/s3/access.h"
#include "services/s3/errors.h"
#include "services/s3/model.h"

namespace backlot::s3 {

namespace {

constexpr model::FromJson as_stored{
    .names = model::Names::aws, .blobs = model::Blobs::base64, .constraints = model::Constraints::none};

const model::Operation& operation_named(std::string_view name) {
    const auto all = service().operations;
    const auto found = std::ranges::find(all, name, &model::Operation::name);
    BACKLOT_ASSERT(found != all.end());
    return *found;
}

const model::Member& member_named(const model::Shape& shape, std::string_view name) {
    const auto found = std::ranges::find(shape.members, name, &model::Member::name);
    BACKLOT_ASSERT(found != shape.members.end());
    return *found;
}

bool is_id_character(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.' || c == '-' || c == '_';
}

}  // namespace

std::string configuration_text(std::string_view operation, std::string_view member, const void* value) {
    const auto& input = *operation_named(operation).input;
    return model::to_json(*member_named(input, member).shape, value).dump();
}

Result<> fill_output(std::string_view operation, void* output, std::string_view text) {
    BACKLOT_TRY(json, Json::parse(text));
    return model::from_json(*operation_named(operation).output, output, json, as_stored);
}

Result<> fill_member(std::string_view operation, std::string_view member, void* output, std::string_view text) {
    const auto& found = member_named(*operation_named(operation).output, member);
    BACKLOT_TRY(json, Json::parse(text));
    return model::from_json(*found.shape, found.make(output), json, as_stored);
}

Result<> append_to_member(std::string_view operation, std::string_view member, void* output, std::string_view text) {
    const auto& found = member_named(*operation_named(operation).output, member);
    BACKLOT_TRY(json, Json::parse(text));
    return model::from_json(*found.shape->element, found.shape->append(found.make(output)), json, as_stored);
}

const std::string* find_configuration(const BucketRecord& bucket, std::string_view name) {
    const auto found = bucket.configurations.find(std::string(name));
    return found == bucket.configurations.end() ? nullptr : &found->second;
}

void store_bucket(kernel::Context& context, const BucketRecord& bucket) {
    store::put(context.writes(), buckets, bucket, bucket.name);
}

Result<> drop_configuration(kernel::Context& context, std::string_view bucket, const std::string& name) {
    BACKLOT_TRY(record, bucket_of(context, bucket));
    if (record.configurations.erase(name) != 0) store_bucket(context, record);
    return {};
}

Result<> check_configuration_id(std::string_view kind, std::string_view query_id, std::string_view own_id) {
    const bool is_valid = !own_id.empty() && own_id.size() <= 64 && std::ranges::all_of(own_id, is_id_character);
    if (query_id == own_id && is_valid) return {};
    if (is_valid && query_id != own_id && kind != "metrics") {
        if (kind != "inventory") return errors::malformed_xml();
        return errors::make("IdMismatch", "Document ID does not match the specified configuration ID.", 400);
    }
    return errors::make("InvalidConfigurationId", "The specified configuration id is invalid.", 400);
}

Result<> check_room(const BucketRecord& bucket, const std::string& kind, const std::string& id) {
    if (find_configuration(bucket, kind + "/" + id) != nullptr) return {};
    const auto count = std::ranges::count_if(
        bucket.configurations, [&](const auto& entry) { return entry.first.starts_with(kind + "/"); });
    if (static_cast<std::size_t>(count) < configuration_limit) return {};
    return errors::make("TooManyConfigurations",
                        "You are attempting to create a new configuration but have already reached the 1,000-configuration "
                        "limit.",
                        400);
}

Result<std::string> numbered_configuration(const BucketRecord& bucket, const std::string& kind, const std::string& id) {
    if (const auto* text = find_configuration(bucket, kind + "/" + id)) return *text;
    return errors::make("NoSuchConfiguration", "The specified configuration does not exist.", 404);
}

Result<ConfigurationPage> configuration_page_of(const BucketRecord& bucket, const std::string& kind,
                                                const std::optional<std::string>& token) {
    const std::string prefix = kind + "/";
    std::string after = prefix;
    if (token) {
        const auto id = from_base64(*token);
        if (!id || id->empty()) {
            return errors::invalid_argument("The continuation token provided is incorrect", "continuation-token", *token);
        }
        after += *id;
    }
    ConfigurationPage page;
    std::string last;
    for (auto at = bucket.configurations.upper_bound(after);
         at != bucket.configurations.end() && at->first.starts_with(prefix); ++at) {
        if (page.texts.size() == configuration_page) {
            page.next = base64(last);
            break;
        }
        page.texts.push_back(at->second);
        last = at->first.substr(prefix.size());
    }
    return page;
}

}  // namespace backlot::s3
