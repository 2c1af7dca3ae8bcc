#include "work/work.h"

#include <catch2/catch.hpp>
#include <vector>

#include "store/store.h"

using namespace backlot;
using namespace backlot::work;
using namespace std::chrono_literals;

TEST_CASE("Timers", "[work]") {
    const auto store = store::Store::open({});
    auto& branch = *(*store)->root();
    const Time start(100'000ms);
    std::vector<std::string> ran;
    const auto note = [&](const Timer& timer) { ran.push_back(timer.payload); };
    const auto set = [&](store::Branch& on, clock::Duration delay, std::string payload) {
        TimerId id;
        REQUIRE(on.write([&](store::WriteSet& writes) -> Result<> {
            id = later(writes, start, delay, "test", payload);
            return {};
        }));
        return id;
    };

    SECTION("run in the order of their time, then of their setting, and not before it") {
        set(branch, 2s, "third");
        set(branch, 1s, "first");
        set(branch, 1s, "second");
        set(branch, 3s, "later");
        CHECK(next_deadline(*branch.snapshot()) == start + 1s);
        CHECK(run_due(branch, start + 999ms, note) == 0u);
        CHECK(run_due(branch, start + 2s, note) == 3u);
        CHECK(ran == std::vector<std::string>{"first", "second", "third"});
        CHECK(next_deadline(*branch.snapshot()) == start + 3s);
    }
    SECTION("exist only if the call that set them succeeds") {
        CHECK_FALSE(branch.write([&](store::WriteSet& writes) -> Result<> {
            later(writes, start, 1s, "test", "never");
            return fail("Refused", "");
        }));
        CHECK_FALSE(next_deadline(*branch.snapshot()));
    }
    SECTION("can be taken away") {
        const auto id = set(branch, 1s, "cancelled");
        REQUIRE(branch.write([&](store::WriteSet& writes) -> Result<> {
            done(writes, id);
            return {};
        }));
        CHECK(run_due(branch, start + 1h, note) == 0u);
    }
    SECTION("set by a handler run in the same turn when they are due") {
        set(branch, 1s, "parent");
        const auto count = run_due(branch, start + 5s, [&](const Timer& timer) {
            note(timer);
            if (timer.payload == "parent") set(branch, 2s, "child");
        });
        CHECK(count == 2u);
        CHECK(ran == std::vector<std::string>{"parent", "child"});
    }
    SECTION("tried again count their attempts") {
        set(branch, 1s, "again");
        std::vector<std::int64_t> attempts;
        const auto handler = [&](const Timer& timer) {
            attempts.push_back(timer.attempts);
            if (timer.attempts == 2) return;
            REQUIRE(branch.write([&](store::WriteSet& writes) -> Result<> {
                retry(writes, timer, timer.id.due + 1s);
                return {};
            }));
        };
        CHECK(run_due(branch, start + 10s, handler) == 3u);
        CHECK(attempts == std::vector<std::int64_t>{0, 1, 2});
        CHECK_FALSE(next_deadline(*branch.snapshot()));
    }
    SECTION("of a fork are its own") {
        set(branch, 1s, "both");
        const auto fork = branch.fork();
        CHECK(run_due(*fork, start + 1s, note) == 1u);
        CHECK(next_deadline(*branch.snapshot()) == start + 1s);
    }
}
