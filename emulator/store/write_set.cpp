#include <algorithm>

#include "base/assert.h"
#include "store/failure.h"
#include "store/view.h"

namespace backlot::store {
namespace {

// Whether `key` lies before the end of a range; an empty end is the end of all keys.
bool is_before_end(std::string_view key, std::string_view end) { return end.empty() || key < end; }

bool is_longer(std::string_view end, std::string_view other) {
    if (other.empty()) return false;
    return end.empty() || end > other;
}

// An overlay's entries over the rows of the state underneath.
class MergedCursor final : public Cursor {
  public:
    MergedCursor(const View* base, Overlay overlay, std::string_view from, std::string_view to)
        : overlay_(std::move(overlay)), from_(from), to_(to) {
        if (base) base_ = base->scan(from, to);
        move_to(from);
    }

    [[nodiscard]] bool valid() const override { return entry_ || has_base(); }
    [[nodiscard]] std::string_view key() const override { return on_entry_ ? entry_->key : base_->key(); }
    [[nodiscard]] std::string_view value() const override { return on_entry_ ? *entry_->value : base_->value(); }

    void next() override {
        if (on_entry_) {
            entry_ = bounded(overlay_.entries.after(entry_->key));
        } else {
            base_->next();
        }
        settle();
    }

    void seek(std::string_view key) override {
        const std::string target(std::max<std::string_view>(key, from_));
        base_ended_ = false;
        if (base_) base_->seek(target);
        move_to(target);
    }

  private:
    [[nodiscard]] bool has_base() const { return base_ && !base_ended_ && base_->valid(); }

    const Map::Entry* bounded(const Map::Entry* entry) const {
        return entry && is_before_end(entry->key, to_) ? entry : nullptr;
    }

    void move_to(std::string_view key) {
        entry_ = bounded(overlay_.entries.at_or_after(key));
        settle();
    }

    // Passes over rows that the overlay hides and over its tombstones.
    void settle() {
        while (true) {
            if (has_base()) {
                if (const auto* range = overlay_.range_of(base_->key())) {
                    if (range->value->empty()) base_ended_ = true;
                    else base_->seek(*range->value);
                    continue;
                }
            }
            if (!entry_) {
                on_entry_ = false;
                return;
            }
            const int order = has_base() ? base_->key().compare(entry_->key) : 1;
            if (order < 0) {
                on_entry_ = false;
                return;
            }
            if (order == 0) base_->next();
            if (entry_->value) {
                on_entry_ = true;
                return;
            }
            entry_ = bounded(overlay_.entries.after(entry_->key));
        }
    }

    Overlay overlay_;
    std::unique_ptr<Cursor> base_;
    std::string from_;
    std::string to_;
    const Map::Entry* entry_ = nullptr;
    bool base_ended_ = false;  // an erased range hides the rest of it
    bool on_entry_ = false;
};

}  // namespace

const Map::Entry* Overlay::range_of(std::string_view key) const {
    const auto* range = ranges.at_or_before(key);
    return range && is_before_end(key, *range->value) ? range : nullptr;
}

void Overlay::add_range(std::string_view from, std::string_view to) {
    std::string start(from);
    std::string end(to);
    if (const auto* range = ranges.at_or_before(start); range && is_before_end(start, *range->value)) {
        start = range->key;
        if (is_longer(*range->value, end)) end = *range->value;
    }
    // Those that begin within it, or where it ends, become part of it.
    while (const auto* range = ranges.at_or_after(start)) {
        if (!end.empty() && range->key > end) break;
        if (is_longer(*range->value, end)) end = *range->value;
        const std::string key = range->key;
        ranges.erase(key);
    }
    ranges.put(start, std::move(end));
}

std::optional<std::string> WriteSet::get(std::string_view key) const {
    if (const auto* entry = overlay_.entries.find(key)) return entry->value;
    if (!base_ || overlay_.range_of(key)) return std::nullopt;
    return base_->get(key);
}

std::unique_ptr<Cursor> WriteSet::scan(std::string_view from, std::string_view to) const {
    return std::make_unique<MergedCursor>(base_, overlay_, from, to);
}

std::optional<Row> WriteSet::last(std::string_view from, std::string_view to) const {
    std::string entry_end(to);
    std::string base_end(to);
    std::optional<Row> row;
    bool has_row = false;  // whether `row` is what the base has before base_end
    while (true) {
        const auto* entry = entry_end.empty() ? overlay_.entries.last() : overlay_.entries.before(entry_end);
        if (entry && entry->key < from) entry = nullptr;
        while (base_ && !has_row) {
            row = base_->last(from, base_end);
            const auto* range = row ? overlay_.range_of(row->key) : nullptr;
            has_row = !range;
            if (range) base_end = range->key;
            // An erased range that begins before `from` leaves nothing of the base.
            if (range && base_end <= from) {
                row.reset();
                has_row = true;
            }
        }
        if (!entry) return row;
        if (row && row->key > entry->key) return row;
        if (entry->value) return Row{entry->key, *entry->value};
        if (row && row->key == entry->key) {
            base_end = row->key;
            has_row = false;
        }
        entry_end = entry->key;
        if (entry_end <= from) entry_end = std::string(from);
        if (entry_end.empty()) return std::nullopt;
    }
}

void WriteSet::put(std::string_view key, std::string value) {
    BACKLOT_ASSERT(!key.empty());
    if (key.size() > key_limit_bytes) {
        throw Failure({.code = "ValidationException", .message = "A name or token of the request is too long to be kept.", .status = 400});
    }
    overlay_.entries.put(key, std::move(value));
    changed_ = true;
}

void WriteSet::erase(std::string_view key) {
    if (key.size() > key_limit_bytes) return;  // nothing has it
    if (!base_) {
        overlay_.entries.erase(key);
    } else {
        overlay_.entries.put(key, std::nullopt);
    }
    changed_ = true;
}

void WriteSet::erase_range(std::string_view from, std::string_view to) {
    if (!to.empty() && from >= to) return;
    overlay_.entries.erase_range(from, to);
    if (base_) overlay_.add_range(from, to);
    changed_ = true;
}

void WriteSet::merge() {
    BACKLOT_ASSERT(parent_ != nullptr);
    BACKLOT_ASSERT(parent_->overlay_.entries.is_same(parent_overlay_.entries));
    BACKLOT_ASSERT(parent_->overlay_.ranges.is_same(parent_overlay_.ranges));
    parent_->overlay_ = std::move(overlay_);
    parent_->changed_ = parent_->changed_ || changed_;
    parent_ = nullptr;
}

}  // namespace backlot::store
