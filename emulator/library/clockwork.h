// Clockwork: runs follow-ups when they are due, for one branch.
//
// On a wall clock a thread sleeps until the next is due; it starts with the first that is set. On a virtual clock there
// is no thread: what is due runs on the thread whose call set it, before that call is answered, and advance() runs the
// rest in their order, each at its own moment. So one seed and one sequence of calls run the same follow-ups.
//
// Thread-safe, but for the destructor, which waits for the follow-up that runs.
#pragma once

#include <condition_variable>
#include <deque>
#include <mutex>
#include <string>
#include <thread>

#include "kernel/kernel.h"

namespace backlot::library {

class Clockwork {
  public:
    Clockwork(kernel::Kernel& kernel, clock::Clock& clock) : kernel_(kernel), clock_(clock) {}
    ~Clockwork();
    Clockwork(const Clockwork&) = delete;
    Clockwork& operator=(const Clockwork&) = delete;

    // A timer was set: it may be due, or the earliest now.
    void timers_changed();
    // Something outside has happened: runs the follow-up ("ecs.container-event") as soon as it can. Waits while too many
    // wait already, but for the thread that runs them.
    void post(std::string name, std::string payload);
    // Ends the thread; what is posted from now on is dropped. Called before what follow-ups use ends.
    void stop();
    // Moves a virtual clock on, through every moment at which something is due.
    void advance(clock::Duration by);

  private:
    struct Event {
        std::string name;
        std::string payload;
    };
    void run();
    void run_due();
    void start_thread();
    [[nodiscard]] std::optional<Event> next_event();

    kernel::Kernel& kernel_;
    clock::Clock& clock_;
    std::mutex mutex_;            // of all below
    std::condition_variable wake_;
    std::condition_variable has_room_;
    std::deque<Event> events_;
    bool is_changed_ = false;
    bool is_ending_ = false;
    bool is_running_ = false;     // run_due() is under way, on whichever thread
    std::thread thread_;
};

}  // namespace backlot::library
