// Finding, keeping and dropping records that have an id.
#pragma once

#include "services/ec2/errors.h"
#include "services/ec2/kinds.h"
#include "services/ec2/tables.h"

namespace backlot::ec2 {

// The account whose network is meant: the caller's.
[[nodiscard]] const std::string& owner_of(const Context& context);

[[nodiscard]] std::string new_id(const Context& context, std::string_view prefix);  // "vpc-0..." of "vpc-"

template <class Record>
[[nodiscard]] std::optional<Record> look_up(const Context& context, const store::Table<Record>& table,
                                            std::string_view id) {
    return context.find(table, owner_of(context), context.region(), id);
}

// Fails with Invalid...ID.Malformed, Invalid...ID.NotFound.
template <class Record>
[[nodiscard]] Result<Record> need(const Context& context, const store::Table<Record>& table, std::string_view id) {
    const auto& kind = kind_of_type(Record::type);
    BACKLOT_CHECK(check_id(kind, id));
    auto found = look_up(context, table, id);
    if (!found) return fail(not_found(kind, id));
    return std::move(*found);
}

template <class Record>
void keep(Context& context, const store::Table<Record>& table, const Record& record) {
    store::put(context.writes(), table, record, owner_of(context), context.region(), record.id);
}

// With its tags.
template <class Record>
void drop(Context& context, const store::Table<Record>& table, const Record& record) {
    store::erase(context.writes(), table, owner_of(context), context.region(), record.id);
    store::erase(context.writes(), tags_table, owner_of(context), context.region(), record.id);
}

// Those of the account and region that fit, by id.
template <class Record, class Fits>
[[nodiscard]] std::vector<Record> all_that(const Context& context, const store::Table<Record>& table, Fits&& fits) {
    std::vector<Record> found;
    store::scan(context.view(), table, [&](const Record& one) {
        if (fits(one)) found.push_back(one);
    }, owner_of(context), context.region());
    return found;
}

template <class Record, class Fits>
[[nodiscard]] std::optional<Record> first_that(const Context& context, const store::Table<Record>& table,
                                               Fits&& fits) {
    std::optional<Record> found;
    store::scan(context.view(), table, [&](const Record& one) {
        if (fits(one)) found = one;
        return !found;
    }, owner_of(context), context.region());
    return found;
}

// The rules of a group, in order of their ids.
[[nodiscard]] std::vector<RuleRecord> rules_of(const Context& context, std::string_view group);
[[nodiscard]] std::optional<RuleRecord> find_rule(const Context& context, std::string_view id);
// What may reach whom inside the VPC changes with this call.
void tell_network(Context& context, const std::string& vpc);
void keep_rule(Context& context, const RuleRecord& rule);
void drop_rule(Context& context, const RuleRecord& rule);

}  // namespace backlot::ec2
