#include "http/server.h"

#include <fcntl.h>
#include <sys/socket.h>
#include <unistd.h>

#include <boost/asio/ip/v6_only.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/ssl/context.hpp>
#include <vector>

#include "http/worker.h"

namespace backlot::http {
namespace {

Result<std::unique_ptr<asio::ssl::context>> tls_context(const TlsIdentity& identity) {
    auto context = std::make_unique<asio::ssl::context>(asio::ssl::context::tls_server);
    boost::system::error_code error;
    context->set_options(asio::ssl::context::no_tlsv1 | asio::ssl::context::no_tlsv1_1, error);
    if (!error) context->use_certificate_chain(asio::buffer(identity.certificate_pem), error);
    if (!error) context->use_private_key(asio::buffer(identity.private_key_pem), asio::ssl::context::pem, error);
    if (error) return fail("TlsError", "The TLS identity does not load: " + error.message());
    return context;
}

struct Listener {
    tcp::acceptor acceptor;
    asio::steady_timer retry;
    std::string network;  // empty: this machine's own
};

}  // namespace

struct Server::Impl {
    ServerOptions options;
    ExchangeFactory factory;
    std::unique_ptr<asio::ssl::context> tls;
    std::vector<std::unique_ptr<Worker>> workers;
    std::vector<std::unique_ptr<Listener>> listeners;  // the first worker's thread's, once it runs
    std::uint16_t port = 0;
    bool is_stopped = false;

    Result<> listen() {
        boost::system::error_code error;
        const auto address = asio::ip::make_address(options.address == "localhost" ? "127.0.0.1" : options.address, error);
        const auto refused = [&] {
            return fail("ListenError", "Cannot listen on " + options.address + ":" + std::to_string(options.port) + ": " +
                                           error.message());
        };
        if (error) return refused();
        const tcp::endpoint endpoint(address, options.port);
        tcp::acceptor acceptor(workers.front()->io());
        acceptor.open(endpoint.protocol(), error);
        if (error) return refused();
        ::fcntl(acceptor.native_handle(), F_SETFD, FD_CLOEXEC);
        acceptor.set_option(tcp::acceptor::reuse_address(true), error);
        if (address.is_v6()) acceptor.set_option(asio::ip::v6_only(false), error);
        acceptor.bind(endpoint, error);
        if (error) return refused();
        acceptor.listen(4096, error);
        if (error) return refused();
        port = acceptor.local_endpoint(error).port();
        add(std::move(acceptor), {});
        return {};
    }

    // On the first worker's thread, or before it runs.
    void add(tcp::acceptor acceptor, std::string network) {
        boost::system::error_code ignored;
        acceptor.native_non_blocking(true, ignored);
        listeners.push_back(std::make_unique<Listener>(Listener{.acceptor = std::move(acceptor),
                                                                .retry = asio::steady_timer(workers.front()->io()),
                                                                .network = std::move(network)}));
        accept(*listeners.back());
    }

    // One listener serves all workers: the connection goes to the one with the fewest, so that few busy connections
    // still use every core, which SO_REUSEPORT's hashing does not promise.
    void accept(Listener& listener) {
        listener.acceptor.async_wait(tcp::acceptor::wait_read, [this, &listener](const boost::system::error_code& error) {
            if (error) return;
            while (take_one(listener)) {
            }
            if (errno == EAGAIN || errno == EINTR || errno == ECONNABORTED) return accept(listener);
            // Out of descriptors: wait for connections to close rather than spin.
            listener.retry.expires_after(std::chrono::milliseconds{50});
            listener.retry.async_wait([this, &listener](const boost::system::error_code& cancelled) {
                if (!cancelled) accept(listener);
            });
        });
    }

    bool take_one(Listener& listener) {
        tcp::endpoint remote;
        auto size = static_cast<socklen_t>(remote.capacity());
        const int descriptor = ::accept4(listener.acceptor.native_handle(), remote.data(), &size, SOCK_CLOEXEC | SOCK_NONBLOCK);
        if (descriptor < 0) return false;
        remote.resize(size);
        auto* idlest = workers.front().get();
        for (const auto& worker : workers)
            if (worker->connections() < idlest->connections()) idlest = worker.get();
        if (idlest->connections() >= connection_limit) {
            ::close(descriptor);
            return true;
        }
        idlest->adopt(descriptor, remote.address().to_string(), listener.network);
        return true;
    }
};

Server::Server(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}

Server::~Server() { stop(); }

Result<std::unique_ptr<Server>> Server::start(ServerOptions options, ExchangeFactory factory) {
    auto impl = std::make_unique<Impl>();
    impl->options = std::move(options);
    impl->factory = std::move(factory);
    if (impl->options.tls) {
        BACKLOT_TRY(context, tls_context(*impl->options.tls));
        impl->tls = std::move(context);
    }
    for (unsigned i = 0; i < std::max(1U, impl->options.threads); ++i)
        impl->workers.push_back(std::make_unique<Worker>(impl->options, impl->factory, impl->tls.get()));
    BACKLOT_CHECK(impl->listen());
    for (const auto& worker : impl->workers) worker->run();
    return std::unique_ptr<Server>(new Server(std::move(impl)));
}

std::uint16_t Server::port() const { return impl_->port; }

Result<> Server::listen(int socket, std::string network) {
    auto& io = impl_->workers.front()->io();
    tcp::acceptor acceptor(io);
    boost::system::error_code error;
    acceptor.assign(tcp::v4(), socket, error);
    if (error) {
        ::close(socket);
        return fail("ListenError", "The socket cannot be listened on: " + error.message());
    }
    asio::post(io, [impl = impl_.get(), acceptor = std::move(acceptor), network = std::move(network)]() mutable {
        impl->add(std::move(acceptor), std::move(network));
    });
    return {};
}

void Server::stop() {
    if (std::exchange(impl_->is_stopped, true)) return;
    // The listeners belong to the first worker's thread, which has ended before they are closed here. The other
    // workers may still be handed connections until then, so the first one stops first.
    for (const auto& worker : impl_->workers) worker->stop();
    impl_->listeners.clear();
}

}  // namespace backlot::http
