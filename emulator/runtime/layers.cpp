#include "runtime/layers.h"

#include <archive.h>
#include <archive_entry.h>
#include <sched.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/sysmacros.h>
#include <sys/xattr.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <optional>
#include <thread>

#include "runtime/process.h"


namespace backlot::runtime {

namespace {

// "Write failed: No space left on device"
std::string words_of(archive* of) {
    std::string words = archive_error_string(of) == nullptr ? "" : archive_error_string(of);
    const int number = archive_errno(of);
    if (number > 0 && words.find(std::strerror(number)) == words.npos) words += std::string(": ") + std::strerror(number);
    return words;
}

namespace fs = std::filesystem;

constexpr std::size_t block_bytes = 256 * 1024;
constexpr std::string_view whiteout = ".wh.";
constexpr std::string_view opaque_whiteout = ".wh..wh..opq";

struct ArchiveCloser {
    void operator()(archive* one) const { archive_free(one); }
};
using Archive = std::unique_ptr<archive, ArchiveCloser>;

// A relative name without "." parts; nothing where a part is "..".
std::optional<std::string> clean(std::string_view name) {
    std::string path;
    while (!name.empty()) {
        const auto end = std::min(name.find('/'), name.size());
        const auto part = name.substr(0, end);
        if (part == "..") return std::nullopt;
        if (!part.empty() && part != ".") path.append(path.empty() ? "" : "/").append(part);
        name.remove_prefix(std::min(end + 1, name.size()));
    }
    return path;
}

void make_parents(const std::string& path) {
    for (auto slash = path.find('/'); slash != std::string::npos; slash = path.find('/', slash + 1)) {
        ::mkdir(path.substr(0, slash).c_str(), 0755);
    }
}

// What a layer says of lower ones: a name is gone, or a folder shows nothing of theirs. True where it was one.
Result<bool> take_whiteout(const std::string& path) {
    const auto slash = path.rfind('/');
    const auto folder = slash == std::string::npos ? std::string(".") : path.substr(0, slash);
    const auto name = slash == std::string::npos ? path : path.substr(slash + 1);
    if (!name.starts_with(whiteout)) return false;
    make_parents(path);
    if (name == opaque_whiteout) {
        if (::setxattr(folder.c_str(), "trusted.overlay.opaque", "y", 1, 0) != 0) {
            return fail("LayerInvalid", "marking " + folder + " opaque: " + std::strerror(errno), 500);
        }
        return true;
    }
    const auto hidden = folder + "/" + name.substr(whiteout.size());
    ::unlink(hidden.c_str());
    if (::mknod(hidden.c_str(), S_IFCHR, makedev(0, 0)) != 0 && errno != EEXIST) {
        return fail("LayerInvalid", "hiding " + hidden + ": " + std::strerror(errno), 500);
    }
    return true;
}

Result<> copy_data(archive* from, archive* to, std::uint64_t& total) {
    const void* block = nullptr;
    std::size_t size = 0;
    la_int64_t offset = 0;
    while (true) {
        const int read = archive_read_data_block(from, &block, &size, &offset);
        if (read == ARCHIVE_EOF) return {};
        if (read != ARCHIVE_OK) return fail("LayerInvalid", words_of(from), 500);
        total += size;
        if (total > layer_limit_bytes) return fail("LayerInvalid", "the layer is larger than 20 GiB unpacked", 500);
        if (archive_write_data_block(to, block, size, offset) != ARCHIVE_OK) {
            return fail("LayerInvalid", words_of(to), 500);
        }
    }
}

// Runs with the new folder as root and as working directory.
Result<> unpack_here(int file) {
    const Archive from(archive_read_new());
    archive_read_support_filter_gzip(from.get());
    archive_read_support_filter_zstd(from.get());
    archive_read_support_filter_bzip2(from.get());
    archive_read_support_filter_xz(from.get());
    archive_read_support_format_tar(from.get());
    archive_read_support_format_empty(from.get());
    const Archive to(archive_write_disk_new());
    archive_write_disk_set_options(to.get(), ARCHIVE_EXTRACT_OWNER | ARCHIVE_EXTRACT_PERM | ARCHIVE_EXTRACT_TIME |
                                                 ARCHIVE_EXTRACT_XATTR | ARCHIVE_EXTRACT_UNLINK |
                                                 ARCHIVE_EXTRACT_SECURE_NODOTDOT |
                                                 ARCHIVE_EXTRACT_SECURE_NOABSOLUTEPATHS);
    if (archive_read_open_fd(from.get(), file, block_bytes) != ARCHIVE_OK) {
        return fail("LayerInvalid", words_of(from.get()), 500);
    }
    std::uint64_t total = 0;
    for (std::uint64_t count = 0;; ++count) {
        archive_entry* entry = nullptr;
        const int read = archive_read_next_header(from.get(), &entry);
        if (read == ARCHIVE_EOF) break;
        if (read != ARCHIVE_OK && read != ARCHIVE_WARN) return fail("LayerInvalid", words_of(from.get()), 500);
        if (count == layer_limit_entries) return fail("LayerInvalid", "the layer has more than 2,000,000 entries", 500);
        const char* written = archive_entry_pathname(entry);
        const auto path = written == nullptr ? std::nullopt : clean(written);
        if (!path) return fail("LayerInvalid", "the layer holds a name that leads outside", 500);
        if (path->empty()) continue;  // the root itself
        const auto type = archive_entry_filetype(entry);
        BACKLOT_TRY(was_whiteout, take_whiteout(*path));
        if (was_whiteout) continue;
        if (type == AE_IFBLK || type == AE_IFCHR) {
            return fail("LayerInvalid", "the layer holds the device node " + *path + ": operation not permitted", 500);
        }
        archive_entry_set_pathname(entry, path->c_str());
        if (const char* target = archive_entry_hardlink(entry)) {
            const auto linked = clean(target);
            if (!linked || linked->empty()) return fail("LayerInvalid", "the layer holds a link that leads outside", 500);
            archive_entry_set_hardlink(entry, linked->c_str());
        }
        if (archive_write_header(to.get(), entry) != ARCHIVE_OK) {
            return fail("LayerInvalid", *path + ": " + words_of(to.get()), 500);
        }
        BACKLOT_CHECK(copy_data(from.get(), to.get(), total));
        if (archive_write_finish_entry(to.get()) < ARCHIVE_WARN) {
            return fail("LayerInvalid", *path + ": " + words_of(to.get()), 500);
        }
    }
    if (archive_write_close(to.get()) != ARCHIVE_OK) return fail("LayerInvalid", words_of(to.get()), 500);
    return {};
}

// The layer's bytes into a socket, as long as somebody reads.
Result<> feed(const Layer& layer, int socket) {
    for (std::uint64_t offset = 0;;) {
        BACKLOT_TRY(bytes, layer.read(offset, block_bytes));
        if (bytes.empty()) return {};
        offset += bytes.size();
        for (std::string_view rest = bytes; !rest.empty();) {
            const auto sent = ::send(socket, rest.data(), rest.size(), MSG_NOSIGNAL);
            if (sent < 0 && errno == EINTR) continue;
            if (sent < 0) return {};  // who unpacks has given up, and says why
            rest.remove_prefix(static_cast<std::size_t>(sent));
        }
    }
}

// Reading stays in this thread: the other one sees nothing but the new folder.
Result<> unpack(const Layer& layer, const fs::path& folder) {
    int ends[2];
    if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) != 0) return fail("LayerInvalid", std::string("socketpair: ") + std::strerror(errno), 500);
    Descriptor in(ends[0]);
    Descriptor out(ends[1]);
    Result<> done;
    std::thread unpacker([&] {
        // The root of this thread alone.
        if (::unshare(CLONE_FS) != 0 || ::chroot(folder.c_str()) != 0 || ::chdir("/") != 0) {
            done = fail("LayerInvalid", std::string("entering the layer's folder: ") + std::strerror(errno), 500);
        } else {
            ::umask(0);
            done = unpack_here(in.get());
        }
        in.close();
    });
    const auto fed = feed(layer, out.get());
    out.close();
    unpacker.join();
    return fed ? done : fed;
}

}  // namespace

Result<fs::path> LayerCache::unpacked(const Layer& layer) {
    auto name = layer.digest;
    for (auto& c : name) {
        if (c == ':') c = '-';
        if (c == '/' || c == '.') return fail("LayerInvalid", "a digest is no path: " + layer.digest, 500);
    }
    const auto place = folder_ / name;
    {
        std::unique_lock lock(mutex_);
        done_.wait(lock, [&] { return !under_way_.contains(name); });
        if (fs::exists(place)) return place;
        under_way_.insert(name);
    }
    const auto half = folder_ / (name + ".half");
    std::error_code error;
    fs::remove_all(half, error);
    fs::create_directories(half, error);
    auto done = unpack(layer, half);
    if (done) fs::rename(half, place, error);
    if (error && done) done = fail("LayerInvalid", place.string() + ": " + error.message(), 500);
    if (!done) fs::remove_all(half, error);
    {
        const std::lock_guard lock(mutex_);
        under_way_.erase(name);
    }
    done_.notify_all();
    if (!done) return std::unexpected(done.error());
    return place;
}

}  // namespace backlot::runtime
