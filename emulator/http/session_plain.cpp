#include "http/session.h"

namespace backlot::http {

std::shared_ptr<SessionBase> make_plain_session(Worker& worker, tcp::socket socket, std::string remote_ip,
                                                std::string network) {
    return std::make_shared<Session<tcp::socket>>(worker, std::move(remote_ip), std::move(network), std::move(socket));
}

}  // namespace backlot::http
