#include "store/file.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <system_error>

namespace backlot::store {

Error system_error(int number, std::string_view doing) {
    const bool full = number == ENOSPC || number == EDQUOT || number == EFBIG;
    auto message = std::string(doing) + ": " + std::system_category().message(number);
    if (full) return {.code = "ServiceUnavailable", .message = "The disk is full (" + message + ")", .status = 503};
    return {.code = "StateUnavailable", .message = std::move(message), .status = 500};
}

File::~File() {
    if (descriptor_ >= 0) ::close(descriptor_);
}

Result<File> File::open(const std::filesystem::path& path, int flags, unsigned mode) {
    const int descriptor = ::open(path.c_str(), flags | O_CLOEXEC, mode);
    if (descriptor < 0) return fail(system_error(errno, "opening " + path.string()));
    return File(descriptor);
}

Result<> File::append(std::string_view bytes) {
    while (!bytes.empty()) {
        const auto done = ::write(descriptor_, bytes.data(), bytes.size());
        if (done < 0 && errno == EINTR) continue;
        if (done < 0) return fail(system_error(errno, "writing"));
        bytes.remove_prefix(static_cast<std::size_t>(done));
    }
    return {};
}

Result<> File::write_at(std::uint64_t offset, std::string_view bytes) {
    while (!bytes.empty()) {
        const auto done = ::pwrite(descriptor_, bytes.data(), bytes.size(), static_cast<off_t>(offset));
        if (done < 0 && errno == EINTR) continue;
        if (done < 0) return fail(system_error(errno, "writing"));
        bytes.remove_prefix(static_cast<std::size_t>(done));
        offset += static_cast<std::uint64_t>(done);
    }
    return {};
}

Result<std::string> File::read(std::uint64_t offset, std::uint64_t length) const {
    BACKLOT_TRY(total, size());
    if (offset >= total) return std::string();
    std::string out(static_cast<std::size_t>(std::min(length, total - offset)), '\0');
    std::size_t done = 0;
    while (done < out.size()) {
        const auto got =
            ::pread(descriptor_, out.data() + done, out.size() - done, static_cast<off_t>(offset + done));
        if (got < 0 && errno == EINTR) continue;
        if (got < 0) return fail(system_error(errno, "reading"));
        if (got == 0) break;
        done += static_cast<std::size_t>(got);
    }
    out.resize(done);
    return out;
}

Result<std::uint64_t> File::size() const {
    struct stat status {};
    if (::fstat(descriptor_, &status) != 0) return fail(system_error(errno, "asking for a file's size"));
    return static_cast<std::uint64_t>(status.st_size);
}

Result<> File::sync() const {
    if (::fdatasync(descriptor_) != 0) return fail(system_error(errno, "syncing"));
    return {};
}

}  // namespace backlot::store
