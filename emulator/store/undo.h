// Undo: what later commits overwrote, kept for the snapshots that still need it. LMDB's own readers would pin every page
// that is freed meanwhile; this keeps only the rows that change.
//
// A reader of snapshot S first looks into the newest rows, then here: the value that the first commit after S replaced
// is what S sees. Commits record before they become visible, so in that order nothing is missed.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <shared_mutex>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace backlot::store {

// Thread-safe.
class Undo {
  public:
    using Value = std::optional<std::string>;  // nothing: there was no row

    explicit Undo(std::uint64_t visible) : visible_(visible) {}

    // A snapshot of the newest visible commit begins to live; gives its number.
    [[nodiscard]] std::uint64_t enter();
    void leave(std::uint64_t snapshot);

    void record(std::uint64_t commit, std::string_view key, Value old);
    // The commit is there: snapshots from now on see it. Drops what no living snapshot needs.
    void publish(std::uint64_t commit);
    // The commit failed: its records go.
    void withdraw(std::uint64_t commit);

    // What `snapshot` sees instead of the newest row; nothing where that is the row it sees.
    [[nodiscard]] std::optional<Value> find(std::uint64_t snapshot, std::string_view key) const;
    // The same for all keys of a range (empty `to`: the end), in order.
    [[nodiscard]] std::vector<std::pair<std::string, Value>> range(std::uint64_t snapshot, std::string_view from,
                                                                   std::string_view to) const;
    [[nodiscard]] std::uint64_t visible() const;
    // How many values are kept.
    [[nodiscard]] std::size_t size() const;

  private:
    using Versions = std::map<std::uint64_t, Value>;  // commit -> what it replaced

    [[nodiscard]] bool is_needed(std::uint64_t from, std::uint64_t before) const;
    void forget(std::uint64_t commit, const std::string& key);

    mutable std::shared_mutex mutex_;
    std::uint64_t visible_;
    std::multiset<std::uint64_t> live_;
    std::map<std::string, Versions, std::less<>> rows_;
    std::map<std::uint64_t, std::vector<std::string>> commits_;  // commit -> the keys it has versions of
};

}  // namespace backlot::store
