#include "journal/segment.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <charconv>
#include <cstdio>
#include <cstring>
#include <functional>
#include <system_error>

#include "base/digest.h"
#include "store/failure.h"

namespace backlot::journal {
namespace {

constexpr std::string_view magic = "backlot journal 1\n";
constexpr std::size_t frame_bytes = 17;  // length, checksum, kind, sequence
constexpr std::uint32_t payload_limit_bytes = 64u << 20;
constexpr char entry_kind = 'e';
constexpr char document_kind = 'd';

template <class T>
void put_number(std::string& out, T value) {
    for (std::size_t i = 0; i < sizeof(T); ++i) out.push_back(static_cast<char>((value >> (8 * i)) & 0xff));
}

template <class T>
T get_number(std::string_view bytes, std::size_t at) {
    T value = 0;
    for (std::size_t i = sizeof(T); i-- > 0;) value = static_cast<T>(value << 8 | static_cast<unsigned char>(bytes[at + i]));
    return value;
}

struct Frame {
    char kind = 0;
    std::uint64_t sequence = 0;
    std::string_view payload;
};

// The frame that `bytes` begin with; nothing where they do not hold one.
std::optional<Frame> read_frame(std::string_view bytes) {
    if (bytes.size() < frame_bytes) return std::nullopt;
    const auto size = get_number<std::uint32_t>(bytes, 0);
    if (size > payload_limit_bytes || size > bytes.size() - frame_bytes) return std::nullopt;
    if (get_number<std::uint32_t>(bytes, 4) != crc32c(bytes.substr(8, frame_bytes - 8 + size))) return std::nullopt;
    return Frame{bytes[8], get_number<std::uint64_t>(bytes, 9), bytes.substr(frame_bytes, size)};
}

std::uint64_t hash_of(std::string_view request_id) { return std::hash<std::string_view>{}(request_id); }

}  // namespace

MappedPart& MappedPart::operator=(MappedPart&& other) noexcept {
    std::swap(bytes_, other.bytes_);
    std::swap(offset_, other.offset_);
    std::swap(size_, other.size_);
    return *this;
}

MappedPart::~MappedPart() {
    if (bytes_ != nullptr) ::munmap(bytes_, size_);
}

Result<MappedPart> MappedPart::make(const store::File& file, std::uint64_t offset, std::size_t size) {
    const auto at = static_cast<off_t>(offset);
    if (const int error = ::posix_fallocate(file.descriptor(), at, static_cast<off_t>(size))) {
        return fail(store::system_error(error, "writing the journal"));
    }
    // Its pages are made now, and not one by one under the journal's lock.
    void* bytes = ::mmap(nullptr, size, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_POPULATE, file.descriptor(), at);
    if (bytes == MAP_FAILED) return fail(store::system_error(errno, "mapping the journal"));
    MappedPart part;
    part.bytes_ = static_cast<char*>(bytes);
    part.offset_ = offset;
    part.size_ = size;
    return part;
}

Segment::Segment(const std::filesystem::path& folder, std::uint64_t first_sequence, std::size_t step_bytes)
    : step_bytes_(step_bytes), first_sequence_(first_sequence), waiting_(magic) {
    if (folder.empty()) return;
    std::array<char, 32> name{};
    std::snprintf(name.data(), name.size(), "%016llx.journal", static_cast<unsigned long long>(first_sequence));
    path_ = folder / name.data();
}

Segment::~Segment() { close(); }

void Segment::close() {
    if (room_.end() > written_ && file_) (void)!::ftruncate(file_.descriptor(), static_cast<off_t>(written_));
    room_ = {};
}

std::optional<std::uint64_t> Segment::sequence_of(const std::filesystem::path& path) {
    const auto name = path.stem().string();
    std::uint64_t sequence = 0;
    const auto [end, error] = std::from_chars(name.data(), name.data() + name.size(), sequence, 16);
    if (path.extension() != ".journal" || error != std::errc{} || end != name.data() + name.size()) return std::nullopt;
    return sequence;
}

Result<Segment> Segment::read(const std::filesystem::path& path) {
    BACKLOT_TRY(file, store::File::open(path, O_RDONLY));
    BACKLOT_TRY(size, file.size());
    BACKLOT_TRY(bytes, file.read(0, size));
    Segment segment({}, sequence_of(path).value_or(0));
    segment.path_ = path;
    segment.file_ = std::move(file);
    segment.waiting_.clear();
    segment.index(bytes);
    return segment;
}

void Segment::index(std::string_view bytes) {
    if (!bytes.starts_with(magic)) {
        is_damaged_ = true;
        return;
    }
    std::uint64_t offset = magic.size();
    while (offset < bytes.size()) {
        const auto frame = read_frame(bytes.substr(offset));
        if (!frame) break;
        if (frame->kind == entry_kind) {
            if (frame->sequence != end_sequence()) break;
            entries_.push_back({offset, hash_of(store::decode<Entry>(frame->payload).request_id)});
        } else if (frame->kind == document_kind) {
            documents_.emplace(store::decode<Document>(frame->payload).hash, offset);
        }  // kinds of a newer version are passed over
        offset += frame_bytes + frame->payload.size();
    }
    // Zeros are room that was never written to.
    is_damaged_ = bytes.find_first_not_of('\0', static_cast<std::size_t>(offset)) != bytes.npos;
    written_ = offset;
}

void Segment::add_frame(char kind, std::uint64_t sequence, std::string_view payload) {
    put_number(waiting_, static_cast<std::uint32_t>(payload.size()));
    const auto checksum_at = waiting_.size();
    put_number(waiting_, std::uint32_t{0});
    const auto body_at = waiting_.size();
    waiting_.push_back(kind);
    put_number(waiting_, sequence);
    waiting_ += payload;
    auto checksum = crc32c(std::string_view(waiting_).substr(body_at));
    for (std::size_t i = 0; i < sizeof checksum; ++i, checksum >>= 8) {
        waiting_[checksum_at + i] = static_cast<char>(checksum & 0xff);
    }
}

void Segment::add_entry(std::string_view request_id, std::string_view encoded) {
    const Place place{size_bytes(), hash_of(request_id)};
    add_frame(entry_kind, end_sequence(), encoded);
    entries_.push_back(place);
}

void Segment::add_document(std::string_view hash, std::string_view text, const std::vector<std::string>& names) {
    const auto offset = size_bytes();
    add_frame(document_kind, 0, store::encode(Document{std::string(hash), std::string(text), names}));
    documents_.emplace(hash, offset);
}

Result<> Segment::flush() {
    if (path_.empty() || waiting_.empty()) return {};
    if (written_ == 0) {
        BACKLOT_TRY(file, store::File::open(path_, O_RDWR | O_CREAT | O_TRUNC));
        file_ = std::move(file);
    }
    std::size_t done = 0;
    Result<> outcome;
    while (done < waiting_.size()) {
        if (written_ == room_.end()) {
            auto room = MappedPart::make(file_, written_, step_bytes_);
            if (!room) {
                outcome = fail(room.error());
                break;
            }
            room_ = *std::move(room);
        }
        const auto size = std::min<std::size_t>(waiting_.size() - done, static_cast<std::size_t>(room_.end() - written_));
        std::memcpy(room_.at(written_), waiting_.data() + done, size);
        written_ += size;
        done += size;
    }
    if (done == waiting_.size()) waiting_.clear();
    else waiting_.erase(0, done);
    return outcome;
}

void Segment::remove() const {
    std::error_code error;
    if (!path_.empty()) std::filesystem::remove(path_, error);
}

std::optional<std::string> Segment::payload_at(std::uint64_t offset) const {
    std::string read;
    std::string_view bytes;
    if (offset >= written_) {
        bytes = std::string_view(waiting_).substr(static_cast<std::size_t>(offset - written_));
    } else {
        // A full disk may have stopped in the middle of a frame: the rest of it waits.
        const auto from = [&](std::uint64_t size) {
            auto some = file_.read(offset, std::min(size, written_ - offset)).value_or("");
            if (some.size() < size) some.append(waiting_, 0, static_cast<std::size_t>(size - some.size()));
            return some;
        };
        const auto head = from(frame_bytes);
        if (head.size() < frame_bytes) return std::nullopt;
        read = from(frame_bytes + get_number<std::uint32_t>(head, 0));
        bytes = read;
    }
    const auto frame = read_frame(bytes);
    if (!frame) return std::nullopt;
    return std::string(frame->payload);
}

std::optional<Entry> Segment::entry(std::uint64_t sequence) const {
    if (sequence < first_sequence_ || sequence >= end_sequence()) return std::nullopt;
    const auto payload = payload_at(entries_[static_cast<std::size_t>(sequence - first_sequence_)].offset);
    if (!payload) return std::nullopt;
    auto entry = store::decode<Entry>(*payload);
    entry.sequence = sequence;
    return entry;
}

std::optional<Entry> Segment::find(std::string_view request_id) const {
    const auto hash = hash_of(request_id);
    for (auto i = entries_.size(); i-- > 0;) {
        if (entries_[i].request != hash) continue;
        auto found = entry(first_sequence_ + i);
        if (found && found->request_id == request_id) return found;
    }
    return std::nullopt;
}

std::optional<Document> Segment::document(std::string_view hash) const {
    const auto found = documents_.find(hash);
    if (found == documents_.end()) return std::nullopt;
    const auto payload = payload_at(found->second);
    if (!payload) return std::nullopt;
    return store::decode<Document>(*payload);
}

}  // namespace backlot::journal
