#include "clock/clock.h"

#include <catch2/catch.hpp>
#include <set>

#include "clock/format.h"

using namespace backlot::clock;
using namespace std::chrono_literals;

TEST_CASE("Clock", "[clock]") {
    SECTION("a virtual clock stands still until it is advanced") {
        Clock clock(Time(1000ms));
        CHECK(clock.is_virtual());
        CHECK(clock.now() == Time(1000ms));
        clock.advance(59s);
        CHECK(clock.now() == Time(60'000ms));
        clock.advance_to(Time(1ms));
        CHECK(clock.now() == Time(60'000ms));
    }
    SECTION("a wall clock follows the machine's") {
        const Clock clock;
        CHECK_FALSE(clock.is_virtual());
        CHECK(clock.now() >= wall_now() - 1h);
        CHECK(clock.to_wall(Time(5ms)) == Time(5ms));
    }
    SECTION("a virtual moment is as far away on the machine's clock") {
        const Clock clock(Time(0ms));
        const auto shown = clock.to_wall(Time(1h));
        CHECK(shown - wall_now() > 59min);
        CHECK(shown - wall_now() <= 1h);
    }
}

TEST_CASE("Ids", "[clock]") {
    SECTION("the same seed, fork and call give the same ids; another gives others") {
        auto a = Ids::for_call(7, 0, 1);
        auto b = Ids::for_call(7, 0, 1);
        auto c = Ids::for_call(7, 1, 1);
        auto d = Ids::for_call(7, 0, 2);
        const auto text = a.hex(32);
        CHECK(text == b.hex(32));
        CHECK(text != c.hex(32));
        CHECK(text != d.hex(32));
        CHECK(a.hex(32) != text);
    }
    SECTION("the bytes of a seed never change") {
        auto ids = Ids::for_call(1, 2, 3);
        CHECK(ids.uuid() == "f23a3d0f-95e3-4f38-9794-f71fbab9e90b");
    }
    SECTION("without a seed they come from the machine") {
        auto a = Ids::for_call(std::nullopt, 0, 1);
        auto b = Ids::for_call(std::nullopt, 0, 1);
        CHECK(a.bytes(16) != b.bytes(16));
        CHECK(a.bytes(1000).size() == 1000);
    }
    SECTION("each form has its alphabet and its length") {
        auto ids = Ids::for_call(1, 0, 0);
        CHECK(ids.alnum_upper(400).find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567") == std::string::npos);
        CHECK(ids.hex(400).find_first_not_of("0123456789abcdef") == std::string::npos);
        CHECK(ids.digits(12).size() == 12);
        CHECK(ids.digits(1) != "0");
        const auto uuid = ids.uuid();
        CHECK(uuid.size() == 36);
        CHECK(uuid[14] == '4');
        CHECK(std::string("89ab").find(uuid[19]) != std::string::npos);
        std::set<std::uint64_t> seen;
        for (int i = 0; i < 200; ++i) seen.insert(ids.below(6));
        CHECK(seen == std::set<std::uint64_t>{0, 1, 2, 3, 4, 5});
    }
}

TEST_CASE("Forms of time", "[clock]") {
    const auto time = Time(std::chrono::sys_days(std::chrono::year(2026) / 1 / 31)) + 9h + 30min + 250ms;

    SECTION("each is written as its standard says") {
        CHECK(iso8601(time) == "2026-01-31T09:30:00Z");
        CHECK(iso8601_millis(time) == "2026-01-31T09:30:00.250Z");
        CHECK(rfc1123(time) == "Sat, 31 Jan 2026 09:30:00 GMT");
        CHECK(basic_iso(time) == "20260131T093000Z");
        CHECK(basic_date(time) == "20260131");
        CHECK(epoch_seconds(time) == "1769851800.25");
        CHECK(epoch_seconds(Time(0ms)) == "0");
        CHECK(epoch_seconds(Time(-1500ms)) == "-1.5");
    }
    SECTION("each is read back") {
        CHECK(parse_iso8601(iso8601_millis(time)) == time);
        CHECK(parse_iso8601("2026-01-31T11:30:00.2509+02:00") == time);
        CHECK(parse_iso8601("2026-01-31") == Time(std::chrono::sys_days(std::chrono::year(2026) / 1 / 31)));
        CHECK(parse_rfc1123(rfc1123(time)) == time - 250ms);
        CHECK(parse_basic_iso(basic_iso(time)) == time - 250ms);
        CHECK(parse_epoch_seconds("1769851800.25") == time);
    }
    SECTION("what is no moment is not read") {
        for (const auto* text : {"", "2026", "2026-02-30", "2026-01-31T24:00:00Z", "2026-01-31T09:30:00Zx",
                                 "2026-01-31T09:30:00.Z", "2026-1-31T09:30:00Z"}) {
            CHECK_FALSE(parse_iso8601(text));
        }
        CHECK_FALSE(parse_basic_iso("20260131T093000"));
        CHECK_FALSE(parse_basic_iso("20261331T093000Z"));
        CHECK_FALSE(parse_rfc1123("Sat, 31 Foo 2026 09:30:00 GMT"));
        CHECK_FALSE(parse_epoch_seconds("nan"));
        CHECK_FALSE(parse_epoch_seconds("1e300"));
    }
}
