#include "services/kms/keys.h"

#include "base/arn.h"
#include "base/assert.h"
#include "services/kms/errors.h"
#include "services/kms/material.h"

namespace backlot::kms {

namespace {

constexpr std::string_view alias_prefix = "alias/";

std::uint64_t millis_of(Time time) { return static_cast<std::uint64_t>(time.time_since_epoch().count()); }

bool is_gone(const KeyRecord& key, Time now) { return key.deletion_date && *key.deletion_date <= now; }

bool looks_like_key_id(std::string_view text) {
    const bool is_multi = text.starts_with("mrk-");
    if (text.size() != 36) return false;
    return text.substr(is_multi ? 4 : 0).find_first_not_of("0123456789abcdef-") == std::string_view::npos;
}

// A primary waits for its replicas; its own period begins when the last is gone.
void set_primary_deletion(const Context& context, KeyRecord& key) {
    if (key.deletion_days == 0 || key.deletion_date) return;
    auto last = key.replicas_gone;
    for (const auto& region : key.replica_regions) {
        const auto replica = context.find(key_records, key.account, region, key.id);
        if (!replica) continue;
        if (!is_gone(*replica, context.now())) return;
        if (!last || *last < *replica->deletion_date) last = replica->deletion_date;
    }
    if (!last) return;
    key.replicas_gone = last;
    key.replica_regions.clear();
    key.deletion_date = *last + std::chrono::days{key.deletion_days};
}

Result<> bring_up_to_date(const Context& context, KeyRecord& key) {
    for (auto& material : key.materials) {
        if (material.valid_to && *material.valid_to <= context.now()) material.sealed.clear();
    }
    if (!key.is_multi_region) return rotate_if_due(context, key);
    set_primary_deletion(context, key);
    if (!key.is_replica()) return rotate_if_due(context, key);
    auto primary = context.find(key_records, key.account, key.primary_region, key.id);
    if (!primary) return {};
    key.replica_regions = primary->replica_regions;
    if (key.origin != "AWS_KMS") return {};
    // Material and its rotation are the primary's.
    BACKLOT_CHECK(rotate_if_due(context, *primary));
    key.materials = std::move(primary->materials);
    key.rotation_days = primary->rotation_days;
    key.next_rotation = primary->next_rotation;
    key.rotation_seed = primary->rotation_seed;
    return {};
}

Result<Target> find_by_id(const Context& context, std::string_view account, std::string_view region, std::string_view id,
                          std::string_view action) {
    BACKLOT_TRY(found, find_key(context, account, region, id));
    if (found) return Target{.key = std::move(*found)};
    if (account != context.account()) return errors::not_allowed_or_not_there(context.caller().arn, action);
    return errors::key_not_found(key_arn(account, region, id));
}

Result<Target> find_by_alias(const Context& context, std::string_view account, std::string_view region, std::string_view name,
                             std::string_view action) {
    if (const auto alias = context.find(alias_records, account, region, name)) {
        BACKLOT_TRY(found, find_key(context, account, region, alias->key_id));
        if (found) return Target{.key = std::move(*found), .alias = std::string(name)};
    }
    if (account != context.account()) return errors::not_allowed_or_not_there(context.caller().arn, action);
    return errors::alias_not_found(alias_arn(account, region, name));
}

}  // namespace

State state_of(const KeyRecord& key) {
    if (key.deletion_days != 0) return key.deletion_date ? State::pending_deletion : State::pending_replica_deletion;
    if (key.origin == "EXTERNAL") {
        if (current_material(key) == key.materials.size()) return State::pending_import;
        for (const auto& material : key.materials)
            if (!material.is_pending && material.sealed.empty()) return State::pending_import;
    }
    return key.is_enabled ? State::enabled : State::disabled;
}

std::string_view name_of(State state) {
    switch (state) {
        case State::enabled: return "Enabled";
        case State::disabled: return "Disabled";
        case State::pending_import: return "PendingImport";
        case State::pending_deletion: return "PendingDeletion";
        case State::pending_replica_deletion: break;
    }
    return "PendingReplicaDeletion";
}

std::string key_arn(std::string_view account, std::string_view region, std::string_view id) {
    return Arn{.service = "kms", .region = std::string(region), .account = std::string(account),
               .resource = "key/" + std::string(id)}.str();
}

std::string alias_arn(std::string_view account, std::string_view region, std::string_view name) {
    return Arn{.service = "kms", .region = std::string(region), .account = std::string(account),
               .resource = std::string(name)}.str();
}

std::string arn_of(const KeyRecord& key) { return key_arn(key.account, key.region, key.id); }

const Spec& spec_of(const KeyRecord& key) {
    const auto* spec = find_spec(key.spec);
    BACKLOT_ASSERT(spec != nullptr);
    return *spec;
}

Result<std::optional<KeyRecord>> find_key(const Context& context, std::string_view account, std::string_view region,
                                          std::string_view id) {
    auto key = context.find(key_records, account, region, id);
    if (!key) return std::nullopt;
    BACKLOT_CHECK(bring_up_to_date(context, *key));
    if (is_gone(*key, context.now())) return std::nullopt;
    return key;
}

Result<Target> find_target(const Context& context, std::string_view key_id, std::string_view action, Names names) {
    const auto takes_alias = names == Names::keys_and_aliases;
    if (!key_id.starts_with("arn:")) {
        if (key_id.starts_with(alias_prefix) && takes_alias) {
            return find_by_alias(context, context.account(), context.region(), key_id, action);
        }
        if (!looks_like_key_id(key_id)) return errors::invalid_key_id(key_id);
        return find_by_id(context, context.account(), context.region(), key_id, action);
    }
    const auto arn = Arn::parse(key_id);
    if (!arn || arn->service != "kms" || !is_account_id(arn->account)) return errors::invalid_arn(key_id);
    if (arn->region != context.region()) return errors::make("NotFoundException", "Invalid arn " + arn->region);
    if (arn->resource.starts_with("key/")) {
        return find_by_id(context, arn->account, arn->region, std::string_view(arn->resource).substr(4), action);
    }
    if (!arn->resource.starts_with(alias_prefix) || !takes_alias) return errors::invalid_arn(key_id);
    return find_by_alias(context, arn->account, arn->region, arn->resource, action);
}

Result<Target> kept_target(const Context& context, std::string_view key_id, std::string_view action, Names names) {
    if (auto kept = context.take_kept<Target>()) return std::move(*kept);
    return find_target(context, key_id, action, names);
}

void put_key(Context& context, const KeyRecord& key) {
    store::put(context.writes(), key_records, key, key.account, key.region, key.id);
}

Result<> require_kept(const KeyRecord& key) {
    switch (state_of(key)) {
        case State::pending_deletion: return errors::pending_deletion(arn_of(key));
        case State::pending_replica_deletion: return errors::pending_replica_deletion(arn_of(key));
        default: return {};
    }
}

Result<> require_enabled(const KeyRecord& key) {
    BACKLOT_CHECK(require_kept(key));
    switch (state_of(key)) {
        case State::pending_import: return errors::pending_import(arn_of(key));
        case State::disabled: return errors::disabled(arn_of(key));
        default: return {};
    }
}

Result<> require_usage(const KeyRecord& key, std::string_view usage, std::string_view operation) {
    if (key.usage == usage) return {};
    return errors::wrong_usage(arn_of(key), key.usage, operation);
}

void schedule(Context& context, KeyRecord& key, Time date) {
    key.deletion_date = date;
    store::put(context.writes(), deletion_records, DeletionRecord{.key_id = key.id}, key.account, key.region, millis_of(date), key.id);
}

void unschedule(Context& context, KeyRecord& key) {
    if (key.deletion_date) store::erase(context.writes(), deletion_records, key.account, key.region, millis_of(*key.deletion_date), key.id);
    key.deletion_date.reset();
    key.deletion_days = 0;
    key.replicas_gone.reset();
}

void sweep(Context& context) {
    std::vector<KeyRecord> gone;
    store::scan(context.view(), deletion_records, [&](const DeletionRecord& row) {
        auto key = context.find(key_records, context.account(), context.region(), row.key_id);
        if (!key || !is_gone(*key, context.now())) return false;  // the rows are in the order of their days
        gone.push_back(std::move(*key));
        return true;
    }, context.account(), context.region());
    for (auto& key : gone) {
        const auto date = *key.deletion_date;
        for (const auto& alias : key.aliases) {
            const auto row = context.find(alias_records, key.account, key.region, alias);
            if (row && row->key_id == key.id) store::erase(context.writes(), alias_records, key.account, key.region, alias);
        }
        store::erase_all(context.writes(), grant_records, key.account, key.region, key.id);
        store::erase(context.writes(), deletion_records, key.account, key.region, millis_of(date), key.id);
        store::erase(context.writes(), key_records, key.account, key.region, key.id);
        store::erase(context.writes(), key_uses, key.account, key.region, key.id);
        if (!key.is_replica()) continue;
        auto primary = context.find(key_records, key.account, key.primary_region, key.id);
        if (!primary) continue;
        std::erase(primary->replica_regions, key.region);
        if (!primary->replicas_gone || *primary->replicas_gone < date) primary->replicas_gone = date;
        set_primary_deletion(context, *primary);
        if (primary->deletion_date) schedule(context, *primary, *primary->deletion_date);
        put_key(context, *primary);
    }
}

}  // namespace backlot::kms
