// Lineage: which forks and snapshots live, and since when: what a released blob waits for.
#pragma once

#include <cstdint>
#include <limits>
#include <memory>
#include <mutex>
#include <set>

namespace backlot::store {

// Thread-safe. Shared by all branches of a store and what was taken from them.
class Lineage : public std::enable_shared_from_this<Lineage> {
  public:
    // Held by a fork or a snapshot for its life. What derives from a fork has the fork's own origin: it can name
    // whatever the fork could.
    class Token {
      public:
        Token() = default;
        Token(Token&&) noexcept = default;
        Token& operator=(Token&&) noexcept = default;
        ~Token() {
            if (lineage_) lineage_->leave(origin_);
        }
        [[nodiscard]] std::uint64_t origin() const { return origin_; }

      private:
        friend class Lineage;
        Token(std::shared_ptr<Lineage> lineage, std::uint64_t origin) : lineage_(std::move(lineage)), origin_(origin) {}
        std::shared_ptr<Lineage> lineage_;
        std::uint64_t origin_ = 0;
    };

    [[nodiscard]] Token enter() {
        const std::lock_guard lock(mutex_);
        live_.insert(++now_);
        return {shared_from_this(), now_};
    }
    [[nodiscard]] Token enter_like(const Token& other) {
        const std::lock_guard lock(mutex_);
        live_.insert(other.origin());
        return {shared_from_this(), other.origin()};
    }
    // A moment later than every origin so far.
    [[nodiscard]] std::uint64_t tick() {
        const std::lock_guard lock(mutex_);
        return ++now_;
    }
    // The earliest origin of what lives.
    [[nodiscard]] std::uint64_t oldest() const {
        const std::lock_guard lock(mutex_);
        return live_.empty() ? std::numeric_limits<std::uint64_t>::max() : *live_.begin();
    }

  private:
    void leave(std::uint64_t origin) {
        const std::lock_guard lock(mutex_);
        live_.erase(live_.find(origin));
    }

    mutable std::mutex mutex_;
    std::uint64_t now_ = 0;
    std::multiset<std::uint64_t> live_;
};

}  // namespace backlot::store
