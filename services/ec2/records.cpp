#include "services/ec2/records.h"

#include "kernel/kernel.h"

namespace backlot::ec2 {

const std::string& owner_of(const Context& context) { return context.account(); }

std::string new_id(const Context& context, std::string_view prefix) {
    return std::string(prefix) + "0" + context.ids().hex(16);
}

std::vector<RuleRecord> rules_of(const Context& context, std::string_view group) {
    std::vector<RuleRecord> found;
    store::scan(context.view(), rules, [&](const RuleRecord& one) { found.push_back(one); }, owner_of(context),
                context.region(), group);
    return found;
}

std::optional<RuleRecord> find_rule(const Context& context, std::string_view id) {
    return first_that(context, rules, [&](const RuleRecord& one) { return one.id == id; });
}

void tell_network(Context& context, const std::string& vpc) {
    const auto tasks = context.kernel().stage().tasks;
    if (!tasks->network_changed) return;
    context.after_commit([tasks, vpc] { tasks->network_changed(vpc, {}); });
}

void keep_rule(Context& context, const RuleRecord& rule) {
    if (const auto group = look_up(context, groups, rule.group)) tell_network(context, group->vpc);
    store::put(context.writes(), rules, rule, owner_of(context), context.region(), rule.group, rule.id);
}

void drop_rule(Context& context, const RuleRecord& rule) {
    if (const auto group = look_up(context, groups, rule.group)) tell_network(context, group->vpc);
    store::erase(context.writes(), rules, owner_of(context), context.region(), rule.group, rule.id);
    store::erase(context.writes(), tags_table, owner_of(context), context.region(), rule.id);
}

}  // namespace backlot::ec2
