#include <fcntl.h>
#include <sys/mman.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>

#include "store/blobs.h"
#include "store/failure.h"

namespace backlot::store {
namespace {

// A file without a name: it goes with its last descriptor, however the process ends.
Result<File> unnamed_file() {
    std::error_code error;
    auto folder = std::filesystem::temp_directory_path(error);
    if (error) folder = "/tmp";
    if (auto file = File::open(folder, O_RDWR | O_TMPFILE)) return file;
    auto name = (folder / "backlot-XXXXXX").string();
    const int descriptor = ::mkostemp(name.data(), O_CLOEXEC);
    if (descriptor < 0) return fail(system_error(errno, "making a temporary file"));
    ::unlink(name.c_str());
    return File(descriptor);
}

class MemoryWriter final : public BlobWriter {
  public:
    explicit MemoryWriter(MemoryBlobs& blobs) : blobs_(blobs) {}

    Result<> append(std::string_view bytes) override {
        if (!content_.file && content_.bytes.size() + bytes.size() > MemoryBlobs::in_memory_limit_bytes) {
            BACKLOT_TRY(file, unnamed_file());
            BACKLOT_CHECK(file.append(content_.bytes));
            content_.file = std::move(file);
            content_.bytes = {};
        }
        if (content_.file) {
            BACKLOT_CHECK(content_.file.append(bytes));
        } else {
            content_.bytes += bytes;
        }
        content_.size += bytes.size();
        return {};
    }
    Result<BlobId> finish() override { return blobs_.add(std::move(content_)); }
    std::uint64_t size() const override { return content_.size; }

  private:
    MemoryBlobs& blobs_;
    MemoryBlobs::Content content_;
};

}  // namespace

Result<std::unique_ptr<BlobWriter>> MemoryBlobs::create() { return std::make_unique<MemoryWriter>(*this); }

BlobId MemoryBlobs::add(Content content) {
    auto shared = std::make_shared<const Content>(std::move(content));
    const std::lock_guard lock(mutex_);
    auto id = blob_id(1, next_++);
    contents_.emplace(id, std::move(shared));
    return id;
}

Result<std::shared_ptr<const MemoryBlobs::Content>> MemoryBlobs::find(const BlobId& id) {
    const std::lock_guard lock(mutex_);
    const auto found = contents_.find(id);
    if (found == contents_.end()) return fail(damaged("there is no blob " + id));
    return found->second;
}

Result<std::string> MemoryBlobs::read(const BlobId& id, std::uint64_t offset, std::uint64_t length) {
    BACKLOT_TRY(content, find(id));
    if (content->file) return content->file.read(offset, length);
    if (offset >= content->size) return std::string();
    return content->bytes.substr(static_cast<std::size_t>(offset), static_cast<std::size_t>(length));
}

Result<OpenBlob> MemoryBlobs::open(const BlobId& id) {
    BACKLOT_TRY(content, find(id));
    if (content->file) {
        // Through /proc, for a descriptor with an offset of its own: a duplicate would share it.
        BACKLOT_TRY(file, File::open("/proc/self/fd/" + std::to_string(content->file.descriptor()), O_RDONLY));
        return OpenBlob{std::move(file), content->size};
    }
    File file(::memfd_create("backlot-blob", MFD_CLOEXEC));
    if (!file) return fail(system_error(errno, "making a file in memory"));
    BACKLOT_CHECK(file.append(content->bytes));
    if (::lseek(file.descriptor(), 0, SEEK_SET) < 0) return fail(system_error(errno, "rewinding"));
    return OpenBlob{std::move(file), content->size};
}

Result<> MemoryBlobs::remove(const BlobId& id) {
    const std::lock_guard lock(mutex_);
    contents_.erase(id);
    return {};
}

}  // namespace backlot::store
