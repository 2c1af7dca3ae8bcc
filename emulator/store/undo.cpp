#include "store/undo.h"

#include <mutex>

namespace backlot::store {

std::uint64_t Undo::enter() {
    const std::unique_lock lock(mutex_);
    live_.insert(visible_);
    return visible_;
}

void Undo::leave(std::uint64_t snapshot) {
    const std::unique_lock lock(mutex_);
    live_.erase(live_.find(snapshot));
    // What was replaced up to the oldest snapshot's own moment is older than anybody looks. A commit that is not yet
    // published keeps its records: a snapshot may still be taken before it.
    const auto needed_after = live_.empty() ? visible_ : *live_.begin();
    while (!commits_.empty() && commits_.begin()->first <= needed_after) {
        const auto commit = commits_.begin()->first;
        for (const auto& key : commits_.begin()->second) forget(commit, key);
        commits_.erase(commits_.begin());
    }
}

void Undo::record(std::uint64_t commit, std::string_view key, Value old) {
    const std::unique_lock lock(mutex_);
    auto found = rows_.find(key);
    if (found == rows_.end()) found = rows_.emplace(std::string(key), Versions{}).first;
    // A key may be told twice, by a range and by an entry; the first one is what was there before the commit.
    if (found->second.try_emplace(commit, std::move(old)).second) commits_[commit].emplace_back(key);
}

bool Undo::is_needed(std::uint64_t from, std::uint64_t before) const {
    const auto at = live_.lower_bound(from);
    return at != live_.end() && *at < before;
}

void Undo::forget(std::uint64_t commit, const std::string& key) {
    const auto found = rows_.find(key);
    if (found == rows_.end()) return;
    found->second.erase(commit);
    if (found->second.empty()) rows_.erase(found);
}

void Undo::publish(std::uint64_t commit) {
    const std::unique_lock lock(mutex_);
    visible_ = commit;
    const auto recorded = commits_.find(commit);
    if (recorded == commits_.end()) return;
    std::vector<std::string> kept;
    for (auto& key : recorded->second) {
        // Only snapshots since the key's previous version read this one: a counter written a million times beside an
        // old fork keeps one value, not a million.
        const auto& versions = rows_.find(key)->second;
        const auto here = versions.find(commit);
        const auto since = here == versions.begin() ? 0 : std::prev(here)->first;
        if (is_needed(since, commit)) kept.push_back(std::move(key));
        else forget(commit, key);
    }
    if (kept.empty()) commits_.erase(recorded);
    else recorded->second = std::move(kept);
}

void Undo::withdraw(std::uint64_t commit) {
    const std::unique_lock lock(mutex_);
    const auto recorded = commits_.find(commit);
    if (recorded == commits_.end()) return;
    for (const auto& key : recorded->second) forget(commit, key);
    commits_.erase(recorded);
}

std::optional<Undo::Value> Undo::find(std::uint64_t snapshot, std::string_view key) const {
    const std::shared_lock lock(mutex_);
    const auto found = rows_.find(key);
    if (found == rows_.end()) return std::nullopt;
    const auto version = found->second.upper_bound(snapshot);
    if (version == found->second.end()) return std::nullopt;
    return version->second;
}

std::vector<std::pair<std::string, Undo::Value>> Undo::range(std::uint64_t snapshot, std::string_view from,
                                                             std::string_view to) const {
    const std::shared_lock lock(mutex_);
    std::vector<std::pair<std::string, Value>> out;
    for (auto at = rows_.lower_bound(from); at != rows_.end() && (to.empty() || at->first < to); ++at) {
        const auto version = at->second.upper_bound(snapshot);
        if (version != at->second.end()) out.emplace_back(at->first, version->second);
    }
    return out;
}

std::uint64_t Undo::visible() const {
    const std::shared_lock lock(mutex_);
    return visible_;
}

std::size_t Undo::size() const {
    const std::shared_lock lock(mutex_);
    std::size_t count = 0;
    for (const auto& [commit, keys] : commits_) count += keys.size();
    return count;
}

}  // namespace backlot::store
