#include <atomic>
#include <catch2/catch.hpp>
#include <random>
#include <thread>

#include "store/key.h"
#include "store/store.h"
#include "store/testing.h"

using namespace backlot;
using namespace backlot::store;

namespace {

constexpr int accounts = 40;
constexpr long opening = 1'000;

std::string account(int number) { return make_key(64, static_cast<std::uint64_t>(number)); }

long sum_of(const View& view) {
    long sum = 0;
    for (auto cursor = view.scan(make_key(64), make_key(65)); cursor->valid(); cursor->next()) {
        sum += std::stol(std::string(cursor->value()));
    }
    return sum;
}

long sum_one_by_one(const View& view) {
    long sum = 0;
    for (int i = 0; i < accounts; ++i) {
        if (const auto value = view.get(account(i))) sum += std::stol(*value);
    }
    return sum;
}

// Moves a little from one account to another; an empty account has no row. Every fifth fails after it has written.
Result<> transfer(std::mt19937& random, WriteSet& writes) {
    const auto from = account(static_cast<int>(random() % accounts));
    const auto to = account(static_cast<int>(random() % accounts));
    const auto has = std::stol(writes.get(from).value_or("0"));
    const auto amount = std::min<long>(has, static_cast<long>(random() % 900));
    if (has == amount) writes.erase_range(from, from + '\0');
    else writes.put(from, std::to_string(has - amount));
    writes.put(to, std::to_string(std::stol(writes.get(to).value_or("0")) + amount));
    if (random() % 5 == 0) return fail("Refused", "");
    return {};
}

}  // namespace

TEST_CASE("Writers, readers and forks at once", "[store]") {
    const testing::Folder folder;
    for (const bool on_disk : {true, false}) {
        DYNAMIC_SECTION((on_disk ? "on disk" : "in memory")) {
            const auto opened = Store::open(on_disk ? Options{.path = folder.path()} : Options{});
            REQUIRE(opened);
            auto& root = *(*opened)->root();
            for (int i = 0; i < accounts; ++i) testing::write(root, account(i), std::to_string(opening));

            std::atomic<int> wrong{0};
            std::atomic<int> writers{4};
            std::vector<std::thread> threads;
            for (unsigned seed = 0; seed < 4; ++seed) {
                threads.emplace_back([&, seed] {
                    std::mt19937 random(seed);
                    for (int i = 0; i < 1'500; ++i) {
                        const auto done = root.write([&](WriteSet& writes) { return transfer(random, writes); });
                        if (!done && done.error().code != "Refused") ++wrong;
                    }
                    --writers;
                });
            }
            for (unsigned seed = 0; seed < 3; ++seed) {
                threads.emplace_back([&, seed] {
                    std::mt19937 random(100 + seed);
                    std::vector<std::shared_ptr<Branch>> forks;
                    while (writers > 0) {
                        const auto view = root.snapshot();
                        for (int i = 0; i < 3; ++i) {
                            wrong += sum_of(*view) != accounts * opening;
                            wrong += sum_one_by_one(*view) != accounts * opening;
                        }
                        forks.push_back(root.fork());
                        (void)forks.back()->write([&](WriteSet& writes) { return transfer(random, writes); });
                        for (const auto& fork : forks) wrong += sum_of(*fork->snapshot()) != accounts * opening;
                        if (forks.size() > 8) forks.erase(forks.begin());
                    }
                });
            }
            for (auto& thread : threads) thread.join();
            CHECK(wrong == 0);
            CHECK(sum_of(*root.snapshot()) == accounts * opening);
        }
    }
}

TEST_CASE("A write that does not fit among writes that do", "[store]") {
    const testing::Folder folder;
    const auto store = Store::open({.path = folder.path(), .map_limit_bytes = 1 << 20});
    REQUIRE(store);
    auto& root = *(*store)->root();
    std::atomic<int> lost{0};
    std::atomic<int> others{0};
    std::vector<std::thread> threads;
    for (std::uint64_t thread = 0; thread < 4; ++thread) {
        threads.emplace_back([&, thread] {
            for (std::uint64_t i = 0; i < 200; ++i) {
                const auto key = make_key(64, thread, i % 20);
                const bool is_large = thread == 0 && i % 4 == 0;
                const auto value = is_large ? std::string(2 << 20, 'x') : std::to_string(i);
                const auto done = root.write([&](WriteSet& writes) -> Result<> {
                    writes.put(key, value);
                    return {};
                });
                const auto now = root.snapshot()->get(key);
                if (done) lost += now != value;          // what is acknowledged is there
                else lost += now == value && is_large;   // and what is refused is not
                if (!done && done.error().status != 503) ++others;
            }
        });
    }
    for (auto& thread : threads) thread.join();
    CHECK(lost == 0);
    CHECK(others == 0);
    testing::write(root, "after", "1");
}
