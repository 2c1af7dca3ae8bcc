// Opening a thousand forks of a state with a million objects: milliseconds for all of them, beside as many forks of an empty state.
//
// Usage: bench_forks [OBJECTS [FORKS]] (default 1,000,000 and 1,000). The state lies in a folder of the temporary ones, which is
// taken away afterwards; filling it takes most of the time.
#include <unistd.h>

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <string>
#include <vector>

#include "bench/opened.h"

using namespace backlot;

namespace {

using Steady = std::chrono::steady_clock;

double fork_all(Backlot& backlot, int count) {
    std::vector<std::unique_ptr<Backlot>> forks;
    forks.reserve(static_cast<std::size_t>(count));
    const auto begin = Steady::now();
    for (int i = 0; i < count; ++i) forks.push_back(backlot.fork());
    return std::chrono::duration<double, std::milli>(Steady::now() - begin).count();
}

}  // namespace

int main(int count_arguments, char** arguments) {
    const int objects = count_arguments > 1 ? std::atoi(arguments[1]) : 1'000'000;
    const int forks = count_arguments > 2 ? std::atoi(arguments[2]) : 1'000;
    const auto folder = std::filesystem::temp_directory_path() / ("backlot-forks-" + std::to_string(::getpid()));
    double empty = 0;
    double full = 0;
    {
        const auto backlot = bench::opened({.state = folder / "empty", .seed = 1});
        (void)fork_all(*backlot, forks);
        empty = fork_all(*backlot, forks);
    }
    {
        const auto backlot = bench::opened({.state = folder / "full", .seed = 1});
        bench::must(*backlot, "main", "CreateBucket", Json::object({{"Bucket", "bench"}, {"CreateBucketConfiguration", Json::object({{"LocationConstraint", "eu-west-2"}})}}));
        for (int i = 0; i < objects; ++i) {
            bench::must(*backlot, "main", "PutObject", Json::object({{"Bucket", "bench"}, {"Key", "key-" + std::to_string(i)}, {"Body", "x"}}));
            if (i % 100'000 == 0) std::fprintf(stderr, "%d objects\r", i);
        }
        (void)fork_all(*backlot, forks);
        full = fork_all(*backlot, forks);
        // Each is a state of its own: what a fork writes is nowhere else.
        const auto fork = backlot->fork();
        bench::must(*fork, "main", "PutObject", Json::object({{"Bucket", "bench"}, {"Key", "only-here"}, {"Body", "x"}}));
        const auto here = backlot->call(*backlot->principal("main"), {}, "eu-west-2", "s3", "HeadObject", Json::object({{"Bucket", "bench"}, {"Key", "only-here"}}));
        if (!here.error) std::fprintf(stderr, "a fork's object is in its parent\n");
    }
    std::filesystem::remove_all(folder);
    std::printf("%d forks of a state with %d objects: %.1f ms; of an empty state: %.1f ms; ratio %.2f\n", forks, objects, full, empty, full / empty);
}
