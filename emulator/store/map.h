// Map: a persistent ordered map of key to value or tombstone. A copy costs one pointer; a write copies the path to
// what it changes, and nothing where nobody else holds that path.
//
// A treap whose priorities do not depend on the keys, so no choice of keys makes it deep. Copies may be read and
// written on different threads; one copy may not.
#pragma once

#include <atomic>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace backlot::store {

class Map {
  public:
    struct Entry {
        std::string key;
        std::optional<std::string> value;  // nothing: a tombstone
    };

    Map();
    ~Map();
    Map(const Map&);
    Map(Map&&) noexcept;
    Map& operator=(Map) noexcept;

    [[nodiscard]] bool empty() const { return !root_; }
    [[nodiscard]] const Entry* find(std::string_view key) const;
    [[nodiscard]] const Entry* at_or_after(std::string_view key) const;
    [[nodiscard]] const Entry* after(std::string_view key) const;
    [[nodiscard]] const Entry* before(std::string_view key) const;
    [[nodiscard]] const Entry* at_or_before(std::string_view key) const;
    [[nodiscard]] const Entry* last() const;

    void put(std::string_view key, std::optional<std::string> value);
    void erase(std::string_view key);
    // Drops the entries from <= key < to; an empty `to` is the end.
    void erase_range(std::string_view from, std::string_view to);

    // Whether both are copies of one another without a write since.
    [[nodiscard]] bool is_same(const Map& other) const { return root_ == other.root_; }

  private:
    template <class T>
    class Ref {
      public:
        Ref() = default;
        explicit Ref(T* owned) : at_(owned) {}
        Ref(const Ref& other) : at_(other.at_) {
            if (at_) at_->references.fetch_add(1, std::memory_order_relaxed);
        }
        Ref(Ref&& other) noexcept : at_(std::exchange(other.at_, nullptr)) {}
        Ref& operator=(Ref other) noexcept {
            std::swap(at_, other.at_);
            return *this;
        }
        ~Ref() {
            if (at_ && at_->references.fetch_sub(1, std::memory_order_acq_rel) == 1) delete at_;
        }
        [[nodiscard]] T* get() const { return at_; }
        T* operator->() const { return at_; }
        explicit operator bool() const { return at_ != nullptr; }
        [[nodiscard]] bool is_sole() const { return at_->references.load(std::memory_order_acquire) == 1; }
        friend bool operator==(const Ref& a, const Ref& b) { return a.at_ == b.at_; }

      private:
        T* at_ = nullptr;
    };

    struct Shared;
    struct Node;
    using NodeRef = Ref<Node>;

    static NodeRef own(NodeRef node);
    static NodeRef insert(NodeRef tree, NodeRef node);
    static void split(NodeRef tree, std::string_view key, NodeRef& left, NodeRef& right);
    static NodeRef merge(NodeRef left, NodeRef right);
    static NodeRef replace(NodeRef tree, std::string_view key, Ref<Shared> entry);
    static NodeRef remove(NodeRef tree, std::string_view key);

    NodeRef root_;
};

}  // namespace backlot::store
