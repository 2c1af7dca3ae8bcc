// World: a Backlot under simulation, with what the simulation remembers of it: names that were handed out, objects that
// were acknowledged. The root world has its state on disk; the others are its forks.
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "clock/clock.h"
#include "library/backlot.h"

namespace backlot::simulation {

// All that is random in a run.
class Dice {
  public:
    explicit Dice(std::uint64_t seed) : ids_(clock::Ids::for_call(seed, 0xd1ce, 0)) {}
    [[nodiscard]] std::size_t below(std::size_t bound) { return static_cast<std::size_t>(ids_.below(bound)); }
    [[nodiscard]] bool one_in(std::size_t n) { return below(n) == 0; }
    [[nodiscard]] std::string name(std::string_view prefix, std::size_t bound) {
        return std::string(prefix) + std::to_string(below(bound));
    }
    template <class List>
    [[nodiscard]] const auto& pick(const List& list) {
        return *(std::begin(list) + static_cast<std::ptrdiff_t>(below(std::size(list))));
    }

  private:
    clock::Ids ids_;
};

struct Upload {
    std::string bucket;
    std::string key;
    std::string id;
    std::map<std::size_t, std::pair<std::string, std::string>> parts = {};  // number -> ETag, bytes
};

struct World {
    std::string name;
    std::unique_ptr<Backlot> backlot;
    std::vector<std::string> accounts = {std::string(default_account)};
    std::vector<std::string> units = {};     // the root's id and those of units
    std::vector<std::string> guardrails = {};
    std::vector<std::string> keys = {};      // access key ids
    std::vector<Upload> uploads = {};
    std::map<std::string, std::string> objects = {};  // "bucket/key" -> its bytes, as last acknowledged
    std::string digest = {};                 // of the state after the world's last step

    [[nodiscard]] std::unique_ptr<World> fork(std::string fork_name);
};

// How a run is kept and how it is told.
struct Run {
    std::uint64_t seed = 0;
    std::filesystem::path folder;
    Dice dice{0};
    std::size_t step = 0;
    std::vector<std::string> transcript = {};  // a line a call
    std::set<std::string> request_ids = {};    // of the calls: all other ids of a call come from the same source
};

// Says what broke and how to see it again, and ends the process with exit code 1.
[[noreturn]] void broken(const Run& run, const World& world, std::string_view rule, std::string_view detail);

// Opens the root world's state, new or again.
[[nodiscard]] std::unique_ptr<Backlot> open_state(const Run& run, clock::Time start);

// A hash of every row of services and identities, but for when keys and roles were last used, which refusals tell too. Without the epoch of authorization where two processes are compared:
// it is never the same twice.
enum class Epoch { with, without };
[[nodiscard]] std::string digest_of(Backlot& backlot, Epoch epoch);

// One random call, or one change of the credentials pool; checks what holds for a single call: a failed one and a read
// change nothing.
void call_something(Run& run, World& world);
// The same while the disk takes nothing more.
void call_on_full_disk(Run& run, World& world);

// Asks the same through the caches that calls have warmed and through fresh ones.
void check_caches(Run& run, World& world);
// The bytes of one object that was acknowledged.
void check_object(Run& run, World& world);

// A caller of that world: roots, users, roles, holders of keys, services, strangers. Nothing where the name has nobody.
[[nodiscard]] Result<identity::Caller> some_caller(Run& run, World& world);

}  // namespace backlot::simulation
