// View and WriteSet: reading and changing the state. Ordered byte-string keys to byte-string values.
//
// Keys come from store/key.h, values from store/record.h; store/table.h puts both together and is what services use.
// Reads throw store::Failure where the state is damaged (store/failure.h).
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "store/map.h"

namespace backlot::store {

inline constexpr std::size_t key_limit_bytes = 1'982;  // LMDB's, built with MDB_MAXKEYSIZE=0

struct Row {
    std::string key;
    std::string value;
};

// A place in a range of rows. What key() and value() give is valid until the next move.
class Cursor {
  public:
    virtual ~Cursor() = default;
    [[nodiscard]] virtual bool valid() const = 0;
    [[nodiscard]] virtual std::string_view key() const = 0;
    [[nodiscard]] virtual std::string_view value() const = 0;
    virtual void next() = 0;
    // Moves to the first row of the range at or after `key`, which may lie behind the present place. Costs no more
    // than a look-up: it is how a listing with a delimiter passes over a common prefix.
    virtual void seek(std::string_view key) = 0;
};

// What can be read. Thread-safe for snapshots; a WriteSet belongs to one thread.
class View {
  public:
    virtual ~View() = default;
    [[nodiscard]] virtual std::optional<std::string> get(std::string_view key) const = 0;
    // The rows from <= key < to, in order of their bytes. An empty `to` is the end of the state.
    // The view must outlive the cursor. Rows written to a WriteSet meanwhile are not seen by the cursor.
    [[nodiscard]] virtual std::unique_ptr<Cursor> scan(std::string_view from, std::string_view to) const = 0;
    // The last row of the range; last(from, row.key) steps backwards.
    [[nodiscard]] virtual std::optional<Row> last(std::string_view from, std::string_view to) const = 0;
};

// Changes over a state: entries, and below them ranges within which the state underneath is erased.
struct Overlay {
    Map entries;
    Map ranges;  // from -> to (empty: the end); never overlapping

    [[nodiscard]] bool empty() const { return entries.empty() && ranges.empty(); }
    // The erased range that holds `key`.
    [[nodiscard]] const Map::Entry* range_of(std::string_view key) const;
    void add_range(std::string_view from, std::string_view to);
};

// Changes that are not yet part of a branch: merged when a handler succeeds, dropped when it fails.
class WriteSet final : public View {
  public:
    // Over `base`, which outlives it; over nothing where `base` is null.
    explicit WriteSet(const View* base, Overlay overlay = {}) : base_(base), overlay_(std::move(overlay)) {}
    // A nested one: starts as a copy of `parent`, which must stay unwritten until this one is merged or gone.
    explicit WriteSet(WriteSet& parent)
        : base_(parent.base_), overlay_(parent.overlay_), parent_(&parent), parent_overlay_(parent.overlay_) {}
    WriteSet& operator=(const WriteSet&) = delete;

    [[nodiscard]] std::optional<std::string> get(std::string_view key) const override;
    [[nodiscard]] std::unique_ptr<Cursor> scan(std::string_view from, std::string_view to) const override;
    [[nodiscard]] std::optional<Row> last(std::string_view from, std::string_view to) const override;

    // Throws Failure (ValidationException) for a key longer than key_limit_bytes: what a request brings may be that long.
    void put(std::string_view key, std::string value);
    void erase(std::string_view key);
    // Erases from <= key < to with one range tombstone, whatever lies within. An empty `to` is the end.
    void erase_range(std::string_view from, std::string_view to);

    // Hands a nested write set's changes to its parent. Once.
    void merge();

    [[nodiscard]] bool is_changed() const { return changed_; }
    [[nodiscard]] const Overlay& overlay() const { return overlay_; }

  private:
    const View* base_;
    Overlay overlay_;
    bool changed_ = false;
    WriteSet* parent_ = nullptr;
    Overlay parent_overlay_;
};

}  // namespace backlot::store
