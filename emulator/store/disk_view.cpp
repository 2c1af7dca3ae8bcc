#include "store/disk_view.h"

#include <algorithm>

#include "store/key.h"

namespace backlot::store {
namespace {

// Batches begin small, since many scans read a row or two, and grow.
constexpr std::size_t first_batch_rows = 8;
constexpr std::size_t largest_batch_rows = 512;

class DiskCursor final : public Cursor {
  public:
    DiskCursor(const DiskView& view, std::string_view from, std::string_view to) : view_(view), from_(from), to_(to) {
        load(from_);
    }

    [[nodiscard]] bool valid() const override { return at_ < batch_.rows.size(); }
    [[nodiscard]] std::string_view key() const override { return batch_.rows[at_].key; }
    [[nodiscard]] std::string_view value() const override { return batch_.rows[at_].value; }

    void next() override {
        if (++at_ < batch_.rows.size() || batch_.at_end) return;
        load(std::string(seen_to_));
    }

    void seek(std::string_view key) override {
        const auto target = std::max<std::string_view>(key, from_);
        auto& rows = batch_.rows;
        if (!rows.empty() && target >= rows.front().key && (batch_.at_end || target <= rows.back().key)) {
            const auto found = std::lower_bound(rows.begin(), rows.end(), target,
                                                [](const Row& row, std::string_view to) { return row.key < to; });
            at_ = static_cast<std::size_t>(found - rows.begin());
            return;
        }
        size_ = first_batch_rows;
        load(std::string(target));
    }

  private:
    void load(std::string start) {
        at_ = 0;
        while (true) {
            batch_ = {};
            if (!to_.empty() && start >= to_) {
                batch_.at_end = true;
                return;
            }
            batch_ = view_.first(start, to_, size_, seen_to_);
            size_ = std::min(size_ * 2, largest_batch_rows);
            if (!batch_.rows.empty() || batch_.at_end) return;
            start = seen_to_;
        }
    }

    const DiskView& view_;
    std::string from_;
    std::string to_;
    std::string seen_to_;  // the batch holds all before it
    Database::Batch batch_;
    std::size_t at_ = 0;
    std::size_t size_ = first_batch_rows;
};

// Puts what a snapshot sees in place of newer rows. Both are in order.
void replace(std::vector<Row>& rows, std::vector<std::pair<std::string, Undo::Value>> older) {
    if (older.empty()) return;
    std::vector<Row> out;
    out.reserve(rows.size() + older.size());
    auto row = rows.begin();
    for (auto& [key, value] : older) {
        while (row != rows.end() && row->key < key) out.push_back(std::move(*row++));
        if (row != rows.end() && row->key == key) ++row;
        if (value) out.push_back({std::move(key), std::move(*value)});
    }
    std::move(row, rows.end(), std::back_inserter(out));
    rows = std::move(out);
}

}  // namespace

std::optional<std::string> DiskView::get(std::string_view key) const {
    auto value = disk_->database->get(key);
    if (!snapshot_) return value;
    if (auto older = disk_->undo.find(*snapshot_, key)) return std::move(*older);
    return value;
}

Database::Batch DiskView::first(std::string_view from, std::string_view to, std::size_t limit,
                                std::string& seen_to) const {
    auto batch = disk_->database->first(from, to, limit);
    seen_to = batch.at_end ? std::string(to) : after_key(batch.rows.back().key);
    if (snapshot_) replace(batch.rows, disk_->undo.range(*snapshot_, from, seen_to));
    return batch;
}

std::unique_ptr<Cursor> DiskView::scan(std::string_view from, std::string_view to) const {
    return std::make_unique<DiskCursor>(*this, from, to);
}

std::optional<Row> DiskView::last(std::string_view from, std::string_view to) const {
    std::string end(to);
    for (std::size_t limit = 1;; limit = std::min(limit * 2, largest_batch_rows)) {
        if (!end.empty() && from >= end) return std::nullopt;
        auto batch = disk_->database->last(from, end, limit);
        std::reverse(batch.rows.begin(), batch.rows.end());
        const auto start = batch.at_end ? std::string(from) : batch.rows.front().key;
        if (snapshot_) replace(batch.rows, disk_->undo.range(*snapshot_, start, end));
        if (!batch.rows.empty()) return std::move(batch.rows.back());
        if (batch.at_end) return std::nullopt;
        end = start;
    }
}

}  // namespace backlot::store
