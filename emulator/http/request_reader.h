// RequestReader: the requests of one connection, parsed piece by piece. No sockets; Beast's parser is inside.
//
// Source: RFC 9112.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>

#include "http/exchange.h"

namespace backlot::http {

class BodySink {
  public:
    virtual ~BodySink() = default;
    virtual void on_body_piece(std::span<const char> bytes) = 0;
};

class RequestReader {
  public:
    enum class Step {
        need_more,       // of the head or the body
        head,            // head() is complete; what follows is its body
        complete,        // the body has ended
        malformed,       // 400
        head_too_large,  // 431
        bad_version,     // 505
    };
    struct Progress {
        Step step;
        std::size_t consumed;
    };

    // `sink` is borrowed and outlives the reader.
    RequestReader(std::size_t head_limit_bytes, BodySink& sink);
    ~RequestReader();
    RequestReader(const RequestReader&) = delete;
    RequestReader& operator=(const RequestReader&) = delete;

    // Forgets the last request; the next bytes begin a new one. `head()` keeps its remote_ip and tls.
    void begin();
    [[nodiscard]] Progress advance(std::span<const char> bytes);

    [[nodiscard]] const Head& head() const { return head_; }
    [[nodiscard]] Head& head() { return head_; }
    [[nodiscard]] bool keep_alive() const;
    [[nodiscard]] bool is_http_1_0() const;
    [[nodiscard]] bool is_complete() const;
    // Bytes of the body still to come; nothing where it is chunked.
    [[nodiscard]] std::optional<std::uint64_t> remaining() const;

  private:
    struct Parser;
    [[nodiscard]] bool take_head();

    std::size_t head_limit_bytes_;
    BodySink& sink_;
    Head head_;
    bool in_head_ = true;
    std::unique_ptr<Parser> parser_;
};

}  // namespace backlot::http
