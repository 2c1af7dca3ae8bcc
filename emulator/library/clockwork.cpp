#include "library/clockwork.h"

#include <algorithm>

#include "work/work.h"

namespace backlot::library {

namespace {

// A sleep is never longer: the machine's clock may be set meanwhile.
constexpr auto longest_sleep = std::chrono::seconds{60};
// Who posts more than this waits: a container that prints without end must not fill the memory.
constexpr std::size_t event_limit = 256;
constexpr int events_of_a_turn = 16;

}  // namespace

Clockwork::~Clockwork() { stop(); }

void Clockwork::stop() {
    {
        const std::lock_guard lock(mutex_);
        is_ending_ = true;
    }
    wake_.notify_all();
    has_room_.notify_all();
    if (thread_.joinable()) thread_.join();
}

void Clockwork::timers_changed() {
    if (clock_.is_virtual()) return run_due();
    const std::lock_guard lock(mutex_);
    is_changed_ = true;
    start_thread();
    wake_.notify_all();
}

void Clockwork::post(std::string name, std::string payload) {
    std::unique_lock lock(mutex_);
    if (thread_.get_id() != std::this_thread::get_id()) {
        has_room_.wait(lock, [&] { return is_ending_ || events_.size() < event_limit; });
    }
    if (is_ending_) return;
    events_.push_back({std::move(name), std::move(payload)});
    start_thread();  // an event comes from outside: on a virtual clock, too, nobody's call is there to run it
    wake_.notify_all();
}

// Under the mutex.
void Clockwork::start_thread() {
    if (!thread_.joinable() && !is_ending_) thread_ = std::thread([this] { run(); });
}

std::optional<Clockwork::Event> Clockwork::next_event() {
    const std::lock_guard lock(mutex_);
    if (events_.empty()) return std::nullopt;
    auto event = std::move(events_.front());
    events_.pop_front();
    has_room_.notify_one();
    return event;
}

void Clockwork::run_due() {
    {
        const std::lock_guard lock(mutex_);
        if (is_running_) {
            // A follow-up set another: the run that is under way finds it.
            is_changed_ = true;
            return;
        }
        is_running_ = true;
    }
    bool again = true;
    while (again) {
        {
            const std::lock_guard lock(mutex_);
            is_changed_ = false;
        }
        // A state that cannot be read or written any more refuses every call and says why: nothing to add here.
        (void)work::run_due(*kernel_.stage().branch, clock_.now(), [&](const work::Timer& timer) {
            (void)kernel_.follow_up(timer.kind, timer.payload);  // told to the log where it fails
        });
        const std::lock_guard lock(mutex_);
        again = is_changed_;
        if (!again) is_running_ = false;
    }
}

void Clockwork::run() {
    while (true) {
        // Timers have their turn, however fast events come: one may end what they come from.
        for (int i = 0; i < events_of_a_turn; ++i) {
            const auto event = next_event();
            if (!event) break;
            (void)kernel_.follow_up(event->name, event->payload);
        }
        if (!clock_.is_virtual()) run_due();
        const auto due = work::next_deadline(*kernel_.stage().branch->snapshot());
        std::unique_lock lock(mutex_);
        if (is_ending_) return;
        const auto is_awake = [&] { return is_ending_ || is_changed_ || !events_.empty(); };
        const auto now = clock_.now();
        auto sleep = std::chrono::duration_cast<std::chrono::milliseconds>(longest_sleep);
        if (due && !clock_.is_virtual()) sleep = std::clamp(*due - now, std::chrono::milliseconds{0}, sleep);
        wake_.wait_for(lock, sleep, is_awake);
        if (is_ending_) return;
        is_changed_ = false;
    }
}

void Clockwork::advance(clock::Duration by) {
    const auto target = clock_.now() + by;
    run_due();
    while (const auto due = work::next_deadline(*kernel_.stage().branch->snapshot())) {
        if (*due > target) break;
        clock_.advance_to(*due);
        run_due();
    }
    clock_.advance_to(target);
}

}  // namespace backlot::library
