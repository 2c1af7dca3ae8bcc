#include <boost/asio/ssl.hpp>

#include "http/session.h"

namespace backlot::http {

std::shared_ptr<SessionBase> make_tls_session(Worker& worker, tcp::socket socket, std::string remote_ip,
                                                std::string network) {
    return std::make_shared<Session<asio::ssl::stream<tcp::socket>>>(worker, std::move(remote_ip), std::move(network), std::move(socket),
                                                                     *worker.tls());
}

}  // namespace backlot::http
