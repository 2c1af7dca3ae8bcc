// GetBucketIntelligentTieringConfiguration, PutBucketIntelligentTieringConfiguration and
// DeleteBucketIntelligentTieringConfiguration.
//
// DIFFERS: the configuration is kept and shown; objects do not move.
// Fails with NoSuchConfiguration, InvalidConfigurationId, TooManyConfigurations, MalformedXML, InvalidArgument.
//
// Source: Amazon S3 API Reference (2006-03-01), PutBucketIntelligentTieringConfiguration. Service Authorization
// Reference: s3:PutIntelligentTieringConfiguration also governs the deletion.
#include <set>

#include "services/s3/access.h"
#include "services/s3/configurations.h"
#include "services/s3/errors.h"
#include "services/s3/model.h"
#include "services/s3/rule_filter.h"
#include "services/s3/unexecuted_rules.h"

namespace backlot::s3 {

namespace {

// Source: S3 API Reference, Tiering: 90 days at least for archive access, 180 for deep archive access, 730 at most.
constexpr std::int64_t archive_minimum_days = 90;
constexpr std::int64_t deep_archive_minimum_days = 180;
constexpr std::int64_t archive_maximum_days = 730;

Result<> check_tierings(const IntelligentTieringConfiguration& wanted) {
    if (wanted.tierings.empty()) return errors::malformed_xml();
    std::set<std::string> tiers;
    for (const auto& tiering : wanted.tierings) {
        const bool is_deep = tiering.access_tier == "DEEP_ARCHIVE_ACCESS";
        if (!is_deep && tiering.access_tier != "ARCHIVE_ACCESS") return errors::malformed_xml();
        if (!tiers.insert(tiering.access_tier).second) return errors::malformed_xml();
        const auto minimum = is_deep ? deep_archive_minimum_days : archive_minimum_days;
        if (tiering.days >= minimum && tiering.days <= archive_maximum_days) continue;
        return errors::invalid_argument("Days is out of the range that the access tier allows", "Days",
                                        std::to_string(tiering.days));
    }
    return {};
}

}  // namespace

Result<Access> get_bucket_intelligent_tiering_configuration_access(
    const Context& context, const GetBucketIntelligentTieringConfigurationInput& input) {
    BACKLOT_TRY(bucket, open_bucket(context, input));
    return access_of(bucket_question(context, bucket, "s3:GetIntelligentTieringConfiguration"));
}

Result<GetBucketIntelligentTieringConfigurationOutput> get_bucket_intelligent_tiering_configuration(
    const Context& context, const GetBucketIntelligentTieringConfigurationInput& input) {
    BACKLOT_TRY(bucket, bucket_of(context, input.bucket));
    BACKLOT_TRY(text, numbered_configuration(bucket, "intelligent-tiering", input.id));
    GetBucketIntelligentTieringConfigurationOutput output;
    BACKLOT_CHECK(fill_member("GetBucketIntelligentTieringConfiguration", "IntelligentTieringConfiguration", &output, text));
    return output;
}

Result<Access> put_bucket_intelligent_tiering_configuration_access(
    const Context& context, const PutBucketIntelligentTieringConfigurationInput& input) {
    BACKLOT_TRY(bucket, open_bucket(context, input));
    return access_of(bucket_question(context, bucket, "s3:PutIntelligentTieringConfiguration"));
}

Result<PutBucketIntelligentTieringConfigurationOutput> put_bucket_intelligent_tiering_configuration(
    Context& context, const PutBucketIntelligentTieringConfigurationInput& input) {
    BACKLOT_TRY(bucket, bucket_of(context, input.bucket));
    const auto& wanted = input.intelligent_tiering_configuration;
    BACKLOT_CHECK(check_configuration_id("intelligent-tiering", input.id, wanted.id));
    if (wanted.status != "Enabled" && wanted.status != "Disabled") return errors::malformed_xml();
    if (wanted.filter) BACKLOT_CHECK(check_rule_filter(*wanted.filter, Emptiness::allowed));
    BACKLOT_CHECK(check_tierings(wanted));
    BACKLOT_CHECK(check_room(bucket, "intelligent-tiering", input.id));
    bucket.configurations["intelligent-tiering/" + input.id] =
        configuration_text("PutBucketIntelligentTieringConfiguration", "IntelligentTieringConfiguration", &wanted);
    store_bucket(context, bucket);
    tell_unexecuted(context, bucket, "intelligent-tiering/" + input.id);
    return PutBucketIntelligentTieringConfigurationOutput{};
}

Result<Access> delete_bucket_intelligent_tiering_configuration_access(
    const Context& context, const DeleteBucketIntelligentTieringConfigurationInput& input) {
    BACKLOT_TRY(bucket, open_bucket(context, input));
    return access_of(bucket_question(context, bucket, "s3:PutIntelligentTieringConfiguration"));
}

Result<DeleteBucketIntelligentTieringConfigurationOutput> delete_bucket_intelligent_tiering_configuration(
    Context& context, const DeleteBucketIntelligentTieringConfigurationInput& input) {
    BACKLOT_TRY(bucket, bucket_of(context, input.bucket));
    BACKLOT_CHECK(numbered_configuration(bucket, "intelligent-tiering", input.id));
    BACKLOT_CHECK(drop_configuration(context, input.bucket, "intelligent-tiering/" + input.id));
    return DeleteBucketIntelligentTieringConfigurationOutput{};
}

}  // namespace backlot::s3
