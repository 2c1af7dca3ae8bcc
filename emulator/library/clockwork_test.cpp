#include "library/clockwork.h"

#include <catch2/catch.hpp>

#include "store/store.h"
#include "work/work.h"

namespace backlot::library {

namespace {

using namespace std::chrono_literals;

struct Note {
    std::string text;
    static constexpr auto fields() { return std::tuple{store::field<1>(&Note::text)}; }
};
constexpr store::Table<Note> notes{4000, "notes"};  // key: nothing

void write_down(kernel::Context& context, const std::string& text) {
    auto note = context.find(notes).value_or(Note{});
    note.text += text;
    store::put(context.writes(), notes, note);
}

// Writes down its payload and when it ran; "again" sets one more, a minute later; "fail" is undone.
Result<> note(kernel::Context& context, const std::string& payload) {
    const auto seconds = std::chrono::duration_cast<std::chrono::seconds>(context.now().time_since_epoch()).count();
    write_down(context, payload + "@" + std::to_string(seconds) + " ");
    if (payload == "again") context.later(1min, "note", "after");
    if (payload == "fail") return fail("Refused", "on purpose");
    return {};
}

// Talks without end, until the timer that it sets first has run; gives up after 10,000 events.
Clockwork* talking = nullptr;
Result<> talk(kernel::Context& context, const std::string& payload) {
    const int left = std::stoi(payload);
    if (left == 10'000) context.later({}, "note", "tick");
    const bool has_ticked = context.find(notes).value_or(Note{}).text.find("tick") != std::string::npos;
    if (has_ticked || left == 0) write_down(context, has_ticked ? "heard" : "starved");
    else talking->post("test.talk", std::to_string(left - 1));
    return {};
}

constexpr kernel::FollowUp follow_ups[] = {{.name = "note", .run = note}, {.name = "talk", .run = talk}};
constexpr model::Service model_of_test{.name = "test", .endpoint_prefix = "test"};
const kernel::ServiceEntry services[] = {{.name = "test", .follow_ups = follow_ups, .model = &model_of_test}};

struct House {
    explicit House(bool is_wall = false) : clock(is_wall ? clock::Clock() : clock::Clock(clock::Time{})) {}

    clock::Clock clock;
    std::unique_ptr<store::Store> store = std::move(*store::Store::open({.path = "", .durable = false}));
    std::unique_ptr<journal::Journal> journal = std::move(*journal::Journal::open({}));
    std::vector<std::string> log;
    kernel::Kernel kernel{kernel::Stage{.branch = store->root(), .blobs = &store->blobs(), .journal = journal.get(),
                                        .clock = &clock, .seed = 1, .services = services,
                                        .log = [this](std::string_view line) { log.emplace_back(line); },
                                        .timers_changed = [this] { clockwork.timers_changed(); }}};
    Clockwork clockwork{kernel, clock};

    void set(clock::Duration delay, const std::string& payload) {
        const auto done = store->root()->write([&](store::WriteSet& writes) -> Result<> {
            work::later(writes, clock.now(), delay, "test.note", payload);
            return {};
        });
        REQUIRE(done);
        clockwork.timers_changed();
    }
    std::string text() { return store::find(*store->root()->snapshot(), notes).value_or(Note{}).text; }
};

}  // namespace

TEST_CASE("Clockwork", "[library]") {
    House house;

    SECTION("what is due runs before the call that set it is answered") {
        house.set(0s, "now");
        CHECK(house.text() == "now@0 ");
    }
    SECTION("advancing runs each follow-up at its own moment, those that others set too") {
        house.set(10s, "again");
        house.set(5s, "first");
        house.clockwork.advance(9s);
        CHECK(house.text() == "first@5 ");
        house.clockwork.advance(10min);
        CHECK(house.text() == "first@5 again@10 after@70 ");
        CHECK(house.clock.now() == clock::Time(609s));
    }
    SECTION("one that fails is undone, told to the log, and does not stop the others") {
        house.set(1s, "fail");
        house.set(2s, "next");
        house.clockwork.advance(3s);
        CHECK(house.text() == "next@2 ");
        CHECK(house.log == std::vector<std::string>{"backlot: test.note failed: Refused: on purpose"});
    }
    SECTION("an event from outside runs by itself") {
        house.clockwork.post("test.note", "event");
        for (int i = 0; i < 2000 && house.text().empty(); ++i) std::this_thread::sleep_for(1ms);
        CHECK(house.text() == "event@0 ");
    }
    SECTION("a follow-up that nobody has is an error in the log, not an end") {
        CHECK(house.kernel.follow_up("test.none", "").error().code == "NoSuchFollowUp");
    }
}

TEST_CASE("Timers have their turn, however many events there are", "[clockwork]") {
    House house(true);
    talking = &house.clockwork;
    house.clockwork.post("test.talk", "10000");
    for (int i = 0; i < 6'000 && house.text().find("heard") == std::string::npos && house.text().find("starved") == std::string::npos; ++i) {
        std::this_thread::sleep_for(10ms);
    }
    CHECK(house.text().ends_with("heard"));
}

}  // namespace backlot::library
