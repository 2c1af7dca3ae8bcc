#include "journal/journal.h"

#include <algorithm>
#include <atomic>
#include <condition_variable>
#include <deque>
#include <mutex>
#include <system_error>

#include "journal/segment.h"
#include "store/failure.h"

namespace backlot::journal {
namespace {

constexpr std::size_t segments_limit = 4'096;
constexpr std::uint64_t page_bytes = 4'096;
constexpr std::uint64_t largest_step_bytes = std::uint64_t{256} << 10;

class SegmentedJournal final : public Journal {
  public:
    explicit SegmentedJournal(const Options& options)
        : options_(options),
          segment_bytes_(std::max<std::uint64_t>(1, std::min(options.segment_bytes, options.retention_bytes / 4))) {}

    Result<> load() {
        if (options_.folder.empty()) return {};
        std::error_code error;
        std::filesystem::create_directories(options_.folder, error);
        std::vector<std::pair<std::uint64_t, std::filesystem::path>> files;
        for (std::filesystem::directory_iterator at(options_.folder, error), end; !error && at != end;
             at.increment(error)) {
            if (const auto sequence = Segment::sequence_of(at->path())) files.emplace_back(*sequence, at->path());
        }
        if (error) return fail(store::system_error(error.value(), "reading " + options_.folder.string()));
        std::sort(files.begin(), files.end());
        for (const auto& [sequence, path] : files) {
            BACKLOT_TRY(segment, store::guarded([&] { return Segment::read(path); }));
            if (segment.is_damaged()) ++damaged_;
            // One without an entry would share its name with the next: it goes, or, if damaged, stays as it is found.
            const bool is_empty = segment.end_sequence() == sequence;
            next_ = std::max(next_, segment.end_sequence() + (is_empty && segment.is_damaged() ? 1 : 0));
            if (is_empty && !segment.is_damaged()) {
                segment.remove();
                continue;
            }
            segments_.push_back(std::move(segment));
        }
        // What a segment held is never written behind: a new start begins a new one.
        trim();
        return {};
    }

    std::uint64_t append(Entry entry) override {
        const auto encoded = store::encode(entry);
        const std::lock_guard lock(mutex_);
        auto& segment = open_segment();
        for (const auto& check : entry.checks) {
            for (const auto& [name, hash] : check.documents) {
                // A document moves along with the entries that name it, and what it names along with it.
                if (!segment.has_document(hash)) carry(hash, segment);
            }
        }
        segment.add_entry(entry.request_id, encoded);
        write_behind(segment);
        next_ = segment.end_sequence();
        appended_.notify_all();
        return next_ - 1;
    }

    void add_document(std::string_view hash, std::string_view text, const std::vector<std::string>& names) override {
        const std::lock_guard lock(mutex_);
        auto& segment = open_segment();
        if (!segment.has_document(hash)) segment.add_document(hash, text, names);
    }

    bool has_document(std::string_view hash) const override { return has_documents({hash}) != 0; }

    unsigned has_documents(std::initializer_list<std::string_view> hashes) const override {
        const std::lock_guard lock(mutex_);
        unsigned found = 0;
        unsigned bit = 1;
        for (const auto hash : hashes) {
            if (std::any_of(segments_.rbegin(), segments_.rend(),  // most are in the newest
                            [&](const Segment& segment) { return segment.has_document(hash); })) {
                found |= bit;
            }
            bit <<= 1;
        }
        return found;
    }

    std::optional<std::string> find_document(std::string_view hash) const override {
        const std::lock_guard lock(mutex_);
        auto found = document(hash);
        return found ? std::optional(std::move(found->text)) : std::nullopt;
    }

    Result<> flush() override {
        if (!is_behind_.load(std::memory_order_relaxed)) return {};
        const std::lock_guard lock(mutex_);
        for (auto& segment : segments_) BACKLOT_CHECK(segment.flush());
        is_behind_ = false;
        return {};
    }

    std::optional<Entry> find(std::string_view request_id) const override {
        const std::lock_guard lock(mutex_);
        for (auto segment = segments_.rbegin(); segment != segments_.rend(); ++segment) {
            if (auto entry = segment->find(request_id)) return entry;
        }
        return std::nullopt;
    }

    std::vector<Entry> tail(std::size_t count) const override {
        const auto newest_one = newest();
        return after(newest_one > count ? newest_one - count : 0, count);
    }

    std::vector<Entry> after(std::uint64_t sequence, std::size_t limit) const override {
        const std::lock_guard lock(mutex_);
        std::vector<Entry> out;
        for (const auto& segment : segments_) {
            for (auto at = std::max(sequence + 1, segment.first_sequence()); at < segment.end_sequence(); ++at) {
                if (out.size() == limit) return out;
                if (auto entry = segment.entry(at)) out.push_back(std::move(*entry));
            }
        }
        return out;
    }

    bool wait_after(std::uint64_t sequence, std::chrono::milliseconds timeout) const override {
        std::unique_lock lock(mutex_);
        return appended_.wait_for(lock, timeout, [&] { return next_ > sequence + 1; });
    }

    std::uint64_t newest() const override {
        const std::lock_guard lock(mutex_);
        return next_ - 1;
    }

    std::size_t damaged_segments() const override { return damaged_; }

  private:
    Segment& open_segment() {
        if (!is_open_ || segments_.back().size_bytes() >= segment_bytes_) {
            if (is_open_ && !segments_.back().is_waiting()) segments_.back().close();
            segments_.emplace_back(options_.folder, next_, step_bytes());
            is_open_ = true;
            trim();
        }
        return segments_.back();
    }

    // A quarter of a segment at most, in pages.
    [[nodiscard]] std::size_t step_bytes() const {
        const auto step = std::clamp(segment_bytes_ / 4, page_bytes, largest_step_bytes);
        return static_cast<std::size_t>(step / page_bytes * page_bytes);
    }

    void write_behind(Segment& segment) {
        // What a full disk made wait goes first: flush() does it.
        if (!is_behind_ && !segment.flush()) is_behind_ = true;
    }

    std::optional<Document> document(std::string_view hash) const {
        for (auto segment = segments_.rbegin(); segment != segments_.rend(); ++segment) {
            if (auto found = segment->document(hash)) return found;
        }
        return std::nullopt;
    }

    void carry(const std::string& hash, Segment& into) {
        const auto found = document(hash);
        if (!found) return;
        for (const auto& name : found->names) {
            if (into.has_document(name)) continue;
            if (const auto named = document(name)) into.add_document(name, named->text, {});
        }
        into.add_document(hash, found->text, found->names);
    }

    void trim() {
        std::uint64_t total = 0;
        for (const auto& segment : segments_) total += segment.size_bytes();
        total += segment_bytes_;  // room for the last one to fill
        while (segments_.size() > 1 && (total > options_.retention_bytes || segments_.size() > segments_limit)) {
            total -= segments_.front().size_bytes();
            segments_.front().remove();
            segments_.pop_front();
        }
    }

    const Options options_;
    const std::uint64_t segment_bytes_;
    mutable std::mutex mutex_;
    mutable std::condition_variable appended_;
    std::deque<Segment> segments_;
    bool is_open_ = false;  // the last segment is of this start
    std::atomic<bool> is_behind_ = false;  // a full disk makes some of it wait
    std::uint64_t next_ = 1;
    std::size_t damaged_ = 0;
};

}  // namespace

Result<std::unique_ptr<Journal>> Journal::open(const Options& options) {
    auto journal = std::make_unique<SegmentedJournal>(options);
    BACKLOT_CHECK(journal->load());
    return journal;
}

}  // namespace backlot::journal
