// Networks: one namespace for each private network, with a bridge in it that its tasks hang on; nothing of it shows on
// the machine's own network, and two networks may use the same addresses.
//
// The bridge carries 169.254.170.2, where a task finds its credentials and its metadata. Thread-safe.
//
// Source: Amazon ECS Developer Guide, "Task IAM role", "Task metadata endpoint version 4".
#pragma once

#include <cstdint>
#include <map>
#include <mutex>
#include <string>

#include "base/error.h"
#include "runtime/process.h"
#include "runtime/runtime.h"

namespace backlot::runtime {

class Networks {
  public:
    // A namespace attached to its network: a new one where none is given. Fails with NetworkUnavailable.
    [[nodiscard]] Result<Descriptor> attach(const Attachment& attachment, Descriptor own = {});
    [[nodiscard]] Result<int> listen(const std::string& network, const std::string& address, std::uint16_t port, int kind);  // SOCK_STREAM, SOCK_DGRAM

  private:
    [[nodiscard]] Result<int> network(const std::string& name);  // under the mutex

    std::mutex mutex_;
    std::map<std::string, Descriptor> networks_;
    std::uint64_t pairs_ = 0;
};

}  // namespace backlot::runtime
