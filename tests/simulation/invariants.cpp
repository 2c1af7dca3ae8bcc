#include "identity/authenticate.h"
#include "identity/epoch.h"
#include "model/json.h"
#include "tests/simulation/calls.h"

namespace backlot::simulation {

namespace {

std::string told(const Result<identity::Verdict>& verdict) {
    if (!verdict) return "failed " + verdict.error().code + ": " + verdict.error().message;
    const auto& decision = verdict->decision;
    std::string text = std::string(policy::name_of(decision.outcome)) + " by " + std::string(policy::name_of(decision.layer)) + " " +
                       decision.policy + " " + decision.statement + " " + decision.because;
    for (const auto& matched : decision.matched) text += "\n  matched " + matched.policy + " " + std::to_string(matched.index);
    for (const auto& read : decision.keys) {
        text += "\n  read " + read.key;
        for (const auto& value : read.values) text += " " + value;
    }
    return text;
}

void check_decision(Run& run, World& world, const Result<identity::Caller>& caller) {
    if (!caller) return;
    const auto action = some_action(run.dice);
    const identity::Question question{.action = action.ends_with('*') ? "s3:GetObject" : action,
                                      .resource = some_resource(run.dice, world)};
    identity::Bundles fresh;
    auto stage = world.backlot->kernel().stage();
    stage.bundles = &fresh;
    kernel::Kernel anew(std::move(stage));
    const auto warm = told(world.backlot->kernel().decide(*caller, {}, "us-east-1", question));
    const auto cold = told(anew.decide(*caller, {}, "us-east-1", question));
    run.transcript.push_back(std::to_string(run.step) + " " + world.name + " " + caller->arn + " may " + question.action + " on " +
                             question.resource + "? " + warm);
    if (warm != cold) broken(run, world, "a cached decision never differs from a fresh one", "cached: " + warm + "\n  fresh: " + cold);
}

std::string told(const Result<identity::Credential>& credential) {
    if (!credential) return credential.error().code;
    return credential->secret + " " + credential->token + " " + credential->caller.arn + " " + credential->caller.unique_id;
}

void check_credential(Run& run, World& world) {
    if (world.keys.empty()) return;
    const auto& key = run.dice.pick(world.keys);
    const auto snapshot = world.backlot->branch()->snapshot();
    const auto fresh = identity::find_credential(*snapshot, key, world.backlot->now());
    const auto warm = world.backlot->kernel().stage().bundles->credential(*snapshot, key, world.backlot->now());
    const auto cached = warm ? told(**warm) : warm.error().code;
    if (cached != told(fresh)) broken(run, world, "a cached credential never differs from a fresh one", key + ": " + cached + ", fresh: " + told(fresh));
}

}  // namespace

void check_caches(Run& run, World& world) {
    check_decision(run, world, some_caller(run, world));
    // Everyone whom the last call may have granted or denied something.
    const auto& account = run.dice.one_in(2) ? world.accounts.front() : run.dice.pick(world.accounts);
    for (const auto* who : {"/user/u0", "/user/u1", "/user/u2", "/user/u3", "/r0", "/r1", "/r2", "/r3"}) {
        const auto caller = world.backlot->principal(account + who);
        for (int i = 0; i < 4; ++i) check_decision(run, world, caller);
    }
    check_credential(run, world);
}

void check_object(Run& run, World& world) {
    if (world.objects.empty()) return;
    auto object = world.objects.begin();
    std::advance(object, static_cast<std::ptrdiff_t>(run.dice.below(world.objects.size())));
    const auto slash = object->first.find('/');
    const auto bucket = object->first.substr(0, slash);
    // Whoever owns the bucket may read it, unless its policy forbids it.
    for (const auto& account : world.accounts) {
        const auto caller = world.backlot->principal(account);
        if (!caller) continue;
        const auto input = Json::object({{"Bucket", bucket}, {"Key", object->first.substr(slash + 1)}});
        auto call = world.backlot->kernel().make_call("s3", "GetObject", *caller, {}, "us-east-1");
        const auto memory = call->operation->make_input();
        BACKLOT_ASSERT(model::from_json(*call->operation->model->input, memory.get(), input).has_value());
        const auto done = world.backlot->kernel().perform(*call, memory.get());
        if (!done.output && done.output.error().code == "AccessDenied") continue;
        if (!done.output) broken(run, world, "an acknowledged object is there", object->first + ": " + done.output.error().code);
        const auto* payload = model::find_payload(*call->operation->model->output, done.output->get());
        std::string bytes = payload->bytes;
        for (const auto& piece : payload->pieces) {
            auto read = world.backlot->kernel().stage().blobs->read(piece.blob, piece.offset, piece.size);
            if (!read) broken(run, world, "an acknowledged object's bytes are there", object->first + ": " + read.error().message);
            bytes += *read;
        }
        if (bytes != object->second) {
            broken(run, world, "an object has the bytes that were acknowledged",
                   object->first + ": " + std::to_string(bytes.size()) + " bytes, not " + std::to_string(object->second.size()));
        }
        return;
    }
}

}  // namespace backlot::simulation
