#include "http/server.h"

#include <catch2/catch.hpp>

#include "http/testing.h"

using namespace backlot;
using namespace backlot::http;
using namespace backlot::http::testing;

TEST_CASE("An answer that waits its turn comes, one request after another", "[http]") {
    Stage stage;
    auto client = stage.client();
    for (const auto* body : {"one", "two", "three"}) {
        const auto answer = client.send({.method = "POST", .target = "/later", .headers = {}, .body = body});
        REQUIRE(answer);
        CHECK(answer->status == 200);
        CHECK(answer->body == std::string("later: ") + body);
    }
    CHECK(stage.log.abandoned == 0);
}

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
                                 "PUT / HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nContent-Length: 1\r\n\r\nx",
                                 "PUT / HTTP/1.1\r\nHost: a\r\nContent-Length: 1, 1\r\n\r\nx",
                                 "GET / HTTP/1.1\r\nHost: a\r\nX: a\nY: b\r\n\r\n",
                                 "GET / HTTP/1.1\r\nHost : a\r\n\r\n"}) {
            INFO(text);
            CHECK(answer(text).starts_with("HTTP/1.1 400 Bad Request\r\n"));
        }
        CHECK(stage.log.begun == 0);
    }
    SECTION("whose end two readers could see in two places is answered with 400") {
        for (const auto* coding : {"gzip", "identity", "chunked, gzip", "xchunked", "", "chunked\r\nTransfer-Encoding: chunked",
                                   "chunked\r\nTransfer-Encoding: identity", "gzip\r\nTransfer-Encoding: chunked"}) {
            INFO(coding);
            CHECK(answer("PUT / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: " + std::string(coding) + "\r\n\r\n0\r\n\r\n")
                      .starts_with("HTTP/1.1 400 Bad Request\r\n"));
        }
        CHECK(answer("PUT / HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n").starts_with("HTTP/1.1 400"));
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
