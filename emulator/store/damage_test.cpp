// What a state survives, and what it refuses: death of the process, damage, another process, another format, a full disk.
#include <signal.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <catch2/catch.hpp>
#include <fstream>
#include <map>
#include <thread>

#include "base/digest.h"
#include "store/key.h"
#include "store/store.h"
#include "store/testing.h"

using namespace backlot;
using namespace backlot::store;

namespace {

std::string code_of(const std::filesystem::path& folder) {
    const auto store = Store::open({.path = folder});
    return store ? "" : store.error().code;
}

// Every file below the folder with its bytes.
std::map<std::string, std::string> files_of(const std::filesystem::path& folder) {
    std::map<std::string, std::string> out;
    for (const auto& file : std::filesystem::recursive_directory_iterator(folder)) {
        if (!file.is_regular_file()) continue;
        std::ifstream in(file.path(), std::ios::binary);
        out[file.path().string()] = std::string(std::istreambuf_iterator<char>(in), {});
    }
    return out;
}

void fill(const std::filesystem::path& folder, int rows) {
    const auto store = Store::open({.path = folder});
    REQUIRE(store);
    REQUIRE((*store)->root()->write([&](WriteSet& writes) -> Result<> {
        for (int i = 0; i < rows; ++i) {
            // Some large enough for pages of their own.
            writes.put(make_key(64, std::uint64_t(i)), std::string(i % 50 == 0 ? 9'000 : 40, static_cast<char>('a' + i % 26)));
        }
        return {};
    }));
    REQUIRE((*store)->root()->write([&](WriteSet& writes) -> Result<> {
        writes.erase_range(make_key(64, std::uint64_t(10)), make_key(64, std::uint64_t(20)));
        return {};
    }));
}

std::size_t rows_of(const View& view) {
    std::size_t count = 0;
    for (auto cursor = view.scan(make_key(64), make_key(65)); cursor->valid(); cursor->next()) ++count;
    return count;
}

void flip(const std::filesystem::path& file, std::uintmax_t at) {
    std::fstream bytes(file, std::ios::in | std::ios::out | std::ios::binary);
    bytes.seekg(static_cast<std::streamoff>(at));
    const auto byte = bytes.get();
    bytes.seekp(static_cast<std::streamoff>(at));
    bytes.put(static_cast<char>(byte ^ 0x10));
}

}  // namespace

TEST_CASE("A state that is opened again", "[store]") {
    const testing::Folder folder;
    fill(folder.path(), 500);
    const auto store = Store::open({.path = folder.path()});
    REQUIRE(store);
    CHECK((*store)->epoch() == 2);
    CHECK_FALSE((*store)->was_unclean());
    CHECK(rows_of(*(*store)->root()->snapshot()) == 490);
}

TEST_CASE("A state whose process was killed", "[store]") {
    // A child writes from several threads and says each acknowledged row on a pipe, until it is killed.
    const testing::Folder folder;
    for (int round = 0; round < 3; ++round) {
        int pipes[2];
        REQUIRE(::pipe(pipes) == 0);
        const auto child = ::fork();
        REQUIRE(child >= 0);
        if (child == 0) {
            const auto store = Store::open({.path = folder.path()});
            if (!store) ::_exit(1);
            std::vector<std::thread> threads;
            for (std::uint64_t thread = 0; thread < 4; ++thread) {
                threads.emplace_back([&, thread] {
                    for (std::uint64_t i = 0;; ++i) {
                        const std::uint64_t number = static_cast<std::uint64_t>(round) << 40 | thread << 32 | i;
                        const auto outcome = (*store)->root()->write([&](WriteSet& writes) -> Result<> {
                            writes.put(make_key(64, number), std::string(100 + i % 5'000, 'x'));
                            return {};
                        });
                        if (!outcome || ::write(pipes[1], &number, sizeof number) != sizeof number) ::_exit(2);
                    }
                });
            }
            threads.front().join();
        }
        ::close(pipes[1]);
        std::vector<std::uint64_t> acknowledged;
        std::uint64_t number = 0;
        while (::read(pipes[0], &number, sizeof number) == sizeof number) {
            acknowledged.push_back(number);
            if (acknowledged.size() == 500u * static_cast<unsigned>(round + 1)) ::kill(child, SIGKILL);
        }
        ::close(pipes[0]);
        int status = 0;
        ::waitpid(child, &status, 0);
        REQUIRE(WIFSIGNALED(status));
        CHECK(acknowledged.size() >= 500);

        const auto store = Store::open({.path = folder.path()});
        REQUIRE(store);
        CHECK((*store)->was_unclean());
        const auto view = (*store)->root()->snapshot();
        std::size_t missing = 0;
        for (const auto one : acknowledged) missing += !view->get(make_key(64, one));
        CHECK(missing == 0);
    }
}

TEST_CASE("A damaged state", "[store]") {
    const testing::Folder folder;
    fill(folder.path(), 500);
    const auto rows = folder.path() / "data.mdb";
    const auto size = std::filesystem::file_size(rows);

    SECTION("never opens with a row missing or changed, whichever byte is flipped") {
        const auto intact = files_of(folder.path());
        const bool leaves_mark = GENERATE(true, false);
        int refused = 0;
        for (std::uintmax_t at = 13; at < size; at += 997) {
            for (const auto& [name, bytes] : intact) std::ofstream(name, std::ios::binary) << bytes;
            if (!leaves_mark) std::filesystem::remove(folder.path() / "clean");
            flip(rows, at);
            const auto before = files_of(folder.path());
            const auto store = Store::open({.path = folder.path()});
            if (!store) {
                ++refused;
                CHECK(store.error().code == "StateDamaged");
                CHECK(files_of(folder.path()) == before);
                continue;
            }
            // Room that no row uses.
            const auto view = (*store)->root()->snapshot();
            REQUIRE(rows_of(*view) == 490);
            for (std::uint64_t i = 20; i < 500; ++i) {
                REQUIRE(view->get(make_key(64, i))->front() == static_cast<char>('a' + i % 26));
            }
        }
        CHECK(refused > 20);
    }
    SECTION("cut short is refused and left as it is") {
        for (const auto left : {size - 1, size - 4096, size / 2, std::uintmax_t{4096}, std::uintmax_t{10}, std::uintmax_t{0}}) {
            std::filesystem::resize_file(rows, left);
            const auto before = files_of(folder.path());
            CHECK(code_of(folder.path()) == "StateDamaged");
            CHECK(files_of(folder.path()) == before);
        }
    }
    SECTION("without its rows is a loss, not a beginning") {
        std::filesystem::remove(rows);
        CHECK(code_of(folder.path()) == "StateDamaged");
    }
}

TEST_CASE("A state of a newer version", "[store]") {
    const testing::Folder folder;
    {
        const auto store = Store::open({.path = folder.path()});
        REQUIRE(store);
        REQUIRE((*store)->root()->write([](WriteSet& writes) -> Result<> {
            put(writes, headers, {.format = format_version + 1, .starts = 1}, "state");
            return {};
        }));
    }
    const auto before = files_of(folder.path());
    CHECK(code_of(folder.path()) == "StateFormatNewer");
    CHECK(files_of(folder.path()) == before);
}

TEST_CASE("A state that another process has", "[store]") {
    const testing::Folder folder;
    auto store = Store::open({.path = folder.path()});
    REQUIRE(store);
    CHECK(code_of(folder.path()) == "StateInUse");
    const auto second = Store::open({.path = folder.path()});
    CHECK(second.error().message.find(std::to_string(::getpid())) != std::string::npos);

    SECTION("is free when that one is done, with what was taken from it") {
        const auto snapshot = (*store)->root()->snapshot();
        store->reset();
        CHECK(code_of(folder.path()) == "StateInUse");
    }
    SECTION("is free when that one is done") {
        store->reset();
        CHECK(code_of(folder.path()).empty());
    }
}

TEST_CASE("A state on a full disk", "[store]") {
    const testing::Folder folder;
    SECTION("refuses the write, keeps what it had and takes what fits") {
        const auto store = Store::open({.path = folder.path(), .map_limit_bytes = 1 << 20});
        REQUIRE(store);
        testing::write(*(*store)->root(), "small", "1");
        const auto outcome = (*store)->root()->write([](WriteSet& writes) -> Result<> {
            writes.put("small", "2");
            writes.put("large", std::string(2 << 20, 'x'));
            return {};
        });
        REQUIRE_FALSE(outcome);
        CHECK(outcome.error().code == "ServiceUnavailable");
        CHECK(outcome.error().status == 503);
        CHECK(outcome.error().message.find("disk is full") != std::string::npos);
        CHECK((*store)->root()->snapshot()->get("small") == "1");
        testing::write(*(*store)->root(), "other", "3");
        CHECK((*store)->root()->snapshot()->get("other") == "3");
    }
    SECTION("as the system tells it, for rows and for blobs") {
        const auto child = ::fork();
        REQUIRE(child >= 0);
        if (child == 0) {
            ::signal(SIGXFSZ, SIG_IGN);
            const auto store = Store::open({.path = folder.path()});
            const rlimit limit{.rlim_cur = 300'000, .rlim_max = RLIM_INFINITY};
            ::setrlimit(RLIMIT_FSIZE, &limit);
            const auto put = [&](std::string key, std::size_t size) {
                return (*store)->root()->write([&](WriteSet& writes) -> Result<> {
                    writes.put(key, std::string(size, 'x'));
                    return {};
                });
            };
            if (!put("first", 100)) ::_exit(1);
            const auto refused = put("large", 1'000'000);
            if (refused || refused.error().code != "ServiceUnavailable") ::_exit(2);
            if (!put("second", 100) || !(*store)->root()->snapshot()->get("first")) ::_exit(3);
            auto blob = (*store)->blobs().create();
            const auto appended = (*blob)->append(std::string(400'000, 'x'));
            if (appended || appended.error().status != 503) ::_exit(4);
            if ((*blob)->finish()) ::_exit(5);
            ::_exit(0);
        }
        int status = 0;
        ::waitpid(child, &status, 0);
        REQUIRE(WIFEXITED(status));
        CHECK(WEXITSTATUS(status) == 0);
        CHECK(code_of(folder.path()).empty());
    }
}
