#include "http/server.h"

#include <arpa/inet.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <unistd.h>

#include <atomic>
#include <catch2/catch.hpp>
#include <filesystem>
#include <mutex>
#include <thread>

#include "http/client.h"
#include "http/tls.h"

using namespace backlot;
using namespace backlot::http;
using namespace std::chrono_literals;

namespace {

struct Log {
    std::atomic<int> abandoned = 0;
    std::atomic<int> begun = 0;
    std::mutex mutex;
    std::shared_ptr<Waker> waker;
};

std::shared_ptr<const File> file_of(std::string_view text) {
    const int descriptor = ::memfd_create("test", MFD_CLOEXEC);
    REQUIRE(::write(descriptor, text.data(), text.size()) == static_cast<ssize_t>(text.size()));
    return std::make_shared<File>(descriptor);
}

const std::string large(5'000'000, 'f');

// /echo gives the body back, /refuse refuses on the head, /full within the body, /file a file, /park waits.
class Echo final : public Exchange {
  public:
    Echo(Log& log, std::shared_ptr<Waker> waker) : log_(log), waker_(std::move(waker)) {}

    Action on_head(const Head& head) override {
        ++log_.begun;
        head_ = &head;
        body_.clear();
        parked_ = 0;
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
        if (head_->target == "/file") return Response{.body = FilePart{file_of(large), 10, large.size() - 10}};
        if (head_->target == "/small-file") return Response{.body = FilePart{file_of("0123456789"), 2, 5}};
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

std::size_t count(std::string_view text, std::string_view part) {
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

}  // namespace

TEST_CASE("The HTTP server", "[http]") {
    Stage stage;

    SECTION("keeps a connection for many requests") {
        auto client = stage.client();
        for (int i = 0; i < 100; ++i) {
            const auto response = client.send({.method = "PUT", .target = "/echo", .body = std::string(static_cast<std::size_t>(i) * 100, 'x')});
            REQUIRE(response);
            CHECK(response->status == 200);
            CHECK(response->body.size() == static_cast<std::size_t>(i) * 100);
        }
    }
    SECTION("passes names in lower case, and bodies of megabytes") {
        auto client = stage.client();
        const auto response = client.send({.method = "PUT", .target = "/echo", .headers = {{"X-Mixed-Case", "Value"}}, .body = large});
        REQUIRE(response);
        CHECK(response->body == large);
        CHECK(*response->header("x-seen") == "Value");
        CHECK(*response->header("x-tls") == "no");
        CHECK(response->header("date") != nullptr);
    }
    SECTION("sends the length, but no body, to HEAD") {
        Wire wire(stage);
        wire.send("HEAD /file HTTP/1.1\r\nHost: a\r\n\r\nGET /echo HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
        const auto text = wire.all();
        CHECK(text.find("Content-Length: 4999990\r\n") != text.npos);
        CHECK(text.size() < 1000);
        CHECK(count(text, "HTTP/1.1 200 OK") == 2);
    }
    SECTION("answers pipelined requests in their order") {
        Wire wire(stage);
        wire.send("PUT /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\n\r\nfirst"
                  "PUT /echo HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nsec\r\n3\r\nond\r\n0\r\n\r\n"
                  "GET /none HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
        const auto text = wire.all();
        CHECK(count(text, "HTTP/1.1 200 OK") == 2);
        CHECK(text.find("first") < text.find("second"));
        CHECK(text.find("HTTP/1.1 204 No Content") > text.find("second"));
        CHECK(text.ends_with("Connection: close\r\n\r\n(end)"));
    }
    SECTION("takes a request byte by byte") {
        Wire wire(stage);
        const std::string request = "PUT /echo HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n"
                                    "5;x=y\r\nhello\r\n0\r\n\r\n";
        for (const char c : request) wire.send({&c, 1});
        CHECK(wire.all().ends_with("\r\n\r\nhello(end)"));
    }
    SECTION("closes after a request of HTTP/1.0, unless asked to keep alive") {
        CHECK(Wire(stage).send("GET /none HTTP/1.0\r\n\r\n").all().ends_with("(end)"));
        CHECK(Wire(stage).send("GET /echo HTTP/1.0\r\nConnection: keep-alive\r\n\r\n").until("\r\n\r\n").find(
                  "Connection: keep-alive\r\n") != std::string::npos);
    }
    SECTION("takes the absolute form of a target") {
        auto text = Wire(stage).send("GET http://b/refuse HTTP/1.1\r\nHost: a\r\n\r\n").until("refused");
        CHECK(text.starts_with("HTTP/1.1 403"));
    }
    SECTION("does not let a value end a header") {
        const auto response = stage.client().send({.target = "/evil"});
        REQUIRE(response);
        CHECK(response->header("injected") == nullptr);
        CHECK(*response->header("x-meta") == "a  Injected: b");
    }
}

TEST_CASE("Malformed HTTP", "[http]") {
    Stage stage;
    const auto answer = [&](std::string_view text) { return Wire(stage).send(text).half_close().all(); };

    SECTION("is answered with 400 and the connection's end") {
        for (const auto* text : {"nonsense\r\n\r\n", "GET / HTTP/1.1\r\n\r\n", "GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n",
                                 "GET / HTTP/1.1\r\nHost: a\r\nno colon\r\n\r\n", "GET x HTTP/1.1\r\nHost: a\r\n\r\n",
                                 "PUT / HTTP/1.1\r\nHost: a\r\nContent-Length: -1\r\n\r\n",
                                 "PUT / HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n",
                                 "PUT / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\nContent-Length: 2\r\n\r\n",
                                 "GET / HTTP/1.1\r\nHost : a\r\n\r\n"}) {
            INFO(text);
            CHECK(answer(text).starts_with("HTTP/1.1 400 Bad Request\r\n"));
        }
        CHECK(stage.log.begun == 0);
    }
    SECTION("of another version is answered with 505") {
        CHECK(answer("GET / HTTP/3.0\r\nHost: a\r\n\r\n").starts_with("HTTP/1.1 "));
        CHECK(stage.log.begun == 0);
    }
    SECTION("within a chunk is answered with 400, and the exchange abandoned") {
        CHECK(answer("PUT /echo HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n").starts_with("HTTP/1.1 400"));
        CHECK(stage.log.abandoned == 1);
    }
    SECTION("a body cut short abandons the exchange") {
        CHECK(answer("PUT /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 10\r\n\r\nhalf") == "(end)");
        CHECK(eventually([&] { return stage.log.abandoned == 1; }));
    }
    SECTION("an oversized head is answered with 431") {
        CHECK(answer("GET / HTTP/1.1\r\nHost: a\r\nX-Long: " + std::string(100'000, 'x') + "\r\n\r\n").starts_with("HTTP/1.1 431"));
        CHECK(answer("GET /" + std::string(100'000, 'x') + " HTTP/1.1\r\nHost: a\r\n\r\n").starts_with("HTTP/1.1 431"));
        CHECK(Wire(stage).send("GET / HTTP/1.1\r\nHost: a\r\nX-Long: ").send(std::string(2 * 1024 * 1024, 'x')).all()
                  .starts_with("HTTP/1.1 431"));
        const auto response = stage.client().send({.target = "/echo", .headers = {{"X-Long", std::string(60'000, 'x')}}});
        REQUIRE(response);
        CHECK(response->status == 200);
    }
    SECTION("an unknown expectation is answered with 417") {
        CHECK(answer("PUT / HTTP/1.1\r\nHost: a\r\nExpect: tea\r\nContent-Length: 1\r\n\r\nx").starts_with("HTTP/1.1 417"));
    }
}

TEST_CASE("Refused and awaited bodies", "[http]") {
    Stage stage;

    SECTION("100 Continue goes out before the body, where it is asked for") {
        Wire wire(stage);
        wire.send("PUT /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\nExpect: 100-continue\r\n\r\n");
        CHECK(wire.until("\r\n\r\n") == "HTTP/1.1 100 Continue\r\n\r\n");
        CHECK(wire.send("hello").until("hello").starts_with("HTTP/1.1 200 OK"));
    }
    SECTION("a refused request is not asked to go on") {
        Wire wire(stage);
        wire.send("PUT /refuse HTTP/1.1\r\nHost: a\r\nContent-Length: 5000000000\r\nExpect: 100-continue\r\n\r\n");
        const auto text = wire.until("refused");
        CHECK(text.starts_with("HTTP/1.1 403 Forbidden"));
        CHECK(text.find("Connection: close") != text.npos);
    }
    SECTION("a small refused body is read past and the connection kept") {
        auto client = stage.client();
        for (int i = 0; i < 3; ++i) {
            const auto response = client.send({.method = "PUT", .target = "/refuse", .body = std::string(100'000, 'x')});
            REQUIRE(response);
            CHECK(response->status == 403);
            CHECK(response->header("connection") == nullptr);
        }
        CHECK(client.send({.method = "PUT", .target = "/echo", .body = "after"})->body == "after");
    }
    SECTION("the sender of a large refused body sees the answer, not a reset") {
        auto client = stage.client();
        const auto response = client.send({.method = "PUT", .target = "/refuse", .body = large});
        REQUIRE(response);
        CHECK(response->status == 403);
        CHECK(response->body == "refused");
    }
    SECTION("a body may be refused while it comes") {
        auto client = stage.client();
        const auto response = client.send({.method = "PUT", .target = "/full", .body = std::string(500'000, 'x')});
        REQUIRE(response);
        CHECK(response->body == "full");
        CHECK(client.send({.method = "PUT", .target = "/echo", .body = "after"})->body == "after");
    }
}

TEST_CASE("Files", "[http]") {
    Stage stage;
    SECTION("are sent in part, large and small") {
        auto client = stage.client();
        for (int i = 0; i < 3; ++i) {
            const auto response = client.send({.target = "/file"});
            REQUIRE(response);
            CHECK(response->body.size() == large.size() - 10);
            CHECK(client.send({.target = "/small-file"})->body == "23456");
        }
    }
}

TEST_CASE("A parked request", "[http]") {
    Stage stage;
    SECTION("is answered when woken, from any thread") {
        auto client = stage.client();
        std::thread waker([&] {
            CHECK(eventually([&] {
                const std::lock_guard lock(stage.log.mutex);
                return stage.log.waker != nullptr;
            }));
            const std::lock_guard lock(stage.log.mutex);
            stage.log.waker->wake();
        });
        const auto response = client.send({.target = "/park"});
        waker.join();
        REQUIRE(response);
        CHECK(response->body == "woken");
    }
    SECTION("is answered when its time is over") {
        CHECK(stage.client().send({.target = "/park", .headers = {{"X-Short", "1"}}})->body == "woken");
    }
    SECTION("is abandoned when its client leaves") {
        { Wire(stage).send("GET /park HTTP/1.1\r\nHost: a\r\n\r\n"); }
        CHECK(eventually([&] { return stage.log.abandoned == 1; }));
    }
    SECTION("may be woken after the server has stopped") {
        Wire wire(stage);
        wire.send("GET /park HTTP/1.1\r\nHost: a\r\n\r\n");
        CHECK(eventually([&] {
            const std::lock_guard lock(stage.log.mutex);
            return stage.log.waker != nullptr;
        }));
        stage.server->stop();
        CHECK(stage.log.abandoned == 1);
        stage.log.waker->wake();
    }
}

TEST_CASE("The server's limits of time", "[http]") {
    Stage stage({.head_timeout = 100ms, .idle_timeout = 200ms});
    SECTION("a slow head ends the connection") { CHECK(Wire(stage).send("GET / HTTP/1.1\r\nHo").all() == "(end)"); }
    SECTION("a slow body ends it too, and abandons the exchange") {
        CHECK(Wire(stage).send("PUT /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 9\r\n\r\nx").all() == "(end)");
        CHECK(eventually([&] { return stage.log.abandoned == 1; }));
    }
    SECTION("an idle connection is closed, and the client opens another") {
        auto client = stage.client();
        REQUIRE(client.send({.target = "/echo"}));
        std::this_thread::sleep_for(400ms);
        CHECK(client.send({.target = "/echo"}));
    }
}

TEST_CASE("The listener", "[http]") {
    Stage stage;
    SECTION("does not share its port") {
        const auto second = Server::start({.port = stage.server->port()}, [](std::shared_ptr<Waker>) { return nullptr; });
        REQUIRE_FALSE(second);
        CHECK(second.error().code == "ListenError");
    }
    SECTION("is gone after stop") {
        auto client = stage.client();
        REQUIRE(client.send({.target = "/echo"}));
        stage.server->stop();
        stage.server->stop();
        CHECK(client.send({.target = "/echo"}).error().code == "ConnectError");
    }
    SECTION("refuses what is no address") {
        CHECK(Server::start({.address = "nowhere"}, [](std::shared_ptr<Waker>) { return nullptr; }).error().code == "ListenError");
    }
}

TEST_CASE("TLS", "[http]") {
    const auto identity = make_self_signed({"localhost", "127.0.0.1"});
    REQUIRE(identity);
    Stage stage({.tls = *identity});
    SECTION("carries requests, bodies and files, to a client that checks the certificate") {
        auto client = stage.client(true, identity->certificate_pem);
        CHECK(*client.send({.target = "/echo"})->header("x-tls") == "yes");
        CHECK(client.send({.method = "PUT", .target = "/echo", .body = large})->body == large);
        CHECK(client.send({.target = "/file"})->body.size() == large.size() - 10);
    }
    SECTION("is refused by a client that trusts another") {
        const auto other = make_self_signed({"127.0.0.1"});
        CHECK(stage.client(true, other->certificate_pem).send({.target = "/echo"}).error().code == "ConnectError");
    }
    SECTION("does not answer plain HTTP") { CHECK_FALSE(stage.client().send({.target = "/echo"})); }
    SECTION("keeps its identity in a folder") {
        char folder[] = "/tmp/backlot-tls-XXXXXX";
        REQUIRE(::mkdtemp(folder) != nullptr);
        const auto first = load_or_make_identity(folder, {"localhost"});
        const auto second = load_or_make_identity(folder, {"localhost"});
        REQUIRE(first);
        REQUIRE(second);
        CHECK(first->certificate_pem == second->certificate_pem);
        const auto mode = std::filesystem::status(std::string(folder) + "/server.key").permissions();
        CHECK(mode == (std::filesystem::perms::owner_read | std::filesystem::perms::owner_write));
        std::filesystem::remove_all(folder);
    }
    SECTION("an identity that does not load is refused") {
        CHECK(Server::start({.tls = TlsIdentity{"x", "y"}}, [](std::shared_ptr<Waker>) { return nullptr; }).error().code == "TlsError");
    }
}
