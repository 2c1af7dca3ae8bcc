// Programs that the runtime runs: started with what they may see, and waited for.
#pragma once

#include <sys/types.h>

#include <functional>
#include <string>
#include <vector>

#include "base/error.h"

namespace backlot::runtime {

// A descriptor that closes itself.
class Descriptor {
  public:
    Descriptor() = default;
    explicit Descriptor(int number) : number_(number) {}
    Descriptor(Descriptor&& other) noexcept : number_(std::exchange(other.number_, -1)) {}
    Descriptor& operator=(Descriptor&& other) noexcept;
    ~Descriptor() { close(); }
    [[nodiscard]] int get() const { return number_; }
    [[nodiscard]] int release() { return std::exchange(number_, -1); }
    [[nodiscard]] explicit operator bool() const { return number_ >= 0; }
    void close();

  private:
    int number_ = -1;
};

struct Pipe {
    Descriptor read;
    Descriptor write;
};
[[nodiscard]] Pipe make_pipe();

struct Command {
    std::vector<std::string> arguments;  // the first is looked for in PATH
    int output = -1;                     // standard output and error; -1: /dev/null
    // Run in the child before the program: only calls that are safe between fork and exec. False ends it with 126.
    std::function<bool()> prepare = {};
};

// Starts it. Fails with RuntimeFailure.
[[nodiscard]] Result<pid_t> spawn(const Command& command);
// Waits for its end: the exit code, or 128 and the signal.
[[nodiscard]] int wait_for(pid_t process);
// Both at once, with what it printed (its first 64 KiB).
struct Finished {
    int exit_code = 0;
    std::string output;
};
[[nodiscard]] Result<Finished> run(std::vector<std::string> arguments);

}  // namespace backlot::runtime
