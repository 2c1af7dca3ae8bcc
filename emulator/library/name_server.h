// NameServer: what tasks ask at 169.254.169.253, AWS's own resolver inside a VPC: the names that services know there.
//
// It asks the kernel, answers A records, and forwards nothing: a name that nobody knows does not exist. A datagram that is no
// query is dropped. Thread-safe.
//
// Source: Amazon VPC User Guide, "DNS attributes for your VPC"; RFC 1035.
#pragma once

#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <thread>

#include "kernel/kernel.h"

namespace backlot::library {

class NameServer {
  public:
    explicit NameServer(kernel::Kernel& kernel);
    ~NameServer();
    NameServer(const NameServer&) = delete;
    NameServer& operator=(const NameServer&) = delete;

    // A datagram socket that lies inside a network; its own from now on.
    void serve(int socket, std::string network);
    // The answer to a query; nothing where there is none to give.
    [[nodiscard]] std::optional<std::string> answer(std::string_view query, std::string_view network, std::string_view from) const;

  private:
    void run();

    kernel::Kernel& kernel_;
    int epoll_ = -1;
    int wake_ = -1;
    std::mutex mutex_;  // of all below
    std::map<int, std::string> networks_;  // by socket
    std::thread thread_;
};

}  // namespace backlot::library
