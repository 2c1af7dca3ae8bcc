#include "services/s3/unexecuted_rules.h"

#include <algorithm>
#include <array>
#include <optional>

#include "services/s3/access.h"

namespace backlot::s3 {

namespace {

struct Kind {
    std::string_view name;     // before the slash where there are several with ids
    std::string_view missing;
    std::string_view only_with = {};  // what the configuration's text must hold; empty: it always acts
};

constexpr std::array<Kind, 10> kinds{{
    {"accelerate", "there is no accelerate endpoint", "\"Enabled\""},
    {"analytics", "no analysis is run or exported"},
    {"intelligent-tiering", "objects do not change their access tier"},
    {"inventory", "no inventory is delivered"},
    {"lifecycle", "objects neither expire nor change their storage class"},
    {"logging", "no access log is delivered"},
    {"metrics", "no metrics are published"},
    {"notification", "no event is delivered"},
    {"replication", "objects are not copied"},
    {"website", "no website endpoint answers"},
}};

std::optional<kernel::UnexecutedRule> rule_of(const BucketRecord& bucket, const std::string& name,
                                              const std::string& text) {
    const auto kind = std::ranges::find(kinds, std::string_view(name).substr(0, name.find('/')), &Kind::name);
    if (kind == kinds.end() || text.find(kind->only_with) == std::string::npos) return std::nullopt;
    return kernel::UnexecutedRule{
        .service = {}, .resource = bucket_arn(bucket.name), .rule = name, .missing = std::string(kind->missing)};
}

}  // namespace

std::vector<kernel::UnexecutedRule> unexecuted_rules(const store::View& view) {
    std::vector<kernel::UnexecutedRule> all;
    store::scan(view, buckets, [&](const BucketRecord& bucket) {
        for (const auto& [name, text] : bucket.configurations) {
            if (auto rule = rule_of(bucket, name, text)) all.push_back(std::move(*rule));
        }
    });
    return all;
}

void tell_unexecuted(kernel::Context& context, const BucketRecord& bucket, const std::string& name) {
    const auto stored = bucket.configurations.find(name);
    if (stored == bucket.configurations.end()) return;
    if (auto rule = rule_of(bucket, name, stored->second)) context.tell(std::move(*rule));
}

}  // namespace backlot::s3
