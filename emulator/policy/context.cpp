#include "policy/context.h"

namespace backlot::policy {
namespace {

char context_lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

bool same_key(std::string_view a, std::string_view b) {
    if (a.size() != b.size()) return false;
    for (std::size_t i = 0; i < a.size(); ++i)
        if (context_lower(a[i]) != context_lower(b[i])) return false;
    return true;
}

}  // namespace

std::uint64_t hash_key(std::string_view key) {
    std::uint64_t hash = 0xcbf29ce484222325ULL;
    for (const char c : key) {
        hash ^= static_cast<unsigned char>(context_lower(c));
        hash *= 0x100000001b3ULL;
    }
    return hash;
}

void Context::reserve(std::size_t keys, std::size_t bytes) {
    entries_.reserve(keys);
    values_.reserve(keys);
    text_.reserve(bytes);
}

void Context::clear() {
    text_.clear();
    values_.clear();
    entries_.clear();
}

Context::Piece Context::keep(std::string_view text) {
    const Piece piece{static_cast<std::uint32_t>(text_.size()), static_cast<std::uint32_t>(text.size())};
    text_.append(text);
    return piece;
}

Context::Entry& Context::open(std::string_view key, Arity arity) {
    const auto hash = hash_key(key);
    const auto first = static_cast<std::uint32_t>(values_.size());
    for (auto& entry : entries_) {
        if (entry.hash != hash || !same_key(this->key(entry), key)) continue;
        entry.first_value = first;
        entry.value_count = 0;
        entry.arity = arity;
        return entry;
    }
    const auto piece = keep(key);
    return entries_.emplace_back(Entry{hash, piece.at, piece.size, first, 0, arity});
}

void Context::add(std::string_view key, std::string_view value) {
    auto& entry = open(key, Arity::single);
    values_.push_back(keep(value));
    entry.value_count = 1;
}

void Context::add(std::string_view key, std::span<const std::string> values, Arity arity) {
    auto& entry = open(key, arity);
    for (const auto& value : values) values_.push_back(keep(value));
    entry.value_count = static_cast<std::uint32_t>(values.size());
}

void Context::add(std::string_view key, std::span<const std::string_view> values, Arity arity) {
    auto& entry = open(key, arity);
    for (const auto value : values) values_.push_back(keep(value));
    entry.value_count = static_cast<std::uint32_t>(values.size());
}

const Context::Entry* Context::find(std::uint64_t hash, std::string_view key) const {
    for (const auto& entry : entries_)
        if (entry.hash == hash && entry.value_count != 0 && same_key(this->key(entry), key)) return &entry;
    return nullptr;
}

std::string_view Context::key(const Entry& entry) const {
    return std::string_view(text_).substr(entry.key_at, entry.key_size);
}

std::string_view Context::value(const Entry& entry, std::uint32_t index) const {
    const auto& piece = values_[entry.first_value + index];
    return std::string_view(text_).substr(piece.at, piece.size);
}

std::string_view Context::first(std::string_view key) const {
    const auto* entry = find(key);
    return entry != nullptr && entry->value_count == 1 ? value(*entry, 0) : std::string_view{};
}

}  // namespace backlot::policy
