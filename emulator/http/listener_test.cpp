#include "http/server.h"

#include <catch2/catch.hpp>
#include <filesystem>

#include "http/testing.h"
#include "http/tls.h"

using namespace backlot;
using namespace backlot::http;
using namespace backlot::http::testing;
using namespace std::chrono_literals;

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

TEST_CASE("Several files", "[http]") {
    const auto identity = make_self_signed({"localhost"});
    REQUIRE(identity);
    for (const bool tls : {false, true}) {
        Stage stage(tls ? ServerOptions{.tls = *identity} : ServerOptions{});
        auto client = stage.client(tls);
        for (int i = 0; i < 2; ++i) {
            const auto response = client.send({.target = "/parts"});
            REQUIRE(response);
            CHECK(response->body == std::string(70'000, 'f') + "23456" + std::string(100'000, 'f'));
            CHECK(client.send({.target = "/few"})->body == "23456abc");
            CHECK(*client.send({.method = "HEAD", .target = "/parts"})->header("content-length") == "170005");
        }
        // The length is out already: only the connection's end can say that the body is not whole.
        CHECK(client.send({.target = "/short-file"}).error().code == "ConnectError");
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
