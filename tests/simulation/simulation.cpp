// The simulation: from a seed, random calls of IAM, STS, Organizations and S3, jumps of time, forks, restarts, crashes
// and full disks. After each step:
//   a decision or a credential from the caches is the one that a fresh look gives;
//   a fork sees nothing of what others write, and others nothing of its writes;
//   a failed call and a read change nothing, and acknowledged objects have their bytes;
//   a state that is opened again is the state that was closed, or left in the middle of things;
// and two runs of one seed tell the same and end in the same bytes.
//
// BACKLOT_SIMULATION_STEPS: how long a run is. BACKLOT_SIMULATION_SEED: this one seed; otherwise four of them.
#include <cstdlib>
#include <iostream>

#include "tests/simulation/world.h"

namespace backlot::simulation {

namespace {

constexpr std::size_t forks_limit = 3;
constexpr std::size_t account_wait_hours = 1;

std::uint64_t number_of(const char* name, std::uint64_t otherwise) {
    const char* text = std::getenv(name);
    return text == nullptr ? otherwise : std::strtoull(text, nullptr, 10);
}

class Simulation {
  public:
    Simulation(std::uint64_t seed, std::filesystem::path folder) {
        run_.seed = seed;
        run_.folder = std::move(folder);
        run_.dice = Dice(seed);
        std::filesystem::create_directories(run_.folder);
        auto root = std::make_unique<World>();
        root->name = "root";
        root->backlot = open_state(run_, std::chrono::sys_days{std::chrono::year{2026} / 1 / 1});
        root->digest = digest_of(*root->backlot, Epoch::with);
        worlds_.push_back(std::move(root));
    }

    void run(std::size_t steps) {
        for (; run_.step < steps; ++run_.step) {
            auto& world = *worlds_[run_.dice.below(worlds_.size())];
            act(world);
            for (const auto& one : worlds_) {
                if (digest_of(*one->backlot, Epoch::with) != one->digest) {
                    broken(run_, *one, "no world sees what another one writes", "the last step was in another world than this");
                }
            }
            auto& asked = *worlds_[run_.dice.below(worlds_.size())];
            check_caches(run_, asked);
            check_object(run_, asked);
        }
    }

    [[nodiscard]] const Run& told() const { return run_; }
    [[nodiscard]] World& root() { return *worlds_.front(); }

  private:
    void act(World& world) {
        const auto kind = run_.dice.below(100);
        if (kind < 4) {
            world.backlot->advance(std::chrono::hours{account_wait_hours} * static_cast<int>(1 + run_.dice.below(30)));
        } else if (kind < 7) {
            if (worlds_.size() <= forks_limit) worlds_.push_back(world.fork("fork " + std::to_string(++forks_)));
        } else if (kind < 9) {
            if (worlds_.size() > 1) worlds_.erase(worlds_.begin() + 1 + static_cast<std::ptrdiff_t>(run_.dice.below(worlds_.size() - 1)));
        } else if (kind < 10) {
            reopen(run_.dice.one_in(2) ? End::crash : End::order);
        } else if (kind < 12) {
            call_on_full_disk(run_, root());
        } else {
            call_something(run_, world);
        }
    }

    enum class End { order, crash };

    // Closes the state and opens it again; after a crash it is opened from what lay on the disk in the middle of things.
    void reopen(End end) {
        worlds_.resize(1);
        const auto start = root().backlot->now();
        const auto state = run_.folder / "state";
        const auto left = run_.folder / "left";
        if (end == End::crash) std::filesystem::copy(state, left, std::filesystem::copy_options::recursive);
        root().backlot.reset();
        if (end == End::crash) {
            std::filesystem::remove_all(state);
            std::filesystem::rename(left, state);
        }
        root().backlot = open_state(run_, start);
        if (digest_of(*root().backlot, Epoch::with) != root().digest) {
            broken(run_, root(), "a state opened again is the state that was left", end == End::crash ? "after a crash" : "after an orderly end");
        }
    }

    Run run_;
    std::vector<std::unique_ptr<World>> worlds_;
    std::size_t forks_ = 0;
};

// The first line in which two runs of one seed differ.
void compare(Simulation& one, Simulation& other) {
    const auto& [first, second] = std::pair<const Run&, const Run&>(one.told(), other.told());
    for (std::size_t i = 0; i < std::min(first.transcript.size(), second.transcript.size()); ++i) {
        if (first.transcript[i] != second.transcript[i])
            broken(first, one.root(), "one seed, one run", first.transcript[i] + "\n  " + second.transcript[i]);
    }
    if (first.transcript.size() != second.transcript.size() ||
        digest_of(*one.root().backlot, Epoch::without) != digest_of(*other.root().backlot, Epoch::without)) {
        broken(first, one.root(), "one seed, one run", "the runs told the same and ended in different states");
    }
}

int main() {
    const auto steps = number_of("BACKLOT_SIMULATION_STEPS", 250);
    const auto only = number_of("BACKLOT_SIMULATION_SEED", 0);
    const auto first = only == 0 ? 1 : only;
    const auto last = only == 0 ? 4 : only;
    std::string pattern = (std::filesystem::temp_directory_path() / "backlot-simulation-XXXXXX").string();
    if (::mkdtemp(pattern.data()) == nullptr) return 2;
    const std::filesystem::path folder = pattern;
    std::size_t calls = 0;
    for (auto seed = first; seed <= last; ++seed) {
        Simulation one(seed, folder / std::to_string(seed) / "one");
        one.run(steps);
        Simulation other(seed, folder / std::to_string(seed) / "other");
        other.run(steps);
        compare(one, other);
        calls += one.told().transcript.size();
        std::cout << "seed " << seed << ": " << steps << " steps, twice the same" << std::endl;
    }
    std::filesystem::remove_all(folder);
    std::cout << calls << " calls and decisions hold" << std::endl;
    return 0;
}

}  // namespace

}  // namespace backlot::simulation

int main() { return backlot::simulation::main(); }
