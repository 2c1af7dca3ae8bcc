#include "store/disk_store.h"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <cerrno>
#include <charconv>
#include <system_error>

#include "store/disk_branch.h"
#include "store/failure.h"

namespace backlot::store {
namespace {

constexpr auto rows_file = "data.mdb";
constexpr auto clean_file = "clean";
// A file up to this size is checked in full at every start: it takes less than half a second.
constexpr std::uint64_t always_checked_bytes = std::uint64_t{256} << 20;

// How a state was left: what `clean` says. Whatever differs at the next start happened in between.
std::string mark_of(const Checked& checked) {
    return "backlot 1\nrevision " + std::to_string(checked.revision) + "\nmeta " +
           std::to_string(checked.meta_checksum) + "\nsize " + std::to_string(checked.size_bytes) + "\n";
}

Result<File> lock_folder(const std::filesystem::path& folder) {
    std::error_code error;
    std::filesystem::create_directories(folder, error);
    if (error) return fail(system_error(error.value(), "making " + folder.string()));
    BACKLOT_TRY(file, File::open(folder / "lock", O_RDWR | O_CREAT));
    if (::flock(file.descriptor(), LOCK_EX | LOCK_NB) != 0) {
        if (errno != EWOULDBLOCK) return fail(system_error(errno, "locking " + folder.string()));
        const auto owner = file.read(0, 20).value_or("");
        return fail("StateInUse", folder.string() + " is in use by " +
                                      (owner.empty() ? "another process" : "process " + owner), 500);
    }
    return std::move(file);
}

}  // namespace

std::string header_key() { return key_of(headers, "state"); }

Result<std::unique_ptr<Store>> DiskStore::open(const Options& options) {
    BACKLOT_TRY(lock, lock_folder(options.path));
    std::unique_ptr<DiskStore> store(new DiskStore(options, std::move(lock)));
    BACKLOT_CHECK(store->check());
    BACKLOT_CHECK(store->start(options));
    return store;
}

Result<> DiskStore::check() {
    std::error_code error;
    const auto rows = path_ / rows_file;
    if (!std::filesystem::exists(rows, error)) {
        // Beside a mark or blobs, a missing file is a loss, not a beginning.
        if (std::filesystem::exists(path_ / clean_file, error) || std::filesystem::exists(path_ / "blobs", error)) {
            return fail(damaged("the state is damaged: " + rows.string() + " is missing"));
        }
        return {};
    }
    std::string mark;
    if (auto file = File::open(path_ / clean_file, O_RDONLY)) {
        BACKLOT_TRY(text, file->read(0, 4'096));
        mark = text;
    }
    was_unclean_ = mark.empty();

    BACKLOT_TRY(head, check_file(rows, header_key(), Depth::head));
    if (!was_unclean_ && mark != mark_of(head)) {
        return fail(damaged("the state is damaged: " + rows.string() + " is not as it was left"));
    }
    if (head.first_row) {
        BACKLOT_TRY(header, guarded([&]() -> Result<Header> { return decode_row(headers, *head.first_row); }));
        if (header.format > format_version) {
            return fail("StateFormatNewer", path_.string() + " was written by a newer version (format " +
                                                std::to_string(header.format) + ", this one knows " +
                                                std::to_string(format_version) + ")", 500);
        }
        header_ = std::move(header);
    } else if (head.rows > 0) {
        return fail(damaged("the state is damaged: " + rows.string() + " has no header"));
    }
    if (was_unclean_ || head.size_bytes <= always_checked_bytes) {
        BACKLOT_CHECK(check_file(rows, header_key(), Depth::full));
    }
    return {};
}

Result<> DiskStore::start(const Options& options) {
    const auto number = std::to_string(::getpid());
    if (::ftruncate(lock_.descriptor(), 0) != 0 || ::pwrite(lock_.descriptor(), number.data(), number.size(), 0) < 0) {
        return fail(system_error(errno, "writing the lock"));
    }
    std::error_code error;
    std::filesystem::remove(path_ / clean_file, error);
    if (error) return fail(system_error(error.value(), "removing the mark"));

    BACKLOT_TRY(database, Database::open(path_, options.map_limit_bytes));
    disk_ = std::make_shared<Disk>(std::move(lock_), std::move(database));
    root_ = std::make_shared<DiskBranch>(disk_, options.durable);

    if (was_unclean_ && header_.starts > 0) header_.unreconciled.push_back(header_.starts);
    ++header_.starts;
    BACKLOT_CHECK(put_header());
    if (options.durable) BACKLOT_CHECK(disk_->database->sync());
    blobs_ = std::make_unique<DiskBlobs>(disk_->lineage, path_ / "blobs", header_.starts, options.durable);
    if (!header_.unreconciled.empty()) {
        reconciling_ = std::jthread([this](const std::stop_token& stop) { reconcile(stop); });
    }
    return {};
}

Result<> DiskStore::put_header() {
    return root_->write([&](WriteSet& writes) -> Result<> {
        put(writes, headers, header_, "state");
        return {};
    });
}

void DiskStore::reconcile(const std::stop_token& stop) {
    for (const auto epoch : std::vector(header_.unreconciled)) {
        // What fails or is stopped stays on the list for the next start.
        if (!blobs_->reconcile(epoch, *root_, stop)) return;
        std::erase(header_.unreconciled, epoch);
        if (!put_header()) return;
    }
}

Result<> DiskStore::leave_mark() const {
    // The file may be shorter than its last page says where the last ones are free; the next start checks for that.
    BACKLOT_TRY(checked, check_file(path_ / rows_file, header_key(), Depth::head));
    const auto partial = path_ / "clean.new";
    BACKLOT_TRY(file, File::open(partial, O_WRONLY | O_CREAT | O_TRUNC));
    BACKLOT_CHECK(file.append(mark_of(checked)));
    BACKLOT_CHECK(file.sync());
    if (::rename(partial.c_str(), (path_ / clean_file).c_str()) != 0) return fail(system_error(errno, "renaming"));
    return {};
}

DiskStore::~DiskStore() {
    if (!disk_) return;  // it was refused
    if (reconciling_.joinable()) {
        reconciling_.request_stop();
        reconciling_.join();
    }
    bool is_clean = true;
    if (blobs_ && blobs_->has_created()) {
        header_.unreconciled.push_back(header_.starts);
        is_clean = put_header().has_value();
    }
    is_clean = disk_->database->sync().has_value() && is_clean;
    // Forks and snapshots may outlive the store, but no write does: the mark holds.
    root_.reset();
    // Without a mark the next start checks everything: nothing is lost when it cannot be left.
    if (is_clean && blobs_) (void)leave_mark();
}

}  // namespace backlot::store
