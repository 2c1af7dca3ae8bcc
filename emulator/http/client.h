// A small blocking HTTP/1.1 client, for the CLI and for scenarios over HTTP. One connection, kept alive.
//
// Not thread-safe. Certificates are checked only where `ca_pem` is given: the server's own is self-signed.
#pragma once

#include <chrono>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "base/error.h"
#include "http/exchange.h"

namespace backlot::http {

struct ClientOptions {
    std::string host = "127.0.0.1";
    std::uint16_t port = 0;
    bool tls = false;
    std::string ca_pem = {};
    std::chrono::milliseconds timeout = std::chrono::seconds{60};  // for each read and write
    std::size_t body_limit_bytes = std::size_t{1} << 30;
};

struct ClientRequest {
    std::string method = "GET";
    std::string target = "/";
    Headers headers = {};  // Host and Content-Length are added where absent
    std::string body = {};
};

struct ClientResponse {
    int status = 0;
    Headers headers;  // names in lower case
    std::string body;

    [[nodiscard]] const std::string* header(std::string_view name) const;
};

class Client {
  public:
    explicit Client(ClientOptions options);
    ~Client();
    Client(Client&&) noexcept;
    Client& operator=(Client&&) noexcept;

    // Connects where not connected; a kept connection that the server has closed is opened anew, once.
    // Fails with "ConnectError", "Timeout" or "ProtocolError".
    [[nodiscard]] Result<ClientResponse> send(const ClientRequest& request);

  private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace backlot::http
