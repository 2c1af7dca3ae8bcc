#include "identity/authenticate.h"

#include "identity/directory.h"

namespace backlot::identity {

namespace {

std::unexpected<Error> unknown_key() {
    return fail("InvalidClientTokenId", "The security token included in the request is invalid.", 403);
}

bool is_active(const store::View& view, std::string_view account) {
    const auto found = find_account(view, account);
    return found && found->status == "ACTIVE";
}

Result<Credential> long_term(const store::View& view, const AccessKey& key) {
    if (!key.active || !is_active(view, key.account)) return unknown_key();
    Credential credential{.secret = key.secret, .token = {}, .caller = {}};
    if (key.user.empty()) {
        credential.caller = root_of(key.account);
    } else {
        const auto user = find_user(view, key.account, key.user);
        if (!user) return unknown_key();
        credential.caller = user_caller(key.account, *user);
    }
    credential.caller.access_key_id = key.id;
    credential.caller.is_long_term = true;
    return credential;
}

Result<Credential> temporary(const store::View& view, Session session, clock::Time now) {
    if (session.expires <= now) {
        return fail("ExpiredToken", "The security token included in the request is expired", 403);
    }
    if (!is_active(view, session.account)) return unknown_key();
    Credential credential{.secret = session.secret, .token = session.token, .caller = {}};
    std::optional<Role> role;
    std::optional<User> user;
    if (session.kind == SessionKind::role) {
        role = find_role(view, session.account, session.role);
        // A role deleted, or recreated under its name, takes its sessions with it.
        if (!role || role->id != session.role_id) return unknown_key();
    } else if (!session.user.empty()) {
        user = find_user(view, session.account, session.user);
        // So does a user.
        if (!user || user->id != session.user_id) return unknown_key();
    }
    auto shared = std::make_shared<const Session>(std::move(session));
    credential.caller = session_caller(shared, role ? &*role : nullptr);
    if (user && shared->kind == SessionKind::session_token) {
        Caller caller = user_caller(shared->account, *user);
        caller.session = shared;
        credential.caller = std::move(caller);
    }
    credential.caller.access_key_id = shared->access_key_id;
    return credential;
}

}  // namespace

Result<Credential> find_credential(const store::View& view, std::string_view access_key_id, clock::Time now) {
    if (const auto key = store::find(view, access_keys, access_key_id)) return long_term(view, *key);
    if (auto session = store::find(view, sessions, access_key_id)) return temporary(view, std::move(*session), now);
    return unknown_key();
}

Caller anonymous() { return {}; }

Caller root_of(std::string_view account) {
    Caller caller;
    caller.kind = policy::PrincipalKind::root;
    caller.account = account;
    caller.arn = root_arn(account);
    caller.user_id = account;
    return caller;
}

Caller user_caller(std::string_view account, const User& user) {
    Caller caller;
    caller.kind = policy::PrincipalKind::user;
    caller.account = account;
    caller.arn = user_arn(account, user);
    caller.user_id = user.id;
    caller.unique_id = user.id;
    caller.user_name = user.name;
    return caller;
}

Caller session_caller(std::shared_ptr<const Session> session, const Role* role) {
    Caller caller;
    caller.account = session->account;
    switch (session->kind) {
        case SessionKind::role:
            caller.kind = policy::PrincipalKind::role_session;
            caller.arn = session_arn(session->account, session->role, session->session_name);
            caller.user_id = session->role_id + ":" + session->session_name;
            caller.unique_id = session->role_id;
            caller.role_name = session->role;
            if (role != nullptr) caller.role_arn = role_arn(session->account, *role);
            break;
        case SessionKind::federated_user:
            caller.kind = policy::PrincipalKind::federated_user;
            caller.arn = "arn:aws:sts::" + session->account + ":federated-user/" + session->session_name;
            caller.user_id = session->account + ":" + session->session_name;
            break;
        case SessionKind::session_token:
        case SessionKind::root: caller = root_of(session->account); break;
    }
    caller.access_key_id = session->access_key_id;
    caller.session = std::move(session);
    return caller;
}

Caller service_principal(std::string_view service, std::string_view source_arn, std::string_view source_account) {
    Caller caller;
    caller.kind = policy::PrincipalKind::service;
    caller.service = service;
    caller.arn = service;
    caller.source_arn = source_arn;
    caller.source_account = source_account;
    return caller;
}

Session make_role_session(store::WriteSet& writes, clock::Ids& ids, clock::Time now, std::string_view account,
                          const Role& role, const SessionOptions& options) {
    Session session;
    session.access_key_id = new_access_key_id(ids, "ASIA");
    session.secret = new_secret(ids);
    session.token = "IQoJ" + ids.hex(120);
    session.kind = SessionKind::role;
    session.account = account;
    session.role = role.name;
    session.role_id = role.id;
    session.session_name = options.session_name;
    session.created = now;
    session.expires = now + options.lifetime;
    session.inline_policy = options.inline_policy;
    session.policy_arns = options.policy_arns;
    session.tags = options.tags;
    session.source_identity = options.source_identity;
    session.mfa_at = options.mfa_at;
    store::put(writes, sessions, session, session.access_key_id);
    return session;
}

}  // namespace backlot::identity
