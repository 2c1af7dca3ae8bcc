// DiskView: the rows on disk as they are now, or as a snapshot saw them.
#pragma once

#include <memory>
#include <optional>

#include "store/database.h"
#include "store/file.h"
#include "store/lineage.h"
#include "store/undo.h"

namespace backlot::store {

// What views of a state on disk share; it outlives the branch as long as they live.
struct Disk {
    Disk(File with_lock, std::unique_ptr<Database> with_database)
        : lock(std::move(with_lock)), database(std::move(with_database)), undo(database->newest()) {}

    File lock;  // the folder stays taken until the last view is gone
    std::unique_ptr<Database> database;
    Undo undo;
    const std::shared_ptr<Lineage> lineage = std::make_shared<Lineage>();
};

class DiskView final : public View {
  public:
    // The newest rows: for the branch's own writer.
    explicit DiskView(std::shared_ptr<Disk> disk) : disk_(std::move(disk)) {}
    // The rows of the newest visible commit, from now on unmoved.
    DiskView(std::shared_ptr<Disk> disk, Lineage::Token token)
        : disk_(std::move(disk)), token_(std::move(token)), snapshot_(disk_->undo.enter()) {}
    DiskView(const DiskView&) = delete;
    DiskView& operator=(const DiskView&) = delete;
    ~DiskView() override {
        if (snapshot_) disk_->undo.leave(*snapshot_);
    }

    [[nodiscard]] std::optional<std::string> get(std::string_view key) const override;
    [[nodiscard]] std::unique_ptr<Cursor> scan(std::string_view from, std::string_view to) const override;
    [[nodiscard]] std::optional<Row> last(std::string_view from, std::string_view to) const override;

    [[nodiscard]] const Lineage::Token& token() const { return token_; }

    // The first rows of the range as this view sees them; fewer than `limit`, even none, before the range's end.
    [[nodiscard]] Database::Batch first(std::string_view from, std::string_view to, std::size_t limit,
                                        std::string& seen_to) const;

  private:
    std::shared_ptr<Disk> disk_;
    Lineage::Token token_;
    std::optional<std::uint64_t> snapshot_;
};

}  // namespace backlot::store
