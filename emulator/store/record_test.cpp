#include "store/record.h"

#include <catch2/catch.hpp>

#include "base/encoding.h"
#include "clock/clock.h"
#include "store/failure.h"
#include "store/key.h"
#include "store/store.h"
#include "store/table.h"

using namespace backlot;
using namespace backlot::store;

namespace {

enum class Color : std::uint8_t { red = 1, blue = 2 };

struct Part {
    std::string name;
    std::int64_t weight = 0;
    static constexpr auto fields() { return std::tuple{field<1>(&Part::name), field<2>(&Part::weight)}; }
    friend bool operator==(const Part&, const Part&) = default;
};

struct Thing {
    bool on = false;
    std::int64_t number = 0;
    std::uint32_t natural = 0;
    double real = 0;
    std::string text;
    clock::Time time{};
    std::optional<std::int64_t> maybe;
    std::vector<Part> parts;
    std::map<std::string, std::vector<std::string>> lists;
    Color color = Color::red;
    std::string state = "ACTIVE";
    std::chrono::seconds wait{};
    Unknown unknown = {};
    static constexpr auto fields() {
        return std::tuple{field<1>(&Thing::on),    field<2>(&Thing::number), field<3>(&Thing::natural),
                          field<4>(&Thing::real),  field<5>(&Thing::text),   field<6>(&Thing::time),
                          field<7>(&Thing::maybe), field<8>(&Thing::parts),  field<9>(&Thing::lists),
                          field<10>(&Thing::color), field<11>(&Thing::state), field<12>(&Thing::wait)};
    }
    friend bool operator==(const Thing&, const Thing&) = default;
};

struct OldThing {
    std::string text;
    Unknown unknown = {};
    static constexpr auto fields() { return std::tuple{field<5>(&OldThing::text)}; }
};

const Thing full{.on = true, .number = -3, .natural = 300, .real = 0.5, .text = "abc", .time = clock::Time(std::chrono::milliseconds(1)),
                 .maybe = 0, .parts = {{"p", 1}, {"", 0}}, .lists = {{"k", {"x", ""}}}, .color = Color::blue,
                 .state = "", .wait = std::chrono::seconds(-1)};

}  // namespace

TEST_CASE("Records", "[store]") {
    SECTION("come back as they went") {
        CHECK(decode<Thing>(encode(full)) == full);
        CHECK(decode<Thing>(encode(Thing{})) == Thing{});
    }
    SECTION("have bytes that never change") {
        // tag, length, bytes; docs/formats/store.md explains each.
        CHECK(hex(encode(full)) == "010101" "020105" "0302ac02" "0408000000000000e03f" "0503616263" "060102" "070100"
                                   "0808" "06" "010170020102" "00" "09" "06" "016b" "03" "0178" "00" "0a0102" "0b00" "0c0101");
        CHECK(hex(encode(Thing{})) == "0a0101" "0b06414354495645");
    }
    SECTION("keep what a newer version wrote through a read and a write") {
        auto old = decode<OldThing>(encode(full));
        CHECK(old.text == "abc");
        old.text = "changed";
        auto expected = full;
        expected.text = "changed";
        CHECK(decode<Thing>(encode(old)) == expected);
    }
    SECTION("that end early are damage, not values") {
        const auto bytes = encode(full);
        int failures = 0;
        for (std::size_t size = 0; size < bytes.size(); ++size) {
            try {
                (void)decode<Thing>(std::string_view(bytes).substr(0, size));
            } catch (const Failure& failure) {
                ++failures;
                CHECK(failure.error().code == "StateDamaged");
            }
        }
        CHECK(failures > 30);
        CHECK_THROWS_AS(decode<Thing>("\x02\x0b\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff"), Failure);
    }
}

TEST_CASE("Keys", "[store]") {
    SECTION("sort as their parts do") {
        const std::vector<std::string> texts{"", std::string(1, '\0'), std::string("\0a", 2), "a", std::string("a\0", 2),
                                             "a\x01", "aa", "b", "\xff"};
        std::string previous;
        for (const auto& text : texts) {
            for (const std::uint64_t number : {0ull, 1ull, 256ull, ~0ull}) {
                const auto key = make_key(64, text, number);
                CHECK(previous < key);
                previous = key;
                KeyReader reader(key);
                CHECK(reader.table_id() == 64);
                CHECK(reader.text() == text);
                CHECK(reader.number() == number);
                CHECK(reader.at_end());
                CHECK(reader.first() == text);
            }
        }
    }
    SECTION("have bytes that never change") {
        CHECK(hex(make_key(258, std::string("a\0b", 3), std::uint64_t{7})) == "01026100ff6200010000000000000007");
        CHECK(hex(KeyWriter(1).text("a").raw_text_last(std::string("\0", 1)).str()) == "000161000100");
    }
    SECTION("of a prefix end where the next one begins") {
        CHECK(after_prefix("ab") == "ac");
        CHECK(after_prefix("a\xff") == "b");
        CHECK(after_prefix("\xff").empty());
    }
    SECTION("off their form are damage") {
        CHECK_THROWS_AS(KeyReader("a"), Failure);
        CHECK_THROWS_AS(KeyReader("\x01\x01xyz").text(), Failure);
        CHECK_THROWS_AS(KeyReader("\x01\x01xyz").number(), Failure);
    }
}

TEST_CASE("Tables", "[store]") {
    constexpr Table<Part> parts{64, "parts"};
    const auto store = Store::open({});
    auto& branch = *(*store)->root();
    REQUIRE(branch.write([&](WriteSet& writes) -> Result<> {
        put(writes, parts, {.name = "one"}, "a", std::uint64_t{1});
        put(writes, parts, {.name = "two"}, "a", std::uint64_t{2});
        put(writes, parts, {.name = "three"}, "ab", std::uint64_t{1});
        return {};
    }));
    const auto view = branch.snapshot();
    const auto names = [&](const View& of, auto... prefix) {
        std::vector<std::string> out;
        scan(of, parts, [&](const Part& part) { out.push_back(part.name); }, prefix...);
        return out;
    };
    SECTION("give the rows below a prefix of their key, whole parts only") {
        CHECK(names(*view, "a") == std::vector<std::string>{"one", "two"});
        CHECK(names(*view) == std::vector<std::string>{"one", "two", "three"});
        CHECK(last(*view, parts, "a")->name == "two");
    }
    SECTION("find, erase and erase all") {
        CHECK(find(*view, parts, "a", std::uint64_t{2})->name == "two");
        CHECK_FALSE(find(*view, parts, "a", std::uint64_t{3}));
        REQUIRE(branch.write([&](WriteSet& writes) -> Result<> {
            erase_all(writes, parts, "a");
            return {};
        }));
        CHECK(names(*branch.snapshot()) == std::vector<std::string>{"three"});
        CHECK(names(*view).size() == 3);
    }
    SECTION("a visit that answers false is the last") {
        int count = 0;
        scan_keyed(*view, parts, [&](const KeyReader& key, const Part&) { ++count; return key.first() != "a"; });
        CHECK(count == 1);
    }
    SECTION("refuse the rows of a newer version") {
        constexpr Table<Part> newer{64, "parts", 2};
        REQUIRE(branch.write([&](WriteSet& writes) -> Result<> {
            put(writes, newer, {.name = "new"}, "z");
            return {};
        }));
        CHECK_THROWS_AS(find(*branch.snapshot(), parts, "z"), Failure);
        CHECK(find(*branch.snapshot(), newer, "a", std::uint64_t{1})->name == "one");
    }
}
