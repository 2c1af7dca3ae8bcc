#include "runtime/process.h"

#include <fcntl.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>

#include "base/assert.h"

namespace backlot::runtime {

namespace {

constexpr std::size_t output_limit_bytes = 64 * 1024;

int code_of(int status) { return WIFSIGNALED(status) ? 128 + WTERMSIG(status) : WEXITSTATUS(status); }

}  // namespace

void Descriptor::close() {
    if (number_ >= 0) ::close(number_);
    number_ = -1;
}

Descriptor& Descriptor::operator=(Descriptor&& other) noexcept {
    if (this != &other) {
        close();
        number_ = std::exchange(other.number_, -1);
    }
    return *this;
}

Pipe make_pipe() {
    std::array<int, 2> ends{};
    BACKLOT_ASSERT(::pipe2(ends.data(), O_CLOEXEC) == 0);
    return {Descriptor(ends[0]), Descriptor(ends[1])};
}

Result<pid_t> spawn(const Command& command) {
    std::vector<char*> arguments;
    arguments.reserve(command.arguments.size() + 1);
    for (const auto& argument : command.arguments) arguments.push_back(const_cast<char*>(argument.c_str()));
    arguments.push_back(nullptr);
    const Descriptor nothing(::open("/dev/null", O_RDWR | O_CLOEXEC));
    const int output = command.output >= 0 ? command.output : nothing.get();
    const pid_t child = ::fork();
    if (child < 0) return fail("RuntimeFailure", std::string("fork: ") + std::strerror(errno), 500);
    if (child > 0) return child;
    ::signal(SIGPIPE, SIG_DFL);
    sigset_t none;
    ::sigemptyset(&none);
    ::sigprocmask(SIG_SETMASK, &none, nullptr);
    ::setsid();
    ::dup2(nothing.get(), STDIN_FILENO);
    ::dup2(output, STDOUT_FILENO);
    ::dup2(output, STDERR_FILENO);
    if (command.prepare && !command.prepare()) ::_exit(126);
    ::execvp(arguments[0], arguments.data());
    ::_exit(127);
}

int wait_for(pid_t process) {
    int status = 0;
    while (::waitpid(process, &status, 0) < 0) {
        if (errno != EINTR) return 127;
    }
    return code_of(status);
}

Result<Finished> run(std::vector<std::string> arguments) {
    auto pipe = make_pipe();
    BACKLOT_TRY(child, spawn({.arguments = std::move(arguments), .output = pipe.write.get()}));
    pipe.write.close();
    Finished finished;
    std::array<char, 4096> buffer{};
    while (true) {
        const auto got = ::read(pipe.read.get(), buffer.data(), buffer.size());
        if (got < 0 && errno == EINTR) continue;
        if (got <= 0) break;
        const auto room = output_limit_bytes - finished.output.size();
        finished.output.append(buffer.data(), std::min(static_cast<std::size_t>(got), room));
    }
    finished.exit_code = wait_for(child);
    return finished;
}

}  // namespace backlot::runtime
