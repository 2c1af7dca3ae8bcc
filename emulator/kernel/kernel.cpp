#include "kernel/kernel.h"

#include <algorithm>
#include <iterator>
#include <map>

#include "base/arn.h"
#include "base/encoding.h"
#include "identity/authenticate.h"
#include "identity/last_use.h"
#include "store/failure.h"

namespace backlot::kernel {

namespace {

std::unexpected<Error> not_built(const Call& call) {
    return fail("NotImplemented",
                "backlot does not implement " + std::string(call.service->name) + ":" +
                    std::string(call.operation->model->name) + " yet.",
                400);
}

}  // namespace

Kernel::Kernel(Stage stage) : stage_(std::move(stage)) {
    for (const auto& service : stage_.services) {
        for (const auto& endpoint : service.endpoints) endpoints_.push_back(&endpoint);
    }
}

const ServiceEntry* Kernel::find_service(std::string_view name) const {
    const auto found = std::ranges::find(stage_.services, name, &ServiceEntry::name);
    return found == stage_.services.end() ? nullptr : &*found;
}

Result<Call> Kernel::make_call(std::string_view service, std::string_view operation, Caller caller, Origin origin,
                               std::string region) {
    const auto* entry = find_service(service);
    if (entry == nullptr) {
        return fail("NotImplemented", "backlot does not implement the service " + std::string(service) + " yet.", 400);
    }
    const auto row = std::ranges::find_if(entry->operations,
                                          [&](const Operation& one) { return one.model->name == operation; });
    if (row == entry->operations.end()) {
        return fail("UnknownOperationException",
                    "The service " + std::string(service) + " has no operation " + std::string(operation) + ".", 400);
    }
    return make_call(*entry, *row, std::move(caller), std::move(origin), std::move(region));
}

Call Kernel::make_call(const ServiceEntry& service, const Operation& operation, Caller caller, Origin origin,
                       std::string region) {
    Call call;
    call.service = &service;
    call.operation = &operation;
    call.caller = std::move(caller);
    call.origin = std::move(origin);
    call.region = std::move(region);
    call.time = stage_.clock->now();
    call.number = ++calls_;
    call.ids = std::make_shared<clock::Ids>(clock::Ids::for_call(stage_.seed, stage_.fork_number, call.number));
    call.request_id = service.name == "s3" ? to_upper(call.ids->hex(16)) : call.ids->uuid();
    return call;
}

std::optional<NameAnswer> Kernel::resolve(std::string_view network, std::string_view address, std::string_view name) const {
    const auto snapshot = stage_.branch->snapshot();
    for (const auto& service : stage_.services) {
        if (service.resolve == nullptr) continue;
        if (auto found = service.resolve(*snapshot, network, address, name)) return found;
    }
    return std::nullopt;
}

std::optional<runtime::Firewall> Kernel::firewall(std::string_view network, std::string_view address) const {
    const auto snapshot = stage_.branch->snapshot();
    for (const auto& service : stage_.services) {
        if (service.firewall == nullptr) continue;
        if (auto found = service.firewall(*snapshot, network, address)) return found;
    }
    return std::nullopt;
}

void Kernel::place(std::string_view service, std::string_view region, std::string_view network, Origin& origin) const {
    const auto snapshot = stage_.branch->snapshot();
    for (const auto& entry : stage_.services) {
        if (entry.place != nullptr) entry.place(*snapshot, service, region, network, origin);
    }
}

const Endpoint* Kernel::endpoint_at(std::string_view host, std::string_view path) const {
    const auto found = std::ranges::find_if(endpoints_, [&](const auto* one) { return one->matches(host, path); });
    return found == endpoints_.end() ? nullptr : *found;
}

Result<> Kernel::gate(const Access& access, Context& context) {
    if (!access.action.empty()) {
        const Question first{
            .action = access.action, .resource = access.resource, .owned = access.owned, .keys = access.keys};
        BACKLOT_CHECK(context.require(first));
    } else if (access.open.empty() && access.items.empty()) {
        return fail("AccessDenied", "The operation declares no access.", 403);
    }
    for (const auto& question : access.also) BACKLOT_CHECK(context.require(question));
    context.items_.clear();
    for (const auto& question : access.items) {
        auto verdict = context.ask(question);
        verdict.is_refusal = false;
        context.items_.push_back(verdict.is_allowed() ? std::nullopt
                                                      : std::optional<Error>(context.refusal_for(verdict)));
        context.verdicts_.push_back(std::move(verdict));
    }
    context.probes_.clear();
    for (const auto& question : access.probes) context.probes_.push_back(context.would_allow(question));
    return {};
}

Result<> Kernel::check(const Call& call, const void* input, Context& context) {
    const auto& row = *call.operation;
    BACKLOT_TRY(access, row.access(row.access_function, context, input));
    return gate(access, context);
}

void Kernel::begin_region(const Call& call) {
    const auto& service = *call.service;
    const auto& account = call.caller.account;
    if (service.begin_region == nullptr || account.empty() || service.has_begun(*stage_.branch->snapshot(), account, call.region)) return;
    // A call that fails for want of room fails by itself.
    (void)stage_.branch->write([&](store::WriteSet& writes) -> Result<> {
        Context context(*this, call, writes, &writes);
        if (!service.has_begun(writes, account, call.region)) service.begin_region(context);
        return {};
    });
}

// Keeps that a key or a role was used, whatever came of it. In a commit of its own: a refused call has none, a read
// neither. Where it cannot be kept the call stands as it is.
void Kernel::keep_use(const Call& call) {
    if (call.service == nullptr) return;
    const auto service = call.service->model->signing_name;  // what actions are prefixed with
    const auto minute = std::chrono::floor<std::chrono::minutes>(call.time).time_since_epoch().count();
    // Most calls have a predecessor within the minute: they need not look.
    const std::hash<std::string_view> hash;
    const auto use = hash(call.caller.unique_id) ^ (hash(call.caller.access_key_id) << 1) ^ (hash(call.caller.arn) << 2) ^
                     (hash(service) << 3) ^ (static_cast<std::size_t>(minute) * 0x9E3779B97F4A7C15u);
    auto& kept = kept_uses_[use % kept_uses_.size()];
    if (kept.load(std::memory_order_relaxed) == use) return;
    const bool is_global = call.service->name == "iam" || call.service->name == "organizations";
    const auto done = store::guarded([&]() -> Result<> {
        if (!identity::is_news(*stage_.branch->snapshot(), call.caller, service, call.time)) return {};
        return stage_.branch->write([&](store::WriteSet& writes) -> Result<> {
            identity::keep_use(writes, call.caller,
                               {.time = std::chrono::floor<std::chrono::seconds>(call.time),
                                .region = is_global ? "us-east-1" : call.region,
                                .service = std::string(service)});
            return {};
        });
    });
    if (done) kept.store(use, std::memory_order_relaxed);
}

Underway Kernel::begin(const Call& call, const void* input) {
    Underway underway{.done = {.output = Erased{}, .request_id = call.request_id, .verdicts = {}}};
    auto& done = underway.done;
    if (!call.operation->is_implemented()) {
        done.output = not_built(call);
        return underway;
    }
    begin_region(call);
    const auto& row = *call.operation;
    const auto body = [&](const store::View& view, store::WriteSet* writes) -> Result<Erased> {
        Context context(*this, call, view, writes);
        auto output = [&]() -> Result<Erased> {
            BACKLOT_CHECK(check(call, input, context));
            return row.run(row.handler_function, context, input);
        }();
        underway.told = std::move(context.told_);
        underway.effects = std::move(context.effects_);
        underway.has_timers = context.has_timers_;
        done.verdicts = std::move(context.verdicts_);
        return output;
    };
    if (row.is_read) {
        done.output = store::guarded([&] { return body(*stage_.branch->snapshot(), nullptr); });
        return underway;
    }
    auto begun = stage_.branch->begin_write([&](store::WriteSet& writes) -> Result<> {
        done.output = body(writes, &writes);
        if (!done.output) return std::unexpected(done.output.error());
        return {};
    });
    if (begun) underway.commit = std::move(*begun);
    else done.output = std::unexpected(begun.error());
    return underway;
}

Performed Kernel::end(const Call& call, Underway underway) {
    auto& done = underway.done;
    if (auto written = stage_.branch->end_write(underway.commit); !written) done.output = std::unexpected(written.error());
    if (call.operation->is_implemented()) keep_use(call);
    record(call, done.output, done.verdicts);
    if (done.output) settle(underway.told, underway.effects, underway.has_timers);
    return std::move(done);
}

// What follows a commit.
void Kernel::settle(const std::vector<UnexecutedRule>& told, const std::vector<std::function<void()>>& effects,
                    bool has_timers) const {
    if (stage_.log) {
        for (const auto& rule : told) stage_.log(line_of(rule));
    }
    for (const auto& effect : effects) effect();
    if (has_timers && stage_.timers_changed) stage_.timers_changed();
}

Result<> Kernel::follow_up(std::string_view name, const std::string& payload) {
    const auto dot = name.find('.');
    const auto* service = find_service(name.substr(0, dot));
    const FollowUp* found = nullptr;
    if (service != nullptr && dot != std::string_view::npos) {
        const auto one = std::ranges::find(service->follow_ups, name.substr(dot + 1), &FollowUp::name);
        if (one != service->follow_ups.end()) found = &*one;
    }
    if (found == nullptr) return fail("NoSuchFollowUp", "There is no follow-up " + std::string(name) + ".", 500);
    Call call{.service = service, .time = stage_.clock->now(), .number = ++calls_};
    call.caller = identity::service_principal(std::string(service->model->endpoint_prefix) + ".amazonaws.com", {}, {});
    call.ids = std::make_shared<clock::Ids>(clock::Ids::for_call(stage_.seed, stage_.fork_number, call.number));
    call.request_id = call.ids->uuid();
    std::vector<UnexecutedRule> told;
    std::vector<std::function<void()>> effects;
    bool has_timers = false;
    auto written = stage_.branch->write([&](store::WriteSet& writes) -> Result<> {
        Context context(*this, call, writes, &writes);
        BACKLOT_CHECK(found->run(context, payload));
        told = std::move(context.told_);
        effects = std::move(context.effects_);
        has_timers = context.has_timers_;
        return {};
    });
    if (written) {
        settle(told, effects, has_timers);
    } else if (stage_.log) {
        stage_.log("backlot: " + std::string(name) + " failed: " + written.error().code + ": " + written.error().message);
    }
    return written;
}

std::vector<UnexecutedRule> Kernel::unexecuted_rules() const {
    std::vector<UnexecutedRule> all;
    const auto snapshot = stage_.branch->snapshot();
    for (const auto& entry : stage_.services) {
        if (entry.unexecuted_rules == nullptr) continue;
        for (auto& rule : entry.unexecuted_rules(*snapshot)) {
            rule.service = entry.name;
            all.push_back(std::move(rule));
        }
    }
    return all;
}

Result<> Kernel::authorize(const Call& call, const void* input) {
    if (!call.operation->is_implemented()) return not_built(call);
    std::vector<identity::Verdict> verdicts;
    auto allowed = store::guarded([&]() -> Result<> {
        const auto snapshot = stage_.branch->snapshot();
        Context context(*this, call, *snapshot, nullptr);
        auto checked = check(call, input, context);
        verdicts = std::move(context.verdicts_);
        return checked;
    });
    if (!allowed) {
        keep_use(call);
        record(call, std::unexpected(allowed.error()), verdicts);
    }
    return allowed;
}

Result<identity::Verdict> Kernel::decide(const Caller& caller, const Origin& origin, std::string_view region,
                                         Question question) {
    return store::guarded([&]() -> Result<identity::Verdict> {
        Call call{.caller = caller, .origin = origin, .region = std::string(region), .time = stage_.clock->now()};
        call.service = find_service(std::string_view(question.action).substr(0, question.action.find(':')));
        const auto snapshot = stage_.branch->snapshot();
        Context context(*this, call, *snapshot, nullptr);
        if (call.service != nullptr && call.service->question != nullptr) {
            BACKLOT_TRY(put, call.service->question(context, std::move(question)));
            question = std::move(put);
        }
        // Of a service that does not say: who owns a resource stands in its ARN.
        if (const auto account = arn_account(question.resource); question.owned.account.empty() && is_account_id(account)) {
            question.owned.account = account;
        }
        return context.ask(question);
    });
}

Result<> Kernel::furnish(store::WriteSet& writes, const ServiceEntry& service, Caller root, std::string region,
                         std::string_view name, const Json& members) {
    Call call{.service = &service, .caller = std::move(root), .region = std::move(region)};
    call.time = stage_.clock->now();
    call.number = ++calls_;
    call.ids = std::make_shared<clock::Ids>(clock::Ids::for_call(stage_.seed, stage_.fork_number, call.number));
    Context context(*this, call, writes, &writes);
    return service.furnish(context, name, members);
}

void Kernel::record_refusal(const Call& call, const Error& error) { record(call, std::unexpected(error), {}); }

Performed Kernel::perform_nested(const Context& parent, store::WriteSet* writes, Call call, const void* input) {
    Performed done{.output = Erased{}, .request_id = call.request_id, .verdicts = {}};
    if (call.depth > nesting_limit) {
        done.output = fail("InternalFailure", "Services call each other too deeply.", 500);
        return done;
    }
    if (!call.operation->is_implemented()) {
        done.output = not_built(call);
        return done;
    }
    const auto& row = *call.operation;
    const auto body = [&](const store::View& view, store::WriteSet* nested) -> Result<Erased> {
        Context context(*this, call, view, nested);
        auto output = [&]() -> Result<Erased> {
            BACKLOT_CHECK(check(call, input, context));
            return row.run(row.handler_function, context, input);
        }();
        done.verdicts = std::move(context.verdicts_);
        if (!output) return output;
        std::ranges::move(context.told_, std::back_inserter(parent.told_));
        std::ranges::move(context.effects_, std::back_inserter(parent.effects_));
        parent.has_timers_ = parent.has_timers_ || context.has_timers_;
        return output;
    };
    if (row.is_read) {
        done.output = body(parent.view_, nullptr);
    } else if (writes == nullptr) {
        done.output = fail("InternalFailure", "A read may not call a write.", 500);
    } else {
        store::WriteSet nested(*writes);
        done.output = body(nested, &nested);
        if (done.output) nested.merge();
    }
    record(call, done.output, done.verdicts);
    return done;
}

}  // namespace backlot::kernel
