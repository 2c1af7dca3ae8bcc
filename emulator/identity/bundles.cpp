#include <mutex>
#include <unordered_map>

#include "base/digest.h"
#include "base/encoding.h"
#include "identity/authenticate.h"
#include "identity/bundle.h"
#include "identity/decide.h"
#include "identity/directory.h"
#include "identity/epoch.h"
#include "identity/evidence.h"
#include "identity/organization.h"

namespace backlot::identity {

namespace {

constexpr std::size_t cached_bundles_limit = 16'384;
constexpr std::size_t cached_documents_limit = 16'384;
constexpr std::size_t cached_epochs_limit = 64;

constexpr std::string_view deny_all =
    R"({"Version":"2012-10-17","Statement":[{"Sid":"UnreadablePolicy","Effect":"Deny","Principal":"*","Action":"*","Resource":"*"}]})";

// Gathers one bundle from the tables.
class Gatherer {
  public:
    Gatherer(const store::View& view, Bundles& bundles) : view_(view), bundles_(bundles) {}

    Bundle of_account(std::string_view id) {
        Bundle bundle;
        const auto account = find_account(view_, id);
        if (!account) return bundle;
        bundle.canonical_id = account->canonical_id;
        bundle.organization = account->organization;
        if (account->organization.empty()) return bundle;
        const auto organization = store::find(view_, organizations, account->organization);
        if (!organization) return bundle;
        bundle.organization_path = path_of(view_, *account);
        // Policies of neither kind reach the management account. Source: Organizations User Guide, "SCP evaluation".
        if (organization->management_account == account->id) return bundle;
        const auto levels = levels_of(view_, *account);
        for (const auto& type : organization->policy_types) {
            if (type == service_control_type) bundle.service_control = levels_with(*organization, levels, type);
            if (type == resource_control_type) bundle.resource_control = levels_with(*organization, levels, type);
        }
        return bundle;
    }

    Bundle of_caller(const Caller& caller) {
        Bundle bundle = of_account(caller.account);
        bundle.resource_control.clear();
        if (!caller.role_name.empty()) {
            if (const auto role = find_role(view_, caller.account, caller.role_name)) {
                take(bundle, "role/" + role->name, role->inline_policies, role->attached);
                take_boundary(bundle, role->boundary);
                bundle.tags = role->tags;
            }
            return bundle;
        }
        auto name = caller.user_name;
        if (name.empty() && caller.session) name = caller.session->user;
        if (const auto user = name.empty() ? std::nullopt : find_user(view_, caller.account, name)) {
            take(bundle, "user/" + user->name, user->inline_policies, user->attached);
            for (const auto& group_name : user->groups) {
                if (const auto group = find_group(view_, caller.account, group_name)) {
                    take(bundle, "group/" + group->name, group->inline_policies, group->attached);
                }
            }
            take_boundary(bundle, user->boundary);
            bundle.tags = user->tags;
        }
        return bundle;
    }

  private:
    std::vector<policy::Level> levels_with(const Organization& organization, const std::vector<std::string>& targets,
                                           std::string_view type) {
        std::vector<policy::Level> levels;
        for (const auto& target : targets) {
            policy::Level level;
            for (const auto& id : attached_policies(view_, organization.id, target, type)) {
                const auto found = find_organization_policy(view_, organization.id, id);
                if (!found) continue;
                level.push_back({.document = bundles_.document(found->content),
                                 .id = organization_policy_arn(organization, *found),
                                 .name = found->name});
            }
            levels.push_back(std::move(level));
        }
        return levels;
    }

    void take(Bundle& bundle, const std::string& holder, const Documents& inline_policies,
              const std::vector<std::string>& attached) {
        for (const auto& [name, text] : inline_policies) {
            bundle.identity.push_back({.document = bundles_.document(text), .id = holder + "/inline/" + name});
        }
        for (const auto& arn : attached) {
            if (const auto text = managed_document(view_, arn)) {
                bundle.identity.push_back({.document = bundles_.document(*text), .id = arn});
            }
        }
    }

    // A boundary that is gone still bounds: nothing is allowed through it.
    void take_boundary(Bundle& bundle, const std::string& arn) {
        if (arn.empty()) return;
        const auto text = managed_document(view_, arn);
        bundle.boundary.push_back({.document = bundles_.document(text ? *text : std::string(deny_all)), .id = arn});
    }

    const store::View& view_;
    Bundles& bundles_;
};

std::shared_ptr<const Bundle> sealed(Bundle bundle) {
    seal(bundle);
    return std::make_shared<const Bundle>(std::move(bundle));
}

}  // namespace

// What was gathered under one epoch. Epochs are never used twice, so that an old one is simply left behind.
struct Gathered {
    std::unordered_map<std::string, std::shared_ptr<const Bundle>> callers;
    std::unordered_map<std::string, std::shared_ptr<const Bundle>> accounts;
    std::unordered_map<std::string, std::shared_ptr<const Credential>> credentials;
};

struct Bundles::State {
    std::mutex mutex;
    std::unordered_map<std::string, std::shared_ptr<const policy::Document>> documents;
    std::unordered_map<std::uint64_t, Gathered> epochs;

    // With the mutex held.
    Gathered& of(std::uint64_t epoch) {
        if (epochs.size() >= cached_epochs_limit && !epochs.contains(epoch)) epochs.clear();
        return epochs[epoch];
    }

    template <class Value, class Make>
    std::shared_ptr<const Value> get(std::unordered_map<std::string, std::shared_ptr<const Value>> Gathered::*kind,
                                     std::uint64_t epoch, std::string key, Make make) {
        {
            const std::scoped_lock lock(mutex);
            const auto& known = of(epoch).*kind;
            if (const auto found = known.find(key); found != known.end()) return found->second;
        }
        std::shared_ptr<const Value> made = make();
        const std::scoped_lock lock(mutex);
        auto& known = of(epoch).*kind;
        if (known.size() >= cached_bundles_limit) known.clear();
        return known.try_emplace(std::move(key), std::move(made)).first->second;
    }
};

Bundles::Bundles() : state_(std::make_unique<State>()) {}
Bundles::~Bundles() = default;

std::shared_ptr<const policy::Document> Bundles::document(std::string_view text) {
    std::string key(text);
    {
        const std::scoped_lock lock(state_->mutex);
        if (const auto found = state_->documents.find(key); found != state_->documents.end()) return found->second;
    }
    auto parsed = policy::parse(text);
    const bool is_readable = parsed.has_value();
    if (!is_readable) parsed = policy::parse(deny_all);
    auto kept = std::make_shared<policy::Document>(**parsed);
    kept->text = is_readable ? text : deny_all;
    kept->hash = sha256_hex(kept->text);
    const std::scoped_lock lock(state_->mutex);
    if (state_->documents.size() >= cached_documents_limit) state_->documents.clear();
    return state_->documents.try_emplace(std::move(key), std::move(kept)).first->second;
}

std::shared_ptr<const Bundle> Bundles::of_caller(const store::View& view, std::uint64_t epoch, const Caller& caller) {
    std::string who;
    who.reserve(64);
    who.append(caller.account).append("/").append(caller.role_name).append("/").append(caller.user_name).append("/");
    if (caller.session) who.append(caller.session->user);
    return state_->get(&Gathered::callers, epoch, std::move(who),
                       [&] { return sealed(Gatherer(view, *this).of_caller(caller)); });
}

std::shared_ptr<const Bundle> Bundles::of_account(const store::View& view, std::uint64_t epoch, std::string_view account) {
    return state_->get(&Gathered::accounts, epoch, std::string(account),
                       [&] { return sealed(Gatherer(view, *this).of_account(account)); });
}

Result<std::shared_ptr<const Credential>> Bundles::credential(const store::View& view, std::string_view access_key_id,
                                                              clock::Time now) {
    const auto epoch = epoch_of(view);
    {
        const std::scoped_lock lock(state_->mutex);
        const auto& known = state_->of(epoch).credentials;
        if (const auto found = known.find(std::string(access_key_id)); found != known.end()) {
            const auto& session = found->second->caller.session;
            if (!session || session->expires > now) return found->second;
        }
    }
    BACKLOT_TRY(credential, find_credential(view, access_key_id, now));
    auto made = std::make_shared<const Credential>(std::move(credential));
    const std::scoped_lock lock(state_->mutex);
    auto& known = state_->of(epoch).credentials;
    if (known.size() >= cached_bundles_limit) known.clear();
    known.insert_or_assign(std::string(access_key_id), made);
    return made;
}

}  // namespace backlot::identity
