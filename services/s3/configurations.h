// Configurations of a bucket: kept as JSON with AWS's member names, as the shapes of the service model have them.
//
// A Get's output has its configuration's members either at the top (GetBucketCors) or in one member
// (GetBucketEncryption); both are filled from the same text.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "kernel/context.h"
#include "services/s3/tables.h"

namespace backlot::s3 {

// How many configurations of one kind with ids a bucket has room for.
// Source: S3 API Reference, PutBucketAnalyticsConfiguration, PutBucketInventoryConfiguration, PutBucketMetricsConfiguration.
inline constexpr std::size_t configuration_limit = 1000;
inline constexpr std::size_t configuration_page = 100;
inline constexpr std::array<std::string_view, 5> cors_methods{"GET", "PUT", "HEAD", "POST", "DELETE"};

// The text of a value that is `member` of the operation's input.
[[nodiscard]] std::string configuration_text(std::string_view operation, std::string_view member, const void* value);
// Fills the operation's whole output, or one member of it, from a text that configuration_text() made.
[[nodiscard]] Result<> fill_output(std::string_view operation, void* output, std::string_view text);
[[nodiscard]] Result<> fill_member(std::string_view operation, std::string_view member, void* output,
                                   std::string_view text);
// Adds to a list member of the operation's output.
[[nodiscard]] Result<> append_to_member(std::string_view operation, std::string_view member, void* output,
                                        std::string_view text);

[[nodiscard]] const std::string* find_configuration(const BucketRecord& bucket, std::string_view name);
void store_bucket(kernel::Context& context, const BucketRecord& bucket);
// Takes a configuration away where there is one.
[[nodiscard]] Result<> drop_configuration(kernel::Context& context, std::string_view bucket, const std::string& name);

// The id in the query must be the configuration's own, and of a form that AWS takes. Fails with MalformedXML or
// IdMismatch (by the kind), InvalidConfigurationId.
[[nodiscard]] Result<> check_configuration_id(std::string_view kind, std::string_view query_id, std::string_view own_id);
// Fails with TooManyConfigurations where `kind` has no room for one more.
[[nodiscard]] Result<> check_room(const BucketRecord& bucket, const std::string& kind, const std::string& id);
[[nodiscard]] Result<std::string> numbered_configuration(const BucketRecord& bucket, const std::string& kind,
                                                         const std::string& id);

// A page of the configurations of one kind, in the order of their ids; the token is the last id's.
struct ConfigurationPage {
    std::vector<std::string> texts;
    std::optional<std::string> next;
};
[[nodiscard]] Result<ConfigurationPage> configuration_page_of(const BucketRecord& bucket, const std::string& kind,
                                                              const std::optional<std::string>& token);

}  // namespace backlot::s3
