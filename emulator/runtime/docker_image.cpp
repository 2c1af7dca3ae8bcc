#include "runtime/docker_image.h"

#include <archive.h>
#include <archive_entry.h>
#include <fcntl.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <fstream>
#include <memory>

#include "base/digest.h"
#include "base/encoding.h"
#include "runtime/layers.h"
#include "runtime/process.h"
#include "text/json.h"

namespace backlot::runtime {

namespace {

namespace fs = std::filesystem;

constexpr std::size_t layer_piece_bytes = 256 * 1024;
constexpr int file_mode = 0644;

struct ReadCloser {
    void operator()(archive* one) const { archive_read_free(one); }
};
struct WriteCloser {
    void operator()(archive* one) const { archive_write_free(one); }
};
struct EntryCloser {
    void operator()(archive_entry* one) const { archive_entry_free(one); }
};
using Reader = std::unique_ptr<archive, ReadCloser>;
using Writer = std::unique_ptr<archive, WriteCloser>;
using Entry = std::unique_ptr<archive_entry, EntryCloser>;

std::string said_by(archive* of) { return archive_error_string(of) == nullptr ? "damaged" : archive_error_string(of); }

std::unexpected<Error> disk_failure() { return fail("RuntimeFailure", std::strerror(errno), 500); }

// The bytes of a layer, asked for piece by piece.
struct Source {
    const Layer& layer;
    std::uint64_t offset = 0;
    std::string piece = {};
    Result<> state = {};

    static la_ssize_t read(archive* /*of*/, void* self, const void** bytes) {
        auto& source = *static_cast<Source*>(self);
        auto some = source.layer.read(source.offset, layer_piece_bytes);
        if (!some) {
            source.state = fail(some.error());
            return -1;
        }
        source.piece = *std::move(some);
        source.offset += source.piece.size();
        *bytes = source.piece.data();
        return static_cast<la_ssize_t>(source.piece.size());
    }
};

// The tar of a layer without its compression, as a file. Gives the SHA-256 of it.
Result<std::string> decompress(const Layer& layer, const fs::path& file) {
    const Reader from(archive_read_new());
    archive_read_support_filter_gzip(from.get());
    archive_read_support_filter_zstd(from.get());
    archive_read_support_filter_bzip2(from.get());
    archive_read_support_filter_xz(from.get());
    archive_read_support_format_raw(from.get());
    Source source{.layer = layer};
    archive_entry* entry = nullptr;
    const auto refused = [&] { return source.state ? fail("LayerInvalid", said_by(from.get()), 500) : fail(source.state.error()); };
    if (archive_read_open(from.get(), &source, nullptr, Source::read, nullptr) != ARCHIVE_OK) return refused();
    if (archive_read_next_header(from.get(), &entry) != ARCHIVE_OK) return refused();
    const Descriptor out(::open(file.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600));
    if (!out) return disk_failure();
    Digest digest(Algorithm::sha256);
    std::uint64_t total = 0;
    std::string piece(layer_piece_bytes, '\0');
    while (true) {
        const auto size = archive_read_data(from.get(), piece.data(), piece.size());
        if (size < 0) return refused();
        if (size == 0) break;
        total += static_cast<std::uint64_t>(size);
        if (total > layer_limit_bytes) return fail("LayerInvalid", "the layer is larger than 20 GiB unpacked", 500);
        const std::string_view bytes(piece.data(), static_cast<std::size_t>(size));
        digest.update(bytes);
        for (auto rest = bytes; !rest.empty();) {
            const auto written = ::write(out.get(), rest.data(), rest.size());
            if (written < 0 && errno == EINTR) continue;
            if (written < 0) return disk_failure();
            rest.remove_prefix(static_cast<std::size_t>(written));
        }
    }
    return hex(digest.finish());
}

Result<> add_header(archive* to, const std::string& name, std::uint64_t size) {
    const Entry entry(archive_entry_new());
    archive_entry_set_pathname(entry.get(), name.c_str());
    archive_entry_set_size(entry.get(), static_cast<la_int64_t>(size));
    archive_entry_set_filetype(entry.get(), AE_IFREG);
    archive_entry_set_perm(entry.get(), file_mode);
    if (archive_write_header(to, entry.get()) != ARCHIVE_OK) return fail("RuntimeFailure", said_by(to), 500);
    return {};
}

Result<> add_text(archive* to, const std::string& name, const std::string& text) {
    BACKLOT_CHECK(add_header(to, name, text.size()));
    if (archive_write_data(to, text.data(), text.size()) < 0) return fail("RuntimeFailure", said_by(to), 500);
    return {};
}

Result<> add_file(archive* to, const std::string& name, const fs::path& file) {
    std::error_code error;
    BACKLOT_CHECK(add_header(to, name, fs::file_size(file, error)));
    std::ifstream in(file, std::ios::binary);
    std::string piece(layer_piece_bytes, '\0');
    while (in.read(piece.data(), static_cast<std::streamsize>(piece.size())) || in.gcount() > 0) {
        if (archive_write_data(to, piece.data(), static_cast<std::size_t>(in.gcount())) < 0) return fail("RuntimeFailure", said_by(to), 500);
    }
    return {};
}

}  // namespace

std::string image_key(const std::vector<Layer>& layers) {
    std::string all;
    for (const auto& layer : layers) all.append(layer.digest).push_back('\n');
    return sha256_hex(all).substr(0, 32);
}

Result<> write_image(const std::vector<Layer>& layers, const std::string& tag, const fs::path& file) {
    Json::Array digests;
    Json::Array names;
    std::vector<fs::path> parts;
    struct Remover {
        const std::vector<fs::path>& files;
        ~Remover() {
            std::error_code error;
            for (const auto& one : files) fs::remove(one, error);
        }
    };
    const Remover remover{parts};
    for (const auto& layer : layers) {
        parts.push_back(file.string() + "." + std::to_string(parts.size()));
        BACKLOT_TRY(digest, decompress(layer, parts.back()));
        digests.emplace_back("sha256:" + digest);
        names.emplace_back(std::to_string(parts.size()) + "/layer.tar");
    }
#ifdef __aarch64__
    constexpr const char* architecture = "arm64";
#else
    constexpr const char* architecture = "amd64";
#endif
    const auto config = Json::object({{"architecture", architecture}, {"os", "linux"}, {"config", Json::object()},
                                      {"rootfs", Json::object({{"type", "layers"}, {"diff_ids", Json(std::move(digests))}})}}).dump();
    const auto config_name = sha256_hex(config) + ".json";
    const auto manifest = Json::array({Json::object({{"Config", config_name}, {"RepoTags", Json::array({Json(tag)})}, {"Layers", Json(names)}})});

    const Writer to(archive_write_new());
    archive_write_set_format_pax_restricted(to.get());
    if (archive_write_open_filename(to.get(), file.c_str()) != ARCHIVE_OK) return fail("RuntimeFailure", said_by(to.get()), 500);
    BACKLOT_CHECK(add_text(to.get(), config_name, config));
    for (std::size_t i = 0; i < parts.size(); ++i) BACKLOT_CHECK(add_file(to.get(), names[i].as_string(), parts[i]));
    BACKLOT_CHECK(add_text(to.get(), "manifest.json", manifest.dump()));
    if (archive_write_close(to.get()) != ARCHIVE_OK) return fail("RuntimeFailure", said_by(to.get()), 500);
    return {};
}

// An ELF file of one segment, whose code calls pause(2) again and again. Source: elf(5); System V ABI, AMD64 supplement.
std::string pause_layer() {
#ifdef __x86_64__
    constexpr std::uint64_t base = 0x400000;
    constexpr std::uint64_t head_bytes = 64 + 56;
    constexpr std::array<unsigned char, 9> code{0xb8, 0x22, 0, 0, 0, 0x0f, 0x05, 0xeb, 0xf7};  // mov $34,%eax; syscall; jmp back
    std::string elf("\x7f" "ELF\2\1\1", 7);
    elf.resize(16);
    const auto put = [&](std::uint64_t value, int bytes) {
        for (int i = 0; i < bytes; ++i) elf.push_back(static_cast<char>(value >> (8 * i) & 0xff));
    };
    put(2, 2);                  // an executable
    put(62, 2);                 // for x86-64
    put(1, 4);
    put(base + head_bytes, 8);  // where it begins
    put(64, 8);                 // the program header's place
    put(0, 8);
    put(0, 4);
    put(64, 2);
    put(56, 2);
    put(1, 2);
    for (int i = 0; i < 3; ++i) put(0, 2);
    put(1, 4);                  // a segment that is loaded,
    put(5, 4);                  // read and run
    put(0, 8);
    put(base, 8);
    put(base, 8);
    put(head_bytes + code.size(), 8);
    put(head_bytes + code.size(), 8);
    put(0x1000, 8);
    elf.append(code.begin(), code.end());

    std::string tar(8192, '\0');
    std::size_t used = 0;
    const Writer to(archive_write_new());
    archive_write_set_format_ustar(to.get());
    archive_write_set_bytes_in_last_block(to.get(), 1);
    if (archive_write_open_memory(to.get(), tar.data(), tar.size(), &used) != ARCHIVE_OK) return {};
    const Entry entry(archive_entry_new());
    archive_entry_set_pathname(entry.get(), pause_program + 1);
    archive_entry_set_size(entry.get(), static_cast<la_int64_t>(elf.size()));
    archive_entry_set_filetype(entry.get(), AE_IFREG);
    archive_entry_set_perm(entry.get(), 0755);
    if (archive_write_header(to.get(), entry.get()) != ARCHIVE_OK || archive_write_data(to.get(), elf.data(), elf.size()) < 0 ||
        archive_write_close(to.get()) != ARCHIVE_OK) {
        return {};
    }
    tar.resize(used);
    return tar;
#else
    return {};
#endif
}

}  // namespace backlot::runtime
