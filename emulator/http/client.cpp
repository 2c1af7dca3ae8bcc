#include "http/client.h"

#include <fcntl.h>
#include <netdb.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <openssl/err.h>
#include <openssl/pem.h>
#include <openssl/ssl.h>
#include <sys/socket.h>
#include <unistd.h>

#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/string_body.hpp>
#include <cerrno>
#include <csignal>
#include <cstring>

#include "base/encoding.h"

namespace backlot::http {
namespace {

namespace beast = boost::beast;
using ResponseParser = beast::http::response_parser<beast::http::string_body>;

std::string request_text(const ClientOptions& options, const ClientRequest& request) {
    std::string out = request.method + " " + request.target + " HTTP/1.1\r\n";
    bool has_host = false;
    bool has_length = false;
    for (const auto& [name, value] : request.headers) {
        has_host = has_host || equal_ignoring_case(name, "host");
        has_length = has_length || equal_ignoring_case(name, "content-length") ||
                     equal_ignoring_case(name, "transfer-encoding");
        out.append(name).append(": ").append(value).append("\r\n");
    }
    if (!has_host) out.append("Host: ").append(options.host).append(":").append(std::to_string(options.port)).append("\r\n");
    if (!has_length && (!request.body.empty() || (request.method != "GET" && request.method != "HEAD")))
        out.append("Content-Length: ").append(std::to_string(request.body.size())).append("\r\n");
    return out.append("\r\n");
}

}  // namespace

const std::string* ClientResponse::header(std::string_view name) const {
    for (const auto& [key, value] : headers)
        if (key == name) return &value;
    return nullptr;
}

struct Client::Impl {
    ClientOptions options;
    int descriptor = -1;
    SSL_CTX* tls_context = nullptr;
    SSL* tls = nullptr;
    std::string unread;

    explicit Impl(ClientOptions given) : options(std::move(given)) {}
    ~Impl() {
        disconnect();
        SSL_CTX_free(tls_context);
    }
    Impl(const Impl&) = delete;
    Impl& operator=(const Impl&) = delete;

    void disconnect() {
        SSL_free(std::exchange(tls, nullptr));
        if (descriptor >= 0) ::close(std::exchange(descriptor, -1));
        unread.clear();
    }

    Result<> connect() {
        addrinfo hints{};
        hints.ai_socktype = SOCK_STREAM;
        addrinfo* found = nullptr;
        const auto port = std::to_string(options.port);
        if (const int code = ::getaddrinfo(options.host.c_str(), port.c_str(), &hints, &found); code != 0)
            return fail("ConnectError", options.host + ": " + ::gai_strerror(code));
        int reason = 0;
        for (const auto* each = found; each != nullptr && descriptor < 0; each = each->ai_next) {
            descriptor = ::socket(each->ai_family, each->ai_socktype | SOCK_CLOEXEC, each->ai_protocol);
            if (descriptor < 0) continue;
            set_timeouts();
            if (::connect(descriptor, each->ai_addr, each->ai_addrlen) == 0) break;
            reason = errno;
            ::close(std::exchange(descriptor, -1));
        }
        ::freeaddrinfo(found);
        if (descriptor < 0)
            return fail("ConnectError", options.host + ":" + port + ": " + std::strerror(reason));
        return options.tls ? start_tls() : Result<>{};
    }

    void set_timeouts() const {
        const auto whole = std::chrono::duration_cast<std::chrono::seconds>(options.timeout);
        const timeval time{whole.count(), std::chrono::duration_cast<std::chrono::microseconds>(options.timeout - whole).count()};
        const int on = 1;
        ::setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &time, sizeof time);
        ::setsockopt(descriptor, SOL_SOCKET, SO_SNDTIMEO, &time, sizeof time);
        ::setsockopt(descriptor, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    }

    Result<> start_tls() {
        if (tls_context == nullptr) {
            tls_context = SSL_CTX_new(TLS_client_method());
            SSL_CTX_set_min_proto_version(tls_context, TLS1_2_VERSION);
            if (!options.ca_pem.empty()) {
                BIO* memory = BIO_new_mem_buf(options.ca_pem.data(), static_cast<int>(options.ca_pem.size()));
                while (X509* certificate = PEM_read_bio_X509(memory, nullptr, nullptr, nullptr)) {
                    X509_STORE_add_cert(SSL_CTX_get_cert_store(tls_context), certificate);
                    X509_free(certificate);
                }
                BIO_free(memory);
                ERR_clear_error();
                SSL_CTX_set_verify(tls_context, SSL_VERIFY_PEER, nullptr);
            }
        }
        tls = SSL_new(tls_context);
        SSL_set_fd(tls, descriptor);
        SSL_set_tlsext_host_name(tls, options.host.c_str());
        if (!options.ca_pem.empty() && X509_VERIFY_PARAM_set1_ip_asc(SSL_get0_param(tls), options.host.c_str()) != 1)
            SSL_set1_host(tls, options.host.c_str());
        if (SSL_connect(tls) == 1) return {};
        char text[256] = {};
        ERR_error_string_n(ERR_get_error(), text, sizeof text);
        return fail("ConnectError", std::string("TLS: ") + text);
    }

    [[nodiscard]] static std::unexpected<Error> broken(const char* what) {
        if (errno == EAGAIN || errno == EWOULDBLOCK) return fail("Timeout", std::string(what) + " timed out");
        return fail("ConnectError", std::string(what) + ": " + std::strerror(errno));
    }

    Result<> write(std::string_view bytes) {
        while (!bytes.empty()) {
            const auto sent = tls != nullptr ? SSL_write(tls, bytes.data(), static_cast<int>(std::min<std::size_t>(bytes.size(), 1 << 20)))
                                             : ::send(descriptor, bytes.data(), bytes.size(), MSG_NOSIGNAL);
            if (sent <= 0) return broken("writing");
            bytes.remove_prefix(static_cast<std::size_t>(sent));
        }
        return {};
    }

    // Appends to `unread`; false at the end of the stream.
    Result<bool> read() {
        char bytes[64 * 1024];
        errno = 0;
        const auto got = tls != nullptr ? SSL_read(tls, bytes, sizeof bytes) : ::recv(descriptor, bytes, sizeof bytes, 0);
        if (got > 0) unread.append(bytes, static_cast<std::size_t>(got));
        if (got > 0) return true;
        if (got == 0 || (tls != nullptr && errno == 0)) return false;
        return broken("reading");
    }

    Result<ClientResponse> receive(bool without_body) {
        for (;;) {
            ResponseParser parser;
            parser.header_limit(256 * 1024);
            parser.body_limit(options.body_limit_bytes);
            parser.eager(true);
            parser.skip(without_body);
            bool ended = false;
            while (!parser.is_done()) {
                if (unread.empty() || ended) {
                    BACKLOT_TRY(more, read());
                    if (!more) {
                        beast::error_code error = beast::http::error::end_of_stream;
                        if (parser.got_some()) parser.put_eof(error);
                        if (error) return fail("ConnectError", "the connection ended within an answer");
                        disconnect();
                        break;
                    }
                }
                beast::error_code error;
                const auto used = parser.put(boost::asio::const_buffer(unread.data(), unread.size()), error);
                unread.erase(0, used);
                ended = error == beast::http::error::need_more;
                if (error && !ended) return fail("ProtocolError", error.message());
            }
            auto& message = parser.get();
            if (message.result_int() >= 100 && message.result_int() < 200) continue;
            ClientResponse response{.status = static_cast<int>(message.result_int()), .body = std::move(message.body())};
            for (const auto& field : message)
                response.headers.emplace_back(to_lower({field.name_string().data(), field.name_string().size()}),
                                              std::string(field.value().data(), field.value().size()));
            if (!parser.keep_alive()) disconnect();
            return response;
        }
    }
};

Client::Client(ClientOptions options) : impl_(std::make_unique<Impl>(std::move(options))) {}
Client::~Client() = default;
Client::Client(Client&&) noexcept = default;
Client& Client::operator=(Client&&) noexcept = default;

Result<ClientResponse> Client::send(const ClientRequest& request) {
    const auto head = request_text(impl_->options, request);
    for (;;) {
        const bool reused = impl_->descriptor >= 0;
        if (!reused) {
            if (auto connected = impl_->connect(); !connected) {
                impl_->disconnect();
                return std::unexpected(connected.error());
            }
        }
        auto written = impl_->write(head);
        if (written) written = impl_->write(request.body);
        // A server that refuses a body may close while we write: its answer may be there all the same.
        auto response = impl_->receive(request.method == "HEAD");
        if (response) return response;
        impl_->disconnect();
        const bool worth_another = reused && response.error().code == "ConnectError";
        if (!worth_another) return response;
    }
}

}  // namespace backlot::http
