#include <fcntl.h>
#include <unistd.h>

#include <charconv>
#include <system_error>

#include "store/blobs.h"
#include "store/failure.h"

namespace backlot::store {
namespace {

constexpr std::uint64_t blobs_per_folder = 4'096;

std::string hex_of(std::uint64_t value) {
    std::string out(16, '\0');
    out.resize(static_cast<std::size_t>(std::to_chars(out.data(), out.data() + 16, value, 16).ptr - out.data()));
    return out;
}

bool read_hex(std::string_view text, std::uint64_t& into) {
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), into, 16);
    return error == std::errc{} && end == text.data() + text.size() && !text.empty();
}

std::filesystem::path path_of_number(const std::filesystem::path& folder, std::uint64_t epoch, std::uint64_t number) {
    return folder / hex_of(epoch) / hex_of(number / blobs_per_folder) / hex_of(number);
}

class DiskWriter final : public BlobWriter {
  public:
    DiskWriter(File file, std::filesystem::path path, BlobId id, bool durable)
        : file_(std::move(file)), path_(std::move(path)), id_(std::move(id)), durable_(durable) {}
    ~DiskWriter() override {
        if (!finished_) ::unlink(path_.c_str());
    }

    Result<> append(std::string_view bytes) override {
        if (auto done = file_.append(bytes); !done) {
            failed_ = true;  // part of it may be there
            return done;
        }
        size_ += bytes.size();
        return {};
    }

    Result<BlobId> finish() override {
        if (failed_) return fail("StateUnavailable", "the blob was not written in full", 500);
        if (durable_) {
            BACKLOT_CHECK(file_.sync());
            // The folder holds the name.
            BACKLOT_TRY(folder, File::open(path_.parent_path(), O_RDONLY | O_DIRECTORY));
            BACKLOT_CHECK(folder.sync());
        }
        finished_ = true;
        return id_;
    }

    std::uint64_t size() const override { return size_; }

  private:
    File file_;
    std::filesystem::path path_;
    BlobId id_;
    bool durable_;
    bool finished_ = false;
    bool failed_ = false;
    std::uint64_t size_ = 0;
};

}  // namespace

Result<std::filesystem::path> DiskBlobs::path_of(const BlobId& id) const {
    const auto dash = id.find('-');
    std::uint64_t epoch = 0;
    std::uint64_t number = 0;
    if (dash == BlobId::npos || !read_hex(std::string_view(id).substr(0, dash), epoch) ||
        !read_hex(std::string_view(id).substr(dash + 1), number)) {
        return fail(damaged("'" + id + "' is no blob's name"));
    }
    return path_of_number(folder_, epoch, number);
}

Result<std::unique_ptr<BlobWriter>> DiskBlobs::create() {
    const auto number = next_++;
    auto path = path_of_number(folder_, epoch_, number);
    auto file = File::open(path, O_WRONLY | O_CREAT | O_EXCL);
    if (!file) {
        // The first blob of its folder.
        std::error_code error;
        std::filesystem::create_directories(path.parent_path(), error);
        if (error) return fail(system_error(error.value(), "making a folder for blobs"));
        file = File::open(path, O_WRONLY | O_CREAT | O_EXCL);
        if (!file) return fail(std::move(file).error());
    }
    return std::make_unique<DiskWriter>(std::move(*file), std::move(path), blob_id(epoch_, number), durable_);
}

Result<OpenBlob> DiskBlobs::open(const BlobId& id) {
    BACKLOT_TRY(path, path_of(id));
    auto file = File::open(path, O_RDONLY);
    if (!file) return fail(damaged("blob " + id + " cannot be read: " + file.error().message));
    BACKLOT_TRY(size, file->size());
    return OpenBlob{std::move(*file), size};
}

Result<std::string> DiskBlobs::read(const BlobId& id, std::uint64_t offset, std::uint64_t length) {
    BACKLOT_TRY(blob, open(id));
    return blob.file.read(offset, length);
}

Result<> DiskBlobs::remove(const BlobId& id) {
    BACKLOT_TRY(path, path_of(id));
    if (::unlink(path.c_str()) != 0 && errno != ENOENT) return fail(system_error(errno, "unlinking a blob"));
    return {};
}

Result<> DiskBlobs::reconcile(std::uint64_t epoch, Branch& root, const std::stop_token& stop) const {
    std::error_code error;
    const auto folder = folder_ / hex_of(epoch);
    if (!std::filesystem::exists(folder, error)) return {};
    for (std::filesystem::recursive_directory_iterator at(folder, error), end; !error && at != end;
         at.increment(error)) {
        if (stop.stop_requested()) return fail("StateUnavailable", "stopped");
        std::uint64_t number = 0;
        if (!at->is_regular_file(error) || !read_hex(at->path().filename().string(), number)) continue;
        // No blob of an ended start can become kept now: nobody else knows its name.
        const auto id = blob_id(epoch, number);
        BACKLOT_TRY(is_known, guarded([&]() -> Result<bool> {
                        const auto view = root.snapshot();
                        return contains(*view, kept_blobs, id) || contains(*view, released_blobs, id);
                    }));
        if (!is_known) ::unlink(at->path().c_str());
    }
    if (error) return fail(system_error(error.value(), "listing blobs"));
    return {};
}

}  // namespace backlot::store
