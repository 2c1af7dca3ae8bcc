#include "store/blob.h"

#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <catch2/catch.hpp>
#include <thread>

#include "store/store.h"
#include "store/testing.h"

using namespace backlot;
using namespace backlot::store;

namespace {

BlobId make(Store& store, std::string_view bytes) {
    auto writer = store.blobs().create();
    REQUIRE(writer);
    REQUIRE((*writer)->append(bytes.substr(0, bytes.size() / 2)));
    REQUIRE((*writer)->append(bytes.substr(bytes.size() / 2)));
    CHECK((*writer)->size() == bytes.size());
    auto id = (*writer)->finish();
    REQUIRE(id);
    return *id;
}

void keep(Branch& branch, const BlobId& id) {
    REQUIRE(branch.write([&](WriteSet& writes) -> Result<> {
        BlobStore::keep(writes, id);
        return {};
    }));
}

void release(Branch& branch, const BlobId& id) {
    REQUIRE(branch.write([&](WriteSet& writes) -> Result<> {
        BlobStore::release(writes, id);
        return {};
    }));
}

std::size_t files_in(const std::filesystem::path& folder) {
    std::size_t count = 0;
    if (!std::filesystem::exists(folder)) return 0;
    for (const auto& file : std::filesystem::recursive_directory_iterator(folder)) count += file.is_regular_file();
    return count;
}

}  // namespace

TEST_CASE("Blobs", "[store]") {
    const testing::Folder folder;
    for (const bool on_disk : {false, true}) {
        DYNAMIC_SECTION((on_disk ? "on disk" : "in memory")) {
            const auto opened = Store::open(on_disk ? Options{.path = folder.path()} : Options{});
            REQUIRE(opened);
            auto& store = **opened;
            auto& root = *store.root();

            SECTION("are read in whole, in part and through a descriptor, small or large") {
                for (const std::size_t size : {0u, 10u, 3u << 20}) {
                    std::string bytes(size, 'x');
                    for (std::size_t i = 0; i < size; ++i) bytes[i] = static_cast<char>('a' + i % 23);
                    const auto id = make(store, bytes);
                    CHECK(store.blobs().read(id, 0, size + 100) == bytes);
                    CHECK(store.blobs().read(id, size / 2, 3) == bytes.substr(size / 2, 3));
                    CHECK(store.blobs().read(id, size + 5, 3) == "");
                    const auto first = store.blobs().open(id);
                    const auto second = store.blobs().open(id);
                    REQUIRE(second);
                    CHECK(first->size == size);
                    char byte = 0;
                    CHECK(::read(first->file.descriptor(), &byte, 1) == (size > 0 ? 1 : 0));
                    CHECK(::read(second->file.descriptor(), &byte, 1) == (size > 0 ? 1 : 0));
                    if (size > 0) CHECK(byte == 'a');
                }
            }
            SECTION("that are not finished leave nothing") {
                {
                    auto writer = store.blobs().create();
                    REQUIRE((*writer)->append("abc"));
                }
                CHECK(files_in(folder.path() / "blobs") == 0);
            }
            SECTION("go when they are released and nobody can name them") {
                const auto id = make(store, "abc");
                keep(root, id);
                auto fork = root.fork();
                auto second = fork->fork();
                release(root, id);
                auto late = root.fork();
                fork.reset();
                CHECK(store.blobs().sweep(root) == 0u);
                CHECK(store.blobs().read(id, 0, 3) == "abc");
                second.reset();
                CHECK(store.blobs().sweep(root) == 0u);  // `late` began before the release was seen
                late.reset();
                late = root.fork();
                CHECK(store.blobs().sweep(root) == 1u);
                CHECK(store.blobs().read(id, 0, 3).error().code == "StateDamaged");
                CHECK(store.blobs().sweep(root) == 0u);
            }
            SECTION("with two uses go with the second") {
                const auto id = make(store, "abc");
                keep(root, id);
                keep(root, id);
                release(root, id);
                CHECK(store.blobs().sweep(root) == 0u);
                release(root, id);
                CHECK(store.blobs().sweep(root) == 1u);
            }
            SECTION("released and kept again in one write stay") {
                const auto id = make(store, "abc");
                keep(root, id);
                REQUIRE(root.write([&](WriteSet& writes) -> Result<> {
                    BlobStore::release(writes, id);
                    BlobStore::keep(writes, id);
                    return {};
                }));
                CHECK(store.blobs().sweep(root) == 0u);
                CHECK(store.blobs().read(id, 0, 3) == "abc");
            }
        }
    }
}

TEST_CASE("Blobs of a start that was killed", "[store]") {
    const testing::Folder folder;
    const auto child = ::fork();
    REQUIRE(child >= 0);
    if (child == 0) {
        const auto store = Store::open({.path = folder.path()});
        for (int i = 0; i < 10; ++i) {
            auto writer = (*store)->blobs().create();
            if (!(*writer)->append("abc")) ::_exit(1);
            const auto id = (*writer)->finish();
            if (i % 2 == 0) {
                (void)(*store)->root()->write([&](WriteSet& writes) -> Result<> {
                    BlobStore::keep(writes, *id);
                    return {};
                });
            }
            if (i == 9) (void)writer->release();  // not even abandoned
        }
        ::kill(::getpid(), SIGKILL);
    }
    int status = 0;
    ::waitpid(child, &status, 0);
    CHECK(files_in(folder.path() / "blobs") == 10);
    const auto store = Store::open({.path = folder.path()});
    REQUIRE(store);
    // In the background: as long as it takes, within reason.
    for (int i = 0; i < 10'000 && files_in(folder.path() / "blobs") > 5; ++i) std::this_thread::yield();
    CHECK(files_in(folder.path() / "blobs") == 5);
    CHECK((*store)->blobs().read("1-1", 0, 10) == "abc");
    CHECK_FALSE((*store)->blobs().read("1-2", 0, 10));
}
