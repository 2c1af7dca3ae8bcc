// Server: HTTP/1.1 (and 1.0) over TCP or TLS, for a gateway behind Exchange.
//
// Each io thread accepts and serves connections of its own (SO_REUSEPORT), so that a request never changes threads.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>

#include "base/error.h"
#include "http/exchange.h"

namespace backlot::http {

struct TlsIdentity {
    std::string certificate_pem;  // chain, the server's own first
    std::string private_key_pem;
};

struct ServerOptions {
    std::string address = "127.0.0.1";
    std::uint16_t port = 0;  // 0 lets the system choose
    unsigned threads = 2;
    std::optional<TlsIdentity> tls = {};
    std::size_t head_limit_bytes = 64 * 1024;  // a longer head is refused with 431, S3's header limits are below this
    std::chrono::milliseconds head_timeout = std::chrono::seconds{20};   // from the first byte of a head to its last
    std::chrono::milliseconds idle_timeout = std::chrono::seconds{75};   // between requests, and between pieces of a body
    std::size_t drain_limit_bytes = 1024 * 1024;  // of a refused body, before the connection is closed
    std::chrono::milliseconds drain_timeout = std::chrono::seconds{2};
};

class Server {
  public:
    // Fails with "ListenError" where the address or port cannot be had, "TlsError" where the identity does not load.
    [[nodiscard]] static Result<std::unique_ptr<Server>> start(ServerOptions options, ExchangeFactory factory);
    // Stops as stop() does.
    ~Server();
    Server(const Server&) = delete;
    Server& operator=(const Server&) = delete;

    // Accepts connections of a further listening socket too, without TLS, and closes it in the end; their heads carry
    // `network`. From any thread.
    [[nodiscard]] Result<> listen(int socket, std::string network);

    [[nodiscard]] std::uint16_t port() const;
    // Closes the listeners and every connection and joins the threads. Exchanges under way are abandoned.
    void stop();

  private:
    struct Impl;
    explicit Server(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> impl_;
};

}  // namespace backlot::http
