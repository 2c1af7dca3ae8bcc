#include "store/blob.h"

#include <charconv>

#include "base/assert.h"
#include "store/blobs.h"
#include "store/failure.h"

namespace backlot::store {

BlobId blob_id(std::uint64_t epoch, std::uint64_t number) {
    std::string out(33, '\0');
    auto* end = std::to_chars(out.data(), out.data() + 16, epoch, 16).ptr;
    *end++ = '-';
    end = std::to_chars(end, out.data() + out.size(), number, 16).ptr;
    out.resize(static_cast<std::size_t>(end - out.data()));
    return out;
}

void BlobStore::keep(WriteSet& writes, const BlobId& id) {
    auto row = store::find(writes, kept_blobs, id).value_or(KeptBlob{});
    ++row.uses;
    put(writes, kept_blobs, row, id);
    if (contains(writes, released_blobs, id)) erase(writes, released_blobs, id);
}

void BlobStore::release(WriteSet& writes, const BlobId& id) {
    auto row = store::find(writes, kept_blobs, id);
    BACKLOT_ASSERT(row && row->uses > 0);
    if (--row->uses > 0) {
        put(writes, kept_blobs, *row, id);
        return;
    }
    erase(writes, kept_blobs, id);
    put(writes, released_blobs, {}, id);
}

Result<std::size_t> SweptBlobs::sweep(Branch& root) {
    const std::lock_guard sweeping(sweeping_);
    std::map<BlobId, std::uint64_t> released;
    BACKLOT_CHECK(guarded([&]() -> Result<> {
        scan_keyed(*root.snapshot(), released_blobs,
                   [&](const KeyReader& key, const ReleasedBlob&) { released.emplace(key.first(), 0); });
        return {};
    }));
    // Whatever begins to live after this moment cannot name them. What was seen before keeps its earlier moment.
    const auto now = lineage_->tick();
    for (auto& [id, moment] : released) {
        const auto seen = seen_.find(id);
        moment = seen == seen_.end() ? now : seen->second;
    }
    seen_ = std::move(released);

    const auto oldest = lineage_->oldest();
    std::vector<BlobId> gone;
    for (const auto& [id, moment] : seen_) {
        if (moment >= oldest) continue;
        BACKLOT_CHECK(remove(id));
        gone.push_back(id);
    }
    if (gone.empty()) return 0;
    // The files first: a row left behind by a crash is swept again, a file without a row never would be.
    BACKLOT_CHECK(root.write([&](WriteSet& writes) -> Result<> {
        for (const auto& id : gone) erase(writes, released_blobs, id);
        return {};
    }));
    for (const auto& id : gone) seen_.erase(id);
    return gone.size();
}

}  // namespace backlot::store
