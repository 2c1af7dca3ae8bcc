#include "tests/simulation/world.h"

#include <cstdlib>
#include <iostream>

#include "base/digest.h"
#include "identity/last_use.h"
#include "identity/records.h"
#include "services/kms/tables.h"
#include "services/secretsmanager/tables.h"
#include "store/store.h"

namespace backlot::simulation {

std::unique_ptr<World> World::fork(std::string fork_name) {
    auto made = std::make_unique<World>();
    made->name = std::move(fork_name);
    made->backlot = backlot->fork();
    made->accounts = accounts;
    made->units = units;
    made->guardrails = guardrails;
    made->keys = keys;
    made->uploads = uploads;
    made->objects = objects;
    made->digest = digest_of(*made->backlot, Epoch::with);
    return made;
}

void broken(const Run& run, const World& world, std::string_view rule, std::string_view detail) {
    std::cerr << "broken: " << rule << "\n  " << detail << "\n  seed " << run.seed << ", step " << run.step << ", in "
              << world.name << "\n";
    const auto from = run.transcript.size() > 5 ? run.transcript.size() - 5 : 0;
    for (auto i = from; i < run.transcript.size(); ++i) std::cerr << "  " << run.transcript[i].substr(0, 600) << "\n";
    std::cerr << "again: BACKLOT_SIMULATION_SEED=" << run.seed << " BACKLOT_SIMULATION_STEPS=" << run.step + 1
              << " build/asan/tests/simulation/simulation" << std::endl;
    std::_Exit(1);
}

std::unique_ptr<Backlot> open_state(const Run& run, clock::Time start) {
    auto opened = Backlot::open({.state = run.folder / "state", .seed = run.seed, .virtual_start = start});
    if (!opened) broken(run, World{.name = "root", .backlot = nullptr}, "the state opens", opened.error().message);
    return std::move(*opened);
}

std::string digest_of(Backlot& backlot, Epoch epoch) {
    constexpr std::uint16_t first_table = 16;  // those below are the store's own
    const auto skipped = store::key_of(identity::epochs);
    const auto uses = store::key_of(identity::last_uses);
    const auto service_uses = store::key_of(identity::service_uses);
    const auto key_uses = store::key_of(kms::key_uses);
    const auto secret_uses = store::key_of(secretsmanager::secret_uses);
    const auto snapshot = backlot.branch()->snapshot();
    Digest digest(Algorithm::sha256);
    for (auto row = snapshot->scan(store::make_key(first_table), {}); row->valid(); row->next()) {
        if (epoch == Epoch::without && row->key() == skipped) continue;
        if (row->key().starts_with(uses) || row->key().starts_with(service_uses)) continue;
        if (row->key().starts_with(key_uses) || row->key().starts_with(secret_uses)) continue;
        digest.update(std::to_string(row->key().size()) + ":");
        digest.update(row->key());
        digest.update(std::to_string(row->value().size()) + ":");
        digest.update(row->value());
    }
    return digest.finish();
}

Result<identity::Caller> some_caller(Run& run, World& world) {
    auto& dice = run.dice;
    const auto& account = dice.one_in(2) ? world.accounts.front() : dice.pick(world.accounts);
    const auto kind = dice.below(20);
    if (kind < 9) return world.backlot->principal(account);
    if (kind < 12) return world.backlot->principal(account + "/user/" + dice.name("u", 4));
    if (kind < 15) return world.backlot->principal(account + "/" + dice.name("r", 4));
    if (kind < 18 && !world.keys.empty()) return world.backlot->principal("key:" + dice.pick(world.keys));
    if (kind == 18) return world.backlot->principal("service:ecs-tasks.amazonaws.com");
    return world.backlot->principal("anonymous");
}

}  // namespace backlot::simulation
