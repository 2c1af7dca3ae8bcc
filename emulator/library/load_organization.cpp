#include "library/load_organization.h"

#include <map>

#include "base/arn.h"
#include "base/encoding.h"
#include "base/secret_hash.h"
#include "identity/directory.h"
#include "identity/organization.h"
#include "identity/principals.h"
#include "policy/managed_policies.h"

namespace backlot::library {

namespace {

using namespace identity;

// One reading of a file into one write set.
class Loader {
  public:
    Loader(store::WriteSet& writes, clock::Ids& ids, clock::Time now, const OrganizationFile& file)
        : writes_(writes), ids_(ids), now_(now), file_(file) {}

    Result<> run() {
        for (const auto& account : file_.accounts) BACKLOT_CHECK(find_or_make(account));
        if (file_.management) BACKLOT_CHECK(organization());
        for (const auto& account : file_.accounts) BACKLOT_CHECK(contents(account));
        for (const auto& account : file_.accounts) BACKLOT_CHECK(trusts(account));
        return {};
    }

  private:
    [[nodiscard]] std::unexpected<Error> invalid(int line, const std::string& what) const {
        return fail("OrganizationFileInvalid", file_.source.string() + ":" + std::to_string(line) + ": " + what, 400);
    }

    Result<> find_or_make(const FileAccount& wanted) {
        std::optional<Account> found;
        store::scan(writes_, accounts, [&](const Account& one) {
            if (wanted.id ? one.id == *wanted.id : one.name == wanted.name) found = one;
        });
        if (found && found->name != wanted.name) {
            return invalid(wanted.line, "the account " + found->id + " is there already under the name " + found->name);
        }
        if (!found) {
            found = new_account(ids_, now_, wanted.id.value_or(ids_.digits(12)), wanted.name);
            if (wanted.email) found->email = *wanted.email;
            found->alias = wanted.alias;
            found->tags = wanted.tags;
            put_account(writes_, *found);
        }
        account_ids_[wanted.name] = found->id;
        return {};
    }

    Result<> organization() {
        auto management = *find_account(writes_, account_ids_[*file_.management]);
        std::optional<Organization> found;
        if (!management.organization.empty()) found = store::find(writes_, organizations, management.organization);
        if (!found) {
            Organization made;
            made.id = file_.id.value_or("o-" + ids_.alnum_lower(10));
            made.root_id = file_.root_id.value_or("r-" + ids_.alnum_lower(4));
            made.management_account = management.id;
            made.created = now_;
            store::put(writes_, organizations, made, made.id);
            join(writes_, made, management, made.root_id, "INVITED", now_);
            found = made;
        }
        organization_ = *found;
        enable_policy_type(writes_, organization_, service_control_type);
        if (!file_.resource_guardrails.empty()) enable_policy_type(writes_, organization_, resource_control_type);
        for (const auto& policy : file_.guardrails) guardrail(policy, service_control_type);
        for (const auto& policy : file_.resource_guardrails) guardrail(policy, resource_control_type);
        attach(organization_.root_id, file_.root_scps, file_.root_rcps, file_.root_has_full_access);
        for (const auto& name : file_.root_accounts) BACKLOT_CHECK(place(name, organization_.root_id));
        for (const auto& unit : file_.units) BACKLOT_CHECK(make_unit(unit, organization_.root_id));
        for (const auto& account : file_.accounts) {
            if (!account.is_standalone) attach(account_ids_[account.name], account.scps, account.rcps, account.has_full_access);
        }
        return {};
    }

    void guardrail(const FilePolicy& wanted, std::string_view type) {
        std::optional<OrganizationPolicy> found;
        store::scan(writes_, organization_policies, [&](const OrganizationPolicy& one) {
            if (one.type == type && one.name == wanted.name) found = one;
        }, organization_.id);
        if (!found) {
            found = OrganizationPolicy{.id = "p-" + ids_.alnum_lower(8),
                                       .organization = organization_.id,
                                       .type = std::string(type),
                                       .name = wanted.name,
                                       .description = {},
                                       .content = wanted.document,
                                       .created = now_,
                                       .tags = {}};
        }
        found->content = wanted.document;
        store::put(writes_, organization_policies, *found, organization_.id, found->id);
        policy_ids_[{std::string(type), wanted.name}] = found->id;
    }

    void attach(const std::string& target, const std::vector<std::string>& scps, const std::vector<std::string>& rcps,
                bool has_full_access) {
        for (const auto& [type, names] : {std::pair{service_control_type, &scps}, std::pair{resource_control_type, &rcps}}) {
            for (const auto& name : *names) {
                if (const auto found = policy_ids_.find({std::string(type), name}); found != policy_ids_.end()) {
                    attach_policy(writes_, organization_.id, target, type, found->second);
                }
            }
        }
        if (!has_full_access) detach_policy(writes_, organization_.id, target, service_control_type, full_access_id);
    }

    Result<> place(const std::string& name, const std::string& parent) {
        auto account = *find_account(writes_, account_ids_[name]);
        if (account.organization == organization_.id) return {};
        join(writes_, organization_, account, parent, "CREATED", now_);
        if (!find_role(writes_, account.id, "OrganizationAccountAccessRole")) {
            create_access_role(writes_, ids_, now_, organization_.management_account, account.id,
                               "OrganizationAccountAccessRole");
        }
        return {};
    }

    Result<> make_unit(const FileUnit& wanted, const std::string& parent) {
        std::optional<Unit> found;
        store::scan(writes_, units, [&](const Unit& one) {
            if (one.organization == organization_.id && one.parent == parent && one.name == wanted.name) found = one;
        });
        if (!found) {
            found = create_unit(writes_, ids_, now_, organization_, parent, wanted.name, wanted.id.value_or(""));
            found->tags = wanted.tags;
            store::put(writes_, units, *found, found->id);
        }
        attach(found->id, wanted.scps, wanted.rcps, wanted.has_full_access);
        for (const auto& name : wanted.accounts) BACKLOT_CHECK(place(name, found->id));
        for (const auto& unit : wanted.units) BACKLOT_CHECK(make_unit(unit, found->id));
        return {};
    }

    // The ARN of a managed policy given by ARN or name.
    Result<std::string> policy_arn_of(const std::string& account, const std::string& name, int line) {
        if (name.starts_with("arn:")) {
            if (!managed_document(writes_, name)) return invalid(line, "there is no managed policy " + name);
            return name;
        }
        if (const auto own = find_policy(writes_, account, name)) return policy_arn(account, *own);
        const auto last = std::string(last_segment(name));
        if (const auto aws = policy::managed_policy_named(last)) return std::string(aws->arn);
        return invalid(line, "there is no managed policy named " + name);
    }

    template <class Holder>
    Result<> grant(const std::string& account, const FileGrants& grants, int line, Holder& holder) {
        for (const auto& name : grants.managed) {
            BACKLOT_TRY(arn, policy_arn_of(account, name, line));
            holder.attached.push_back(arn);
        }
        for (const auto& policy : grants.inline_policies) holder.inline_policies[policy.name] = policy.document;
        if constexpr (requires { holder.boundary; }) {
            if (!grants.boundary.empty()) {
                BACKLOT_TRY(arn, policy_arn_of(account, grants.boundary, line));
                holder.boundary = arn;
            }
            holder.tags = grants.tags;
        }
        return {};
    }

    void key(const std::string& account, const std::string& user, const FileKey& wanted) {
        AccessKey made;
        made.id = wanted.id.value_or(new_access_key_id(ids_, "AKIA"));
        if (store::contains(writes_, access_keys, made.id)) return;
        made.secret = wanted.secret.value_or(new_secret(ids_));
        made.account = account;
        made.user = user;
        made.active = wanted.is_active;
        made.created = now_;
        store::put(writes_, access_keys, made, made.id);
    }

    Result<> contents(const FileAccount& wanted) {
        const auto& account = account_ids_[wanted.name];
        for (const auto& one : wanted.root_keys) key(account, "", one);
        for (const auto& one : wanted.policies) {
            if (find_policy(writes_, account, one.policy.name)) continue;
            ManagedPolicy made;
            made.name = one.policy.name;
            made.path = one.path;
            made.id = unique_id(ids_, "ANPA");
            made.description = one.description;
            made.created = made.updated = now_;
            made.tags = one.tags;
            made.versions = {PolicyVersion{.id = "v1", .document = one.policy.document, .created = now_}};
            put_policy(writes_, account, made);
        }
        for (const auto& one : wanted.groups) {
            if (find_group(writes_, account, one.name)) continue;
            Group made;
            made.name = one.name;
            made.path = one.path;
            made.id = one.id.value_or(unique_id(ids_, "AGPA"));
            made.created = now_;
            BACKLOT_CHECK(grant(account, one.grants, one.line, made));
            put_group(writes_, account, made);
        }
        for (const auto& one : wanted.users) {
            if (!find_user(writes_, account, one.name)) {
                User made;
                made.name = one.name;
                made.path = one.path;
                made.id = one.id.value_or(unique_id(ids_, "AIDA"));
                made.created = now_;
                made.groups = one.groups;
                if (one.password) {
                    made.password_hash = hash_secret(*one.password, ids_.bytes(16));
                    made.password_created = now_;
                }
                BACKLOT_CHECK(grant(account, one.grants, one.line, made));
                put_user(writes_, account, made);
            }
            for (const auto& each : one.keys) key(account, one.name, each);
        }
        for (const auto& one : wanted.roles) {
            if (find_role(writes_, account, one.name)) continue;
            Role made;
            made.name = one.name;
            made.path = one.path;
            made.id = one.id.value_or(unique_id(ids_, "AROA"));
            made.created = now_;
            made.description = one.description;
            made.max_session_seconds = one.max_session_seconds;
            made.trust = one.trust;
            BACKLOT_CHECK(grant(account, one.grants, one.line, made));
            put_role(writes_, account, made);
            new_roles_.push_back({account, one.name, one.line});
        }
        for (const auto& one : wanted.instance_profiles) {
            if (store::contains(writes_, instance_profiles, account, to_lower(one.name))) continue;
            InstanceProfile made;
            made.name = one.name;
            made.path = one.path;
            made.id = unique_id(ids_, "AIPA");
            made.created = now_;
            if (one.role) made.roles = {*one.role};
            store::put(writes_, instance_profiles, made, account, to_lower(one.name));
        }
        for (const auto& one : wanted.oidc_providers) {
            OidcProvider made;
            made.url = one.url;
            made.client_ids = one.client_ids;
            made.thumbprints = one.thumbprints;
            made.created = now_;
            made.tags = one.tags;
            made.jwks = one.jwks;
            if (!store::contains(writes_, oidc_providers, account, one.url)) {
                store::put(writes_, oidc_providers, made, account, one.url);
            }
        }
        for (const auto& one : wanted.saml_providers) {
            SamlProvider made;
            made.name = one.name;
            made.metadata = one.metadata;
            made.created = now_;
            made.tags = one.tags;
            if (!store::contains(writes_, saml_providers, account, one.name)) {
                store::put(writes_, saml_providers, made, account, one.name);
            }
        }
        return {};
    }

    // Trust policies come last: roles may trust one another whatever their order in the file.
    Result<> trusts(const FileAccount&) {
        for (const auto& [account, name, line] : new_roles_) {
            auto role = *find_role(writes_, account, name);
            auto text = canonical(writes_, role.trust);
            if (!text) return invalid(line, "the trust policy of " + name + " names " + text.error().message +
                                                ", which does not exist");
            role.trust = *text;
            put_role(writes_, account, role);
        }
        new_roles_.clear();
        return {};
    }

    struct NewRole {
        std::string account;
        std::string name;
        int line;
    };

    store::WriteSet& writes_;
    clock::Ids& ids_;
    clock::Time now_;
    const OrganizationFile& file_;
    Organization organization_;
    std::map<std::string, std::string> account_ids_;
    std::map<std::pair<std::string, std::string>, std::string> policy_ids_;
    std::vector<NewRole> new_roles_;
};

}  // namespace

Result<> apply_organization(store::WriteSet& writes, clock::Ids& ids, clock::Time now, const OrganizationFile& file) {
    return Loader(writes, ids, now, file).run();
}

}  // namespace backlot::library
