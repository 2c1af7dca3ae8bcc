#include "library/backlot.h"

#include "base/arn.h"
#include "base/encoding.h"
#include "identity/directory.h"
#include "identity/organization.h"
#include "identity/organization_file.h"
#include "library/all_services.h"
#include "library/furnish.h"
#include "library/load_organization.h"
#include "library/master_key.h"
#include "library/parts.h"
#include "model/json.h"
#include "store/failure.h"
#include "work/work.h"

namespace backlot {

namespace {

using identity::Caller;

std::unexpected<Error> no_such_principal(std::string_view name, std::string_view why) {
    return fail("NoSuchPrincipal", "There is no principal \"" + std::string(name) + "\": " + std::string(why) + ".");
}

// An account by id, or by name (case matters); nothing where there is none, or several share the name.
std::optional<identity::Account> account_named(const store::View& view, std::string_view name) {
    if (is_account_id(name)) return identity::find_account(view, name);
    std::optional<identity::Account> found;
    store::scan(view, identity::accounts, [&](const identity::Account& account) {
        if (account.name == name) found = account;
        return !found.has_value();
    });
    return found;
}

// "ACCOUNT[/ROLE[/SESSION]|/user/NAME]" in parts.
struct PrincipalName {
    std::string account;
    std::string role;
    std::string session = "backlot";
    std::string user;
};

PrincipalName split_name(std::string_view name) {
    PrincipalName parts;
    const auto slash = name.find('/');
    parts.account = name.substr(0, slash);
    if (slash == std::string_view::npos) return parts;
    auto rest = name.substr(slash + 1);
    if (rest == "root") return parts;
    if (rest.starts_with("user/")) {
        parts.user = rest.substr(5);
        return parts;
    }
    if (rest.starts_with("role/")) rest.remove_prefix(5);
    const auto next = rest.find('/');
    parts.role = rest.substr(0, next);
    if (next != std::string_view::npos) parts.session = rest.substr(next + 1);
    return parts;
}

// Only a role's session is narrowed, tagged or named by whoever makes it; a user or root may show MFA.
Result<> check_options(std::string_view name, const PrincipalName& parts, const identity::SessionOptions& options) {
    if (!parts.role.empty()) return {};
    const bool has_own_session = name == "anonymous" || name.starts_with("service:") || name.starts_with("key:");
    if (has_own_session && options.mfa_at) {
        return fail("InvalidSession", "MFA belongs to a session that is made for the asking; \"" + std::string(name) + "\" is none.");
    }
    const bool is_given = !options.session_name.empty() || !options.inline_policy.empty() ||
                          !options.policy_arns.empty() || !options.tags.empty() || !options.source_identity.empty();
    if (!is_given) return {};
    return fail("InvalidSession", "A session's name, policies, tags and source identity belong to a role's session; \"" +
                                      std::string(name) + "\" is none.");
}

// What a user's or root's own key gives with MFA. Source: AWS STS API Reference, GetSessionToken.
// The session of GetSessionToken for a user, or for root where there is none.
identity::Session token_session(const std::string& account, const std::optional<identity::User>& user, clock::Time now,
                                const identity::SessionOptions& options) {
    identity::Session session;
    session.kind = identity::SessionKind::session_token;
    session.account = account;
    if (user) {
        session.user = user->name;
        session.user_id = user->id;
    }
    session.created = now;
    session.expires = now + options.lifetime;
    session.mfa_at = options.mfa_at;
    return session;
}

}  // namespace

Backlot::Backlot(std::unique_ptr<Parts> parts) : parts_(std::move(parts)) {}
Backlot::~Backlot() = default;

kernel::Kernel& Backlot::kernel() { return *parts_->kernel; }
gateway::Gateway& Backlot::gateway() { return *parts_->gateway; }
journal::Journal& Backlot::journal() { return *parts_->shared->journal; }
const BacklotOptions& Backlot::options() const { return parts_->shared->options; }
void Backlot::advance(std::chrono::milliseconds by) { parts_->clockwork->advance(by); }
clock::Time Backlot::now() const { return parts_->clock->now(); }
void Backlot::serve_networks(std::function<Result<>(int socket, std::string network)> listen) {
    if (parts_->containers) parts_->containers->serve_networks(std::move(listen));
}
std::string Backlot::tasks_status() const {
    return parts_->containers ? parts_->containers->status() : parts_->tasks->scripts ? "scripted" : "off: " + parts_->tasks->missing;
}
bool Backlot::is_virtual() const { return parts_->clock->is_virtual(); }
std::shared_ptr<store::Branch> Backlot::branch() { return parts_->branch; }

void Backlot::assemble(Parts& parts) {
    const auto& options = parts.shared->options;
    // Ids derive from the seed, the fork and the call's number: a state that is opened again must not give them again.
    const auto start_number = parts.shared->store->epoch() - 1;
    parts.kernel = std::make_unique<kernel::Kernel>(
        kernel::Stage{.branch = parts.branch,
                      .blobs = &parts.shared->store->blobs(),
                      .journal = parts.shared->journal.get(),
                      .clock = parts.clock.get(),
                      .seed = options.seed,
                      .fork_number = start_number << 32U | parts.fork_number,
                      .settings = {.legacy_s3_defaults = options.legacy_s3_defaults,
                                   .has_default_vpcs = options.has_default_vpcs,
                                   .master_key = parts.shared->master_key},
                      .services = library::all_services(),
                      .bundles = &parts.shared->bundles,
                      .log = options.log,
                      .timers_changed = [&parts] { parts.clockwork->timers_changed(); },
                      .tasks = parts.tasks});
    parts.clockwork = std::make_unique<library::Clockwork>(*parts.kernel, *parts.clock);
    parts.gateway = std::make_unique<gateway::Gateway>(
        *parts.kernel, gateway::Options{.account_id_keys = options.account_id_keys, .place = options.place});
}

Result<std::unique_ptr<Backlot>> Backlot::open(const BacklotOptions& options) {
    auto shared = std::make_shared<Shared>();
    shared->options = options;
    BACKLOT_TRY(opened, store::Store::open({.path = options.state.value_or(""), .durable = options.is_durable}));
    shared->store = std::move(opened);
    BACKLOT_TRY(master_key, library::master_key(options.state));
    shared->master_key = std::move(master_key);
    BACKLOT_TRY(journal, journal::Journal::open(
                             journal::Options{.folder = options.journal ? *options.journal
                                                        : options.state ? *options.state / "journal"
                                                                        : std::filesystem::path{}}));
    shared->journal = std::move(journal);

    auto parts = std::make_unique<Parts>();
    parts->shared = shared;
    parts->branch = shared->store->root();
    parts->clock = options.virtual_start ? std::make_shared<clock::Clock>(*options.virtual_start)
                                         : std::make_shared<clock::Clock>();
    assemble(*parts);
    BACKLOT_TRY(containers, library::Containers::open(options, *parts->kernel, *parts->clockwork));
    parts->containers = std::move(containers);
    std::unique_ptr<Backlot> backlot(new Backlot(std::move(parts)));
    BACKLOT_CHECK(backlot->ensure_management_account());
    if (options.organization_file) BACKLOT_CHECK(backlot->load_organization(*options.organization_file));
    if (options.state) backlot->parts_->containers->tell_start();
    if (work::next_deadline(*backlot->branch()->snapshot())) backlot->parts_->clockwork->timers_changed();
    return backlot;
}

std::unique_ptr<Backlot> Backlot::fork() {
    auto parts = std::make_unique<Parts>();
    parts->shared = parts_->shared;
    parts->branch = parts_->branch->fork();
    parts->fork_number = ++parts_->shared->forks;
    parts->clock = parts_->clock->is_virtual() ? std::make_shared<clock::Clock>(parts_->clock->now())
                                               : std::make_shared<clock::Clock>();
    parts->tasks->scripts = parts_->tasks->scripts;
    parts->tasks->missing = "a fork runs no containers";
    assemble(*parts);
    return std::unique_ptr<Backlot>(new Backlot(std::move(parts)));
}

Result<> Backlot::reset() {
    // Table ids below 16 are the store's own: blobs and their uses go with the records that name them.
    BACKLOT_CHECK(parts_->branch->write([](store::WriteSet& writes) -> Result<> {
        writes.erase_range(store::make_key(16), {});
        return {};
    }));
    BACKLOT_CHECK(ensure_management_account());
    if (parts_->shared->options.organization_file) return load_organization(*parts_->shared->options.organization_file);
    return {};
}

Result<> Backlot::ensure_management_account() {
    return parts_->branch->write([&](store::WriteSet& writes) -> Result<> {
        bool any = false;
        store::scan(writes, identity::accounts, [&](const identity::Account&) {
            any = true;
            return false;
        });
        if (any || parts_->shared->options.organization_file) return {};
        auto ids = clock::Ids::for_call(parts_->shared->options.seed, 0, 0);
        auto account = identity::new_account(ids, now(), default_account, "main");
        auto organization = identity::create_organization(writes, ids, now(), account);
        identity::enable_policy_type(writes, organization, identity::service_control_type);
        return {};
    });
}

Result<> Backlot::load_organization(const std::filesystem::path& file) {
    const auto sections = library::furnished_sections(library::all_services());
    BACKLOT_TRY(parsed, identity::read_organization_file(file, parts_->shared->options.fixtures, sections));
    return parts_->branch->write([&](store::WriteSet& writes) -> Result<> {
        auto ids = clock::Ids::for_call(parts_->shared->options.seed, parts_->fork_number, 0);
        BACKLOT_CHECK(library::apply_organization(writes, ids, now(), parsed));
        return library::furnish(kernel(), writes, parsed);
    });
}

Result<Caller> Backlot::principal(std::string_view name, const identity::SessionOptions& options) {
    const bool is_special = name == "anonymous" || name.starts_with("service:") || name.starts_with("key:");
    const auto parts = is_special ? PrincipalName{} : split_name(name);
    BACKLOT_CHECK(check_options(name, parts, options));
    if (name == "anonymous") return identity::anonymous();
    if (name.starts_with("service:")) return identity::service_principal(name.substr(8), {}, {});
    const auto snapshot = parts_->branch->snapshot();
    if (name.starts_with("key:")) {
        BACKLOT_TRY(held, identity::find_credential(*snapshot, name.substr(4), now()));
        return std::move(held.caller);
    }
    const auto account = account_named(*snapshot, parts.account);
    if (!account) return no_such_principal(name, "no account has that id or name");
    // As the credentials of a closed account are answered.
    if (account->status != "ACTIVE") {
        return fail("InvalidClientTokenId", "The security token included in the request is invalid.", 403);
    }
    if (!parts.user.empty()) {
        const auto user = identity::find_user(*snapshot, account->id, parts.user);
        if (!user) return no_such_principal(name, "the account has no such user");
        auto caller = identity::user_caller(account->id, *user);
        if (options.mfa_at) {
            caller.session = std::make_shared<identity::Session>(token_session(account->id, user, now(), options));
        }
        return caller;
    }
    if (parts.role.empty()) {
        if (!options.mfa_at) return identity::root_of(account->id);
        auto session = std::make_shared<identity::Session>(token_session(account->id, {}, now(), options));
        return identity::session_caller(session, nullptr);
    }
    const auto role = identity::find_role(*snapshot, account->id, parts.role);
    if (!role) return no_such_principal(name, "the account has no such role");
    auto session = std::make_shared<identity::Session>();
    session->kind = identity::SessionKind::role;
    session->account = account->id;
    session->role = role->name;
    session->role_id = role->id;
    session->session_name = options.session_name.empty() ? parts.session : options.session_name;
    session->created = now();
    session->expires = now() + options.lifetime;
    session->inline_policy = options.inline_policy;
    session->policy_arns = options.policy_arns;
    session->tags = options.tags;
    session->source_identity = options.source_identity;
    session->mfa_at = options.mfa_at;
    return identity::session_caller(session, &*role);
}

Result<Keys> Backlot::keys(std::string_view name, const identity::SessionOptions& asked) {
    const auto parts = split_name(name);
    if (name.starts_with("key:")) {
        BACKLOT_TRY(held, identity::find_credential(*parts_->branch->snapshot(), name.substr(4), now()));
        return Keys{.access_key_id = std::string(name.substr(4)), .secret = held.secret, .token = held.token, .expires = {}};
    }
    BACKLOT_CHECK(check_options(name, parts, asked));
    std::optional<Keys> keys;
    const auto done = parts_->branch->write([&](store::WriteSet& writes) -> Result<> {
        const auto account = account_named(writes, parts.account);
        if (!account) return no_such_principal(name, "no account has that id or name");
        auto ids = clock::Ids::for_call(std::nullopt, 0, 0);
        if (parts.role.empty() && asked.mfa_at) {
            std::optional<identity::User> user;
            if (!parts.user.empty()) {
                user = identity::find_user(writes, account->id, parts.user);
                if (!user) return no_such_principal(name, "the account has no such user");
            }
            auto session = token_session(account->id, user, now(), asked);
            session.access_key_id = identity::new_access_key_id(ids, "ASIA");
            session.secret = identity::new_secret(ids);
            session.token = "IQoJ" + ids.hex(120);
            store::put(writes, identity::sessions, session, session.access_key_id);
            keys = Keys{session.access_key_id, session.secret, session.token, session.expires};
            return {};
        }
        if (parts.role.empty()) {
            if (!parts.user.empty() && !identity::find_user(writes, account->id, parts.user)) {
                return no_such_principal(name, "the account has no such user");
            }
            std::optional<identity::AccessKey> found;
            store::scan(writes, identity::access_keys, [&](const identity::AccessKey& key) {
                if (key.active && key.account == account->id &&
                    equal_ignoring_case(key.user, parts.user)) found = key;
                return !found.has_value();
            });
            if (!found) {
                found = identity::AccessKey{.id = identity::new_access_key_id(ids, "AKIA"),
                                            .secret = identity::new_secret(ids),
                                            .account = account->id,
                                            .user = parts.user,
                                            .created = now()};
                store::put(writes, identity::access_keys, *found, found->id);
            }
            keys = Keys{.access_key_id = found->id, .secret = found->secret, .token = {}, .expires = {}};
            return {};
        }
        const auto role = identity::find_role(writes, account->id, parts.role);
        if (!role) return no_such_principal(name, "the account has no such role");
        auto options = asked;
        if (options.session_name.empty()) options.session_name = parts.session;
        const auto session = identity::make_role_session(writes, ids, now(), account->id, *role, options);
        keys = Keys{.access_key_id = session.access_key_id,
                    .secret = session.secret,
                    .token = session.token,
                    .expires = session.expires};
        return {};
    });
    if (!done) return std::unexpected(done.error());
    return *keys;
}

CallResult Backlot::call(const Caller& caller, const identity::Origin& origin, std::string_view region,
                         std::string_view service, std::string_view operation, const Json& input) {
    CallResult result;
    auto call = kernel().make_call(service, operation, caller, origin, std::string(region));
    if (!call) {
        result.error = call.error();
        return result;
    }
    result.request_id = call->request_id;
    const auto& row = *call->operation;
    if (!row.is_implemented()) {
        result.error = kernel().perform(*call, nullptr).output.error();
        return result;
    }
    const auto object = row.make_input();
    if (auto decoded = model::from_json(*row.model->input, object.get(), input); !decoded) {
        result.error = decoded.error();
        kernel().record_refusal(*call, decoded.error());
        return result;
    }
    auto done = kernel().perform(*call, object.get());
    result.verdicts = std::move(done.verdicts);
    if (!done.output) {
        result.error = done.output.error();
    } else {
        result.output = model::to_json(*row.model->output, done.output->get());
    }
    return result;
}

Result<identity::Verdict> Backlot::decide(const Caller& caller, const identity::Origin& origin, std::string_view region,
                                          identity::Question question) {
    return kernel().decide(caller, origin, region, std::move(question));
}

}  // namespace backlot
