// Exchange: one HTTP request and its answer, as the server sees the gateway. No sockets and no Asio in here.
//
// The server makes one Exchange for each connection and uses it for one request after another: on_head, on_body
// for each piece of the body (not called where there is none), finish. All calls come from the one thread that
// serves the connection, and must be short: other connections wait meanwhile. on_head may refuse at once; then
// neither on_body nor finish follows. A connection that breaks while a request is under way calls `abandoned`.
#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace backlot::http {

using Header = std::pair<std::string, std::string>;
using Headers = std::vector<Header>;

struct Head {
    std::string method;   // "GET"
    std::string target;   // as on the request line, "/bucket/key?versionId=1"; never empty
    Headers headers;      // names in lower case, in the order they came, repeated ones included
    std::string remote_ip;
    bool tls = false;
    std::string network = {};  // of the listener; empty: this machine's own

    // The first header of that (lower-case) name, or null.
    [[nodiscard]] const std::string* header(std::string_view name) const {
        for (const auto& [key, value] : headers)
            if (key == name) return &value;
        return nullptr;
    }
};

// An open file, closed by its last owner.
class File {
  public:
    explicit File(int descriptor) : descriptor_(descriptor) {}
    ~File();
    File(const File&) = delete;
    File& operator=(const File&) = delete;
    [[nodiscard]] int descriptor() const { return descriptor_; }

  private:
    int descriptor_;
};

// Part of a file, sent by sendfile (by read under TLS). The file must not shrink meanwhile.
struct FilePart {
    std::shared_ptr<const File> file;
    std::uint64_t offset = 0;
    std::uint64_t length = 0;
};

// Content-Length, Date and Connection are the server's: do not set them. An answer to HEAD is given with its body
// (or with `length_of_absent_body`), of which only the length is sent.
struct Response {
    int status = 200;
    Headers headers;
    std::variant<std::string, FilePart, std::vector<FilePart>> body = std::string{};  // several: one after another
    std::optional<std::uint64_t> length_of_absent_body = {};
};

// The request waits (an SQS long poll): finish is called again when the Waker wakes or the time is over.
struct Parked {
    std::chrono::milliseconds at_most;
};

// The request waits for what other connections' requests may join (a commit): finish is called again as soon as whatever
// has come meanwhile on this thread has been looked at.
struct Later {};

using Answer = std::variant<Response, Parked, Later>;

// Goes on with the body. The server sends "100 Continue" first where the client asked for it.
struct Continue {};
using Action = std::variant<Continue, Response>;

class Exchange {
  public:
    virtual ~Exchange() = default;
    // `head` lives until the request has been answered.
    virtual Action on_head(const Head& head) = 0;
    // A piece of the body, in order. A Response refuses the rest.
    virtual Action on_body(std::span<const char> bytes) = 0;
    virtual Answer finish() = 0;
    // The client went away, or its body was malformed or cut short: drop what this request has begun.
    virtual void abandoned() {}
};

// Wakes a parked exchange. `wake` may be called from any thread, any number of times, also after the connection
// has gone.
class Waker {
  public:
    virtual ~Waker() = default;
    virtual void wake() = 0;
};

using ExchangeFactory = std::function<std::unique_ptr<Exchange>(std::shared_ptr<Waker>)>;

}  // namespace backlot::http
