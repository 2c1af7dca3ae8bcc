// A server over an exchange that echoes, and a bare connection to it: for the tests of this room.
#pragma once

#include <arpa/inet.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <unistd.h>

#include <atomic>
#include <catch2/catch.hpp>
#include <chrono>
#include <mutex>
#include <thread>

#include "http/client.h"
#include "http/server.h"

namespace backlot::http::testing {

using namespace std::chrono_literals;

struct Log {
    std::atomic<int> abandoned = 0;
    std::atomic<int> begun = 0;
    std::mutex mutex;
    std::shared_ptr<Waker> waker;
};

inline std::shared_ptr<const File> file_of(std::string_view text) {
    const int descriptor = ::memfd_create("test", MFD_CLOEXEC);
    REQUIRE(::write(descriptor, text.data(), text.size()) == static_cast<ssize_t>(text.size()));
    return std::make_shared<File>(descriptor);
}

inline const std::string large(5'000'000, 'f');

// /echo gives the body back, /refuse refuses on the head, /full within the body, /file a file, /park waits, /later waits its turn.
class Echo final : public Exchange {
  public:
    Echo(Log& log, std::shared_ptr<Waker> waker) : log_(log), waker_(std::move(waker)) {}

    Action on_head(const Head& head) override {
        ++log_.begun;
        head_ = &head;
        body_.clear();
        parked_ = 0;
        is_later_ = false;
        if (head.target == "/refuse") return Response{.status = 403, .body = "refused"};
        return Continue{};
    }
    Action on_body(std::span<const char> bytes) override {
        body_.append(bytes.data(), bytes.size());
        if (head_->target == "/full" && body_.size() > 1000) return Response{.status = 400, .body = "full"};
        return Continue{};
    }
    Answer finish() override {
        if (head_->target == "/park" && parked_++ == 0) {
            const std::lock_guard lock(log_.mutex);
            log_.waker = waker_;
            return Parked{head_->header("x-short") != nullptr ? 20ms : 60'000ms};
        }
        if (head_->target == "/park") return Response{.body = "woken"};
        if (head_->target == "/later" && !std::exchange(is_later_, true)) return Later{};
        if (head_->target == "/later") return Response{.body = "later: " + body_};
        if (head_->target == "/file") return Response{.body = FilePart{file_of(large), 10, large.size() - 10}};
        if (head_->target == "/small-file") return Response{.body = FilePart{file_of("0123456789"), 2, 5}};
        if (head_->target == "/parts")
            return Response{.body = std::vector<FilePart>{{file_of(large), 0, 70'000}, {file_of("0123456789"), 9, 0},
                                                          {file_of("0123456789"), 2, 5}, {file_of(large), 1, 100'000}}};
        if (head_->target == "/few")
            return Response{.body = std::vector<FilePart>{{file_of("0123456789"), 2, 5}, {file_of("abc"), 0, 3}}};
        if (head_->target == "/short-file") return Response{.body = FilePart{file_of("0123456789"), 0, 100'000}};
        if (head_->target == "/none") return Response{.status = 204};
        if (head_->target == "/evil") return Response{.headers = {{"X-Meta", "a\r\nInjected: b"}}};
        Response response{.headers = {{"X-Method", head_->method}, {"X-Tls", head_->tls ? "yes" : "no"}}, .body = body_};
        if (const auto* value = head_->header("x-mixed-case")) response.headers.emplace_back("X-Seen", *value);
        return response;
    }
    void abandoned() override { ++log_.abandoned; }

  private:
    Log& log_;
    std::shared_ptr<Waker> waker_;
    const Head* head_ = nullptr;
    std::string body_;
    int parked_ = 0;
    bool is_later_ = false;
};

struct Stage {
    Log log;
    std::unique_ptr<Server> server;

    explicit Stage(ServerOptions options = {}) {
        auto started = Server::start(std::move(options), [this](std::shared_ptr<Waker> waker) {
            return std::make_unique<Echo>(log, std::move(waker));
        });
        REQUIRE(started);
        server = std::move(*started);
    }
    [[nodiscard]] Client client(bool tls = false, std::string ca = {}) const {
        return Client({.port = server->port(), .tls = tls, .ca_pem = std::move(ca), .timeout = 10s});
    }
};

// A bare connection, for what no client would send.
class Wire {
  public:
    explicit Wire(const Stage& stage) : descriptor_(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_port = htons(stage.server->port());
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        REQUIRE(::connect(descriptor_, reinterpret_cast<sockaddr*>(&address), sizeof address) == 0);
        const timeval time{5, 0};
        ::setsockopt(descriptor_, SOL_SOCKET, SO_RCVTIMEO, &time, sizeof time);
    }
    ~Wire() { ::close(descriptor_); }
    Wire(const Wire&) = delete;
    Wire& operator=(const Wire&) = delete;

    Wire& send(std::string_view text) {
        while (!text.empty()) {
            const auto sent = ::send(descriptor_, text.data(), text.size(), MSG_NOSIGNAL);
            if (sent <= 0) break;
            text.remove_prefix(static_cast<std::size_t>(sent));
        }
        return *this;
    }
    Wire& half_close() {
        ::shutdown(descriptor_, SHUT_WR);
        return *this;
    }
    // Until `mark` has come, or the end.
    std::string until(std::string_view mark) {
        std::string out;
        char bytes[4096];
        while (out.find(mark) == out.npos) {
            const auto got = ::recv(descriptor_, bytes, sizeof bytes, 0);
            if (got < 0) return out + "(failed)";
            if (got == 0) return out + "(end)";
            out.append(bytes, static_cast<std::size_t>(got));
        }
        return out;
    }
    std::string all() { return until("\x01never"); }

  private:
    int descriptor_;
};

inline std::size_t count(std::string_view text, std::string_view part) {
    std::size_t found = 0;
    for (auto at = text.find(part); at != text.npos; at = text.find(part, at + 1)) ++found;
    return found;
}

template <class Condition>
bool eventually(Condition condition) {
    for (int i = 0; i < 500; ++i) {
        if (condition()) return true;
        std::this_thread::sleep_for(10ms);
    }
    return false;
}

}  // namespace backlot::http::testing
