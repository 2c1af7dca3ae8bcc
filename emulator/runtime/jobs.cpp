#include "runtime/jobs.h"

namespace backlot::runtime {

Jobs::Jobs(int threads) {
    for (int i = 0; i < threads; ++i) threads_.emplace_back([this] { work(); });
}

void Jobs::post(std::function<void()> job) {
    {
        const std::lock_guard lock(mutex_);
        if (is_ending_) return;
        jobs_.push_back(std::move(job));
    }
    has_job_.notify_one();
}

void Jobs::end() {
    {
        const std::lock_guard lock(mutex_);
        is_ending_ = true;
        jobs_.clear();
    }
    has_job_.notify_all();
    for (auto& thread : threads_) {
        if (thread.joinable()) thread.join();
    }
}

void Jobs::work() {
    while (true) {
        std::function<void()> job;
        {
            std::unique_lock lock(mutex_);
            has_job_.wait(lock, [&] { return is_ending_ || !jobs_.empty(); });
            if (is_ending_) return;
            job = std::move(jobs_.front());
            jobs_.pop_front();
        }
        job();
    }
}

}  // namespace backlot::runtime
