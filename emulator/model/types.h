// The types that generated shapes are made of.
#pragma once

#include <chrono>
#include <map>
#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace backlot::model {

using Timestamp = std::chrono::sys_time<std::chrono::milliseconds>;

struct Payload;

// Raw bytes of a blob member. A call from within may name bytes that lie in the blob store already; the wire never does.
struct Blob {
    std::string bytes;
    std::shared_ptr<const Payload> stored = {};
    friend bool operator==(const Blob&, const Blob&) = default;
};

// A list that knows whether it was sent at all: an empty one is not an absent one.
template <class T>
struct List : std::vector<T> {
    using std::vector<T>::vector;
    List() = default;
    List(std::vector<T> items) : std::vector<T>(std::move(items)) {}
    bool given = false;
    [[nodiscard]] bool present() const { return given || !this->empty(); }
};

template <class T>
struct Map : std::map<std::string, T> {
    using std::map<std::string, T>::map;
    Map() = default;
    Map(std::map<std::string, T> items) : std::map<std::string, T>(std::move(items)) {}
    bool given = false;
    [[nodiscard]] bool present() const { return given || !this->empty(); }
};

// An optional value of a type that is not complete yet: recursion.
template <class T>
class Box {
  public:
    Box() = default;
    Box(T value) : value_(std::make_shared<T>(std::move(value))) {}
    Box(const Box& other) : value_(other.value_ ? std::make_shared<T>(*other.value_) : nullptr) {}
    Box(Box&&) noexcept = default;
    Box& operator=(Box other) noexcept {
        value_ = std::move(other.value_);
        return *this;
    }
    explicit operator bool() const { return value_ != nullptr; }
    [[nodiscard]] bool has_value() const { return value_ != nullptr; }
    T& operator*() const { return *value_; }
    T* operator->() const { return value_.get(); }
    T& emplace() {
        value_ = std::make_shared<T>();
        return *value_;
    }

  private:
    std::shared_ptr<T> value_;
};

}  // namespace backlot::model
