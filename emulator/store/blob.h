// BlobStore: bytes too large for a row: object bodies, image layers, function packages.
//
// Life of a blob: create() and append() as the body arrives, finish() gives its id, keep() in the write set that
// stores the record naming it, release() in the write set that drops it. A writer that is not finished leaves
// nothing behind. A blob that was finished but never kept is an orphan: it goes when the state is closed, or in the
// background after an unclean end. Released blobs are unlinked once no fork or snapshot can name them.
//
// Thread-safe; a BlobWriter belongs to one thread at a time. On disk: docs/formats/blobs.md.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "base/error.h"
#include "store/branch.h"
#include "store/file.h"

namespace backlot::store {

using BlobId = std::string;  // "<epoch>-<number>" in hexadecimal

// For sendfile: the descriptor stays readable even when the blob is released meanwhile.
struct OpenBlob {
    File file;
    std::uint64_t size = 0;
};

class BlobWriter {
  public:
    virtual ~BlobWriter() = default;  // abandons what was not finished
    // Fails with ServiceUnavailable on a full disk.
    [[nodiscard]] virtual Result<> append(std::string_view bytes) = 0;
    // Once. The bytes are on their way to the disk as surely as a row of the store is.
    [[nodiscard]] virtual Result<BlobId> finish() = 0;
    [[nodiscard]] virtual std::uint64_t size() const = 0;
};

class BlobStore {
  public:
    virtual ~BlobStore() = default;

    [[nodiscard]] virtual Result<std::unique_ptr<BlobWriter>> create() = 0;
    // Up to `length` bytes from `offset`, fewer at the end. Fails with StateDamaged where there is no such blob.
    [[nodiscard]] virtual Result<std::string> read(const BlobId& id, std::uint64_t offset, std::uint64_t length) = 0;
    [[nodiscard]] virtual Result<OpenBlob> open(const BlobId& id) = 0;
    // Unlinks what was released on `root` and nobody can name any more; gives how many.
    // Called by the library from time to time.
    virtual Result<std::size_t> sweep(Branch& root) = 0;

    // Adds a use of a finished blob; a copy that shares the bytes is one more use.
    static void keep(WriteSet& writes, const BlobId& id);
    // Takes a use back; the last one queues the blob for unlinking. Releasing what is not kept is our mistake.
    static void release(WriteSet& writes, const BlobId& id);
};

}  // namespace backlot::store
