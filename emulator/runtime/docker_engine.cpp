#include "runtime/docker_engine.h"

#include <array>
#include <boost/asio/io_context.hpp>
#include <boost/asio/local/stream_protocol.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/http/buffer_body.hpp>
#include <boost/beast/http/file_body.hpp>
#include <boost/beast/http/read.hpp>
#include <boost/beast/http/string_body.hpp>
#include <boost/beast/http/write.hpp>

namespace backlot::runtime {

namespace {

namespace asio = boost::asio;
namespace http = boost::beast::http;
using ErrorCode = boost::system::error_code;

constexpr std::size_t answer_limit_bytes = std::size_t{16} << 20;
constexpr std::size_t answer_piece_bytes = 32 * 1024;

std::unexpected<Error> unavailable(const ErrorCode& error) {
    return fail("RuntimeUnavailable", "Cannot connect to the Docker daemon: " + error.message(), 500);
}

// The engine's answer: its body, or what it says is wrong.
Result<Json> answer_of(unsigned status, std::string_view body) {
    // Of a body of several lines the last one counts.
    while (body.ends_with('\n') || body.ends_with('\r')) body.remove_suffix(1);
    if (status < 300) body = body.substr(body.rfind('\n') + 1);
    auto parsed = Json::parse(body);
    auto json = parsed ? *std::move(parsed) : Json{};
    if (status < 300) return json;
    auto said = json["message"].string_or(body);
    if (said.empty()) said = "the Docker daemon answered " + std::to_string(status);
    return fail("RuntimeFailure", std::move(said), static_cast<int>(status));
}

struct Connection {
    asio::io_context io;
    asio::local::stream_protocol::socket socket{io};
    boost::beast::flat_buffer buffer;

    Result<> open(const std::filesystem::path& path) {
        ErrorCode error;
        socket.connect(asio::local::stream_protocol::endpoint(path.string()), error);
        if (error) return unavailable(error);
        return {};
    }

    template <class Body>
    Result<> send(http::request<Body>& request) {
        request.set(http::field::host, "docker");
        request.set(http::field::connection, "close");
        request.prepare_payload();
        ErrorCode error;
        http::write(socket, request, error);
        // An engine that refuses early says so in its answer.
        if (error && error != asio::error::broken_pipe && error != asio::error::connection_reset) return unavailable(error);
        return {};
    }

    Result<Json> receive() {
        http::response_parser<http::string_body> parser;
        parser.body_limit(answer_limit_bytes);
        ErrorCode error;
        http::read(socket, buffer, parser, error);
        if (error) return unavailable(error);
        return answer_of(parser.get().result_int(), parser.get().body());
    }
};

}  // namespace

Result<Json> Engine::ask(std::string_view method, const std::string& target, const Json& body) const {
    Connection connection;
    BACKLOT_CHECK(connection.open(socket_));
    http::request<http::string_body> request(http::string_to_verb(method), target, 11);
    if (!body.is_null()) {
        request.set(http::field::content_type, "application/json");
        request.body() = body.dump();
    }
    BACKLOT_CHECK(connection.send(request));
    return connection.receive();
}

Result<Json> Engine::load(const std::string& target, const std::filesystem::path& file) const {
    Connection connection;
    BACKLOT_CHECK(connection.open(socket_));
    http::request<http::file_body> request(http::verb::post, target, 11);
    request.set(http::field::content_type, "application/x-tar");
    ErrorCode error;
    request.body().open(file.c_str(), boost::beast::file_mode::scan, error);
    if (error) return fail("RuntimeFailure", file.string() + ": " + error.message(), 500);
    BACKLOT_CHECK(connection.send(request));
    return connection.receive();
}

Result<> Engine::stream(const std::string& target, const std::function<void(std::string_view)>& take) const {
    Connection connection;
    BACKLOT_CHECK(connection.open(socket_));
    http::request<http::string_body> request(http::verb::get, target, 11);
    BACKLOT_CHECK(connection.send(request));
    http::response_parser<http::buffer_body> parser;
    parser.body_limit(boost::none);
    ErrorCode error;
    http::read_header(connection.socket, connection.buffer, parser, error);
    if (error) return unavailable(error);
    if (parser.get().result_int() >= 300) return fail("RuntimeFailure", "the Docker daemon answered " + std::to_string(parser.get().result_int()), 500);
    std::array<char, answer_piece_bytes> piece{};
    while (!parser.is_done()) {
        parser.get().body().data = piece.data();
        parser.get().body().size = piece.size();
        http::read_some(connection.socket, connection.buffer, parser, error);
        if (error == http::error::need_buffer) error = {};
        const auto size = piece.size() - parser.get().body().size;
        if (size > 0) take({piece.data(), size});
        if (error) return unavailable(error);
    }
    return {};
}

}  // namespace backlot::runtime
