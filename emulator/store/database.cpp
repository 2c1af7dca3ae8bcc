#include "store/database.h"

#include <lmdb.h>

#include <cerrno>


#include "base/digest.h"
#include "store/failure.h"
#include "store/file.h"

namespace backlot::store {
namespace {

constexpr unsigned readers_limit = 1'024;
constexpr std::size_t checksum_bytes = 4;

MDB_val to_val(std::string_view bytes) { return {bytes.size(), const_cast<char*>(bytes.data())}; }
std::string_view to_view(const MDB_val& value) { return {static_cast<const char*>(value.mv_data), value.mv_size}; }

std::string with_checksum(std::string_view key, std::string_view value) {
    auto sum = crc32c(value, crc32c(key));
    std::string out;
    out.reserve(checksum_bytes + value.size());
    for (std::size_t i = 0; i < checksum_bytes; ++i, sum >>= 8) out.push_back(static_cast<char>(sum & 0xff));
    out += value;
    return out;
}

Error error_of(int code, std::string_view doing) {
    const auto message = std::string(doing) + ": " + mdb_strerror(code);
    switch (code) {
        case MDB_MAP_FULL:
            return {.code = "ServiceUnavailable", .message = "The disk is full (" + message + ")", .status = 503};
        case EIO:
            // A write that came back short: LMDB says EIO where the file system had no room for the rest.
            return {.code = "ServiceUnavailable", .message = "The disk is full or failing (" + message + ")",
                    .status = 503};
        case MDB_CORRUPTED:
        case MDB_PAGE_NOTFOUND:
        case MDB_INVALID:
        case MDB_VERSION_MISMATCH: return damaged(message);
        default: break;
    }
    if (code > 0) return system_error(code, doing);
    return {.code = "StateUnavailable", .message = message, .status = 500};
}

[[noreturn]] void throw_error(int code, std::string_view doing) { throw Failure(error_of(code, doing)); }

std::string checked(std::string_view key, std::string_view stored) {
    if (stored.size() < checksum_bytes) throw_damaged("a row of the state is damaged: it is too short");
    const auto value = stored.substr(checksum_bytes);
    std::uint32_t sum = 0;
    for (std::size_t i = checksum_bytes; i-- > 0;) sum = sum << 8 | static_cast<unsigned char>(stored[i]);
    if (sum != crc32c(value, crc32c(key))) throw_damaged("a row of the state is damaged: its checksum does not match");
    return std::string(value);
}

struct CursorCloser {
    void operator()(MDB_cursor* cursor) const { mdb_cursor_close(cursor); }
};
using CursorPtr = std::unique_ptr<MDB_cursor, CursorCloser>;

CursorPtr open_cursor(MDB_txn* transaction, unsigned table) {
    MDB_cursor* cursor = nullptr;
    if (const int rc = mdb_cursor_open(transaction, table, &cursor)) throw_error(rc, "reading the state");
    return CursorPtr(cursor);
}

// Moves a cursor; false at the end of the rows.
bool move(MDB_cursor* cursor, MDB_val& key, MDB_val& value, MDB_cursor_op how) {
    const int rc = mdb_cursor_get(cursor, &key, &value, how);
    if (rc == MDB_NOTFOUND) return false;
    if (rc) throw_error(rc, "reading the state");
    return true;
}

}  // namespace

// A reading transaction, borrowed from the idle ones for the length of a look-up.
class Database::Reading {
  public:
    explicit Reading(const Database& database) : database_(database) {
        {
            const std::lock_guard lock(database.mutex_);
            if (!database.idle_.empty()) {
                transaction_ = database.idle_.back();
                database.idle_.pop_back();
            }
        }
        if (transaction_) {
            if (const int rc = mdb_txn_renew(transaction_)) {
                mdb_txn_abort(transaction_);
                throw_error(rc, "reading the state");
            }
        } else if (const int rc = mdb_txn_begin(database.environment_, nullptr, MDB_RDONLY, &transaction_)) {
            throw_error(rc, "reading the state");
        }
    }
    Reading(const Reading&) = delete;
    Reading& operator=(const Reading&) = delete;
    ~Reading() {
        mdb_txn_reset(transaction_);
        const std::lock_guard lock(database_.mutex_);
        database_.idle_.push_back(transaction_);
    }
    [[nodiscard]] MDB_txn* get() const { return transaction_; }

  private:
    const Database& database_;
    MDB_txn* transaction_ = nullptr;
};

Result<std::unique_ptr<Database>> Database::open(const std::filesystem::path& folder, std::size_t map_limit_bytes) {
    std::unique_ptr<Database> database(new Database);
    // The map is address space, not memory, and the file grows as rows come. Where so much cannot be had, less will do.
    constexpr std::size_t least = std::size_t{64} << 20;
    int rc = 0;
    for (auto size = map_limit_bytes;; size /= 2) {
        if ((rc = mdb_env_create(&database->environment_))) break;
        auto* environment = database->environment_;
        if ((rc = mdb_env_set_mapsize(environment, size))) break;
        if ((rc = mdb_env_set_maxreaders(environment, readers_limit))) break;
        // No writable map: a full disk would be a SIGBUS. No sync here: sync() does it, once for each group.
        rc = mdb_env_open(environment, folder.c_str(), MDB_NOTLS | MDB_NOSYNC, 0600);
        if (rc != ENOMEM || size / 2 < least) break;
        mdb_env_close(environment);
        database->environment_ = nullptr;
    }
    if (rc) return fail(error_of(rc, "opening the state"));

    MDB_txn* transaction = nullptr;
    if ((rc = mdb_txn_begin(database->environment_, nullptr, MDB_RDONLY, &transaction)) == 0) {
        rc = mdb_dbi_open(transaction, nullptr, 0, &database->table_);
        mdb_txn_abort(transaction);
    }
    if (rc) return fail(error_of(rc, "opening the state"));
    return database;
}

Database::~Database() {
    for (auto* transaction : idle_) mdb_txn_abort(transaction);
    if (environment_) mdb_env_close(environment_);
}

std::optional<std::string> Database::get(std::string_view key) const {
    const Reading reading(*this);
    auto name = to_val(key);
    MDB_val value{};
    const int rc = mdb_get(reading.get(), table_, &name, &value);
    if (rc == MDB_NOTFOUND) return std::nullopt;
    if (rc) throw_error(rc, "reading the state");
    return checked(key, to_view(value));
}

Database::Batch Database::first(std::string_view from, std::string_view to, std::size_t limit) const {
    const Reading reading(*this);
    const auto cursor = open_cursor(reading.get(), table_);
    auto key = to_val(from);
    MDB_val value{};
    Batch batch;
    // LMDB takes no empty key to look for.
    bool found = move(cursor.get(), key, value, from.empty() ? MDB_FIRST : MDB_SET_RANGE);
    for (; found; found = move(cursor.get(), key, value, MDB_NEXT)) {
        if (!to.empty() && to_view(key) >= to) break;
        if (batch.rows.size() == limit) return batch;
        batch.rows.push_back({std::string(to_view(key)), checked(to_view(key), to_view(value))});
    }
    batch.at_end = true;
    return batch;
}

Database::Batch Database::last(std::string_view from, std::string_view to, std::size_t limit) const {
    const Reading reading(*this);
    const auto cursor = open_cursor(reading.get(), table_);
    auto key = to_val(to);
    MDB_val value{};
    Batch batch;
    bool found = false;
    if (!to.empty() && move(cursor.get(), key, value, MDB_SET_RANGE)) {
        found = move(cursor.get(), key, value, MDB_PREV);
    } else {
        found = move(cursor.get(), key, value, MDB_LAST);
    }
    for (; found; found = move(cursor.get(), key, value, MDB_PREV)) {
        if (to_view(key) < from) break;
        if (batch.rows.size() == limit) return batch;
        batch.rows.push_back({std::string(to_view(key)), checked(to_view(key), to_view(value))});
    }
    batch.at_end = true;
    return batch;
}

Result<> Database::apply(MDB_txn* transaction, const Overlay& changes, const Overwrites& overwrites) const {
    const auto commit = mdb_txn_id(transaction);
    const auto cursor = open_cursor(transaction, table_);
    for (const auto* range = changes.ranges.at_or_after({}); range; range = changes.ranges.after(range->key)) {
        auto key = to_val(range->key);
        MDB_val value{};
        bool found = move(cursor.get(), key, value, range->key.empty() ? MDB_FIRST : MDB_SET_RANGE);
        while (found && (range->value->empty() || to_view(key) < *range->value)) {
            overwrites(commit, to_view(key), checked(to_view(key), to_view(value)));
            if (const int rc = mdb_cursor_del(cursor.get(), 0)) return fail(error_of(rc, "writing the state"));
            // After a deletion, "next" is the row that took its place.
            found = move(cursor.get(), key, value, MDB_NEXT);
        }
    }
    for (const auto* entry = changes.entries.at_or_after({}); entry; entry = changes.entries.after(entry->key)) {
        auto key = to_val(entry->key);
        MDB_val old{};
        const int found = mdb_cursor_get(cursor.get(), &key, &old, MDB_SET);
        if (found && found != MDB_NOTFOUND) return fail(error_of(found, "writing the state"));
        if (found == 0) {
            overwrites(commit, entry->key, checked(entry->key, to_view(old)));
        } else {
            overwrites(commit, entry->key, std::nullopt);
        }
        int rc = 0;
        if (entry->value) {
            const auto bytes = with_checksum(entry->key, *entry->value);
            key = to_val(entry->key);
            auto value = to_val(bytes);
            rc = mdb_cursor_put(cursor.get(), &key, &value, 0);
        } else if (found == 0) {
            rc = mdb_cursor_del(cursor.get(), 0);
        }
        if (rc) return fail(error_of(rc, "writing the state"));
    }
    return {};
}

Result<std::uint64_t> Database::commit(const Overlay& changes, const Overwrites& overwrites) {
    MDB_txn* transaction = nullptr;
    if (const int rc = mdb_txn_begin(environment_, nullptr, 0, &transaction)) {
        return fail(error_of(rc, "writing the state"));
    }
    if (auto applied = guarded([&] { return apply(transaction, changes, overwrites); }); !applied) {
        mdb_txn_abort(transaction);
        return fail(std::move(applied).error());
    }
    if (const int rc = mdb_txn_commit(transaction)) return fail(error_of(rc, "committing to the state"));
    return newest();
}

Result<> Database::sync() {
    if (const int rc = mdb_env_sync(environment_, 1)) return fail(error_of(rc, "syncing the state"));
    return {};
}

std::uint64_t Database::newest() const {
    MDB_envinfo info{};
    mdb_env_info(environment_, &info);
    return info.me_last_txnid;
}

}  // namespace backlot::store
