#include "services/logs/access.h"

#include "base/arn.h"
#include "services/logs/errors.h"
#include "services/logs/policies.h"

namespace backlot::logs {

namespace {

constexpr std::string_view group_prefix = "log-group:";

Access access_on(const Context& context, std::string_view action, const GroupKey& key, std::string resource) {
    Question question{.action = std::string(action), .resource = std::move(resource), .owned = {}, .keys = {}};
    add_owned(context, question, key);
    return Access{.action = std::move(question.action),
                  .resource = std::move(question.resource),
                  .owned = std::move(question.owned),
                  .keys = std::move(question.keys)};
}

}  // namespace

GroupKey group_key(const Context& context, std::string_view name) {
    // A service has no account: it writes where the resource is that it acts for.
    const auto& account = context.account().empty() ? context.caller().source_account : context.account();
    return {.account = account, .region = context.region(), .name = std::string(name)};
}

Result<GroupKey> group_key_of(const Context& context, std::string_view identifier) {
    if (!identifier.starts_with("arn:")) return group_key(context, identifier);
    const auto arn = Arn::parse(identifier);
    if (!arn || arn->service != "logs" || !arn->resource.starts_with(group_prefix) || !is_account_id(arn->account)) {
        return errors::invalid_parameter("Invalid ARN: " + std::string(identifier));
    }
    auto name = arn->resource.substr(group_prefix.size());
    if (name.ends_with(":*")) name.resize(name.size() - 2);
    if (name.empty() || name.find(':') != name.npos) {
        return errors::invalid_parameter("Invalid ARN: " + std::string(identifier));
    }
    return GroupKey{.account = arn->account, .region = arn->region, .name = std::move(name)};
}

Result<GroupKey> group_key(const Context& context, const std::optional<std::string>& name,
                           const std::optional<std::string>& identifier) {
    if (name && identifier) {
        return errors::invalid_parameter("Only one of logGroupName or logGroupIdentifier can be specified.");
    }
    if (name) return group_key(context, *name);
    if (identifier) return group_key_of(context, *identifier);
    return errors::invalid_parameter("Either logGroupName or logGroupIdentifier must be specified.");
}

std::string group_arn(const GroupKey& key) {
    return "arn:aws:logs:" + key.region + ":" + key.account + ":" + std::string(group_prefix) + key.name;
}

std::string stream_arn(const GroupKey& key, std::string_view stream) {
    return group_arn(key) + ":log-stream:" + std::string(stream);
}

Access on_all(std::string_view action) { return Access{.action = std::string(action)}; }

Access on_group(const Context& context, std::string_view action, const GroupKey& key) {
    return access_on(context, action, key, stream_arn(key, ""));
}

Access on_stream(const Context& context, std::string_view action, const GroupKey& key, std::string_view stream) {
    return access_on(context, action, key, stream_arn(key, stream));
}

Access on_tags(const Context& context, std::string_view action, const GroupKey& key) {
    return access_on(context, action, key, group_arn(key));
}

Question question_of_access(Access access) {
    return Question{.action = std::move(access.action),
                    .resource = std::move(access.resource),
                    .owned = std::move(access.owned),
                    .keys = std::move(access.keys)};
}

void add_owned(const Context& context, Question& question, const GroupKey& key) {
    question.owned.account = key.account;
    question.owned.region = key.region;
    if (const auto group = context.find(groups, key.account, key.region, key.name)) question.owned.tags = group->tags;
    if (context.caller().service.empty()) return;  // resource policies speak to services alone
    question.owned.policy = resource_policy_for(context, key);
    question.owned.policy_name = "resource policies of " + key.account;
}

Result<GroupRecord> need_group(const Context& context, const GroupKey& key) {
    auto group = context.find(groups, key.account, key.region, key.name);
    if (!group) return errors::no_such_group();
    return std::move(*group);
}

Result<StreamRecord> need_stream(const Context& context, const GroupKey& key, std::string_view stream) {
    if (!store::contains(context.view(), groups, key.account, key.region, key.name)) return errors::no_such_group();
    auto found = context.find(streams, key.account, key.region, key.name, stream);
    if (!found) return errors::no_such_stream();
    return std::move(*found);
}

void store_group(Context& context, const GroupKey& key, const GroupRecord& group) {
    store::put(context.writes(), groups, group, key.account, key.region, key.name);
}

void store_stream(Context& context, const GroupKey& key, const StreamRecord& stream) {
    store::put(context.writes(), streams, stream, key.account, key.region, key.name, stream.name);
}

}  // namespace backlot::logs
