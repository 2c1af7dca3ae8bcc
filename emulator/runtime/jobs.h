// Jobs: a few threads that do one thing after another, so that who asks need not wait. Thread-safe.
#pragma once

#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace backlot::runtime {

constexpr int starter_count = 2;  // tasks that a backend starts at the same time

class Jobs {
  public:
    explicit Jobs(int threads);
    ~Jobs() { end(); }
    Jobs(const Jobs&) = delete;
    Jobs& operator=(const Jobs&) = delete;

    void post(std::function<void()> job);  // dropped after the end
    // Waits for those under way; those that wait are dropped.
    void end();

  private:
    void work();

    std::mutex mutex_;
    std::condition_variable has_job_;
    std::deque<std::function<void()>> jobs_;
    bool is_ending_ = false;
    std::vector<std::thread> threads_;
};

}  // namespace backlot::runtime
