#include "library/name_server.h"

#include <arpa/inet.h>
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>

#include "library/name_query.h"

namespace backlot::library {

NameServer::NameServer(kernel::Kernel& kernel) : kernel_(kernel), epoll_(::epoll_create1(EPOLL_CLOEXEC)), wake_(::eventfd(0, EFD_CLOEXEC)) {
    epoll_event event{.events = EPOLLIN, .data = {.fd = wake_}};
    ::epoll_ctl(epoll_, EPOLL_CTL_ADD, wake_, &event);
    thread_ = std::thread([this] { run(); });
}

NameServer::~NameServer() {
    const std::uint64_t one = 1;
    (void)!::write(wake_, &one, sizeof one);
    thread_.join();
    for (const auto& [socket, network] : networks_) ::close(socket);
    ::close(wake_);
    ::close(epoll_);
}

void NameServer::serve(int socket, std::string network) {
    const std::lock_guard lock(mutex_);
    networks_.insert_or_assign(socket, std::move(network));
    epoll_event event{.events = EPOLLIN, .data = {.fd = socket}};
    ::epoll_ctl(epoll_, EPOLL_CTL_ADD, socket, &event);
}

std::optional<std::string> NameServer::answer(std::string_view query, std::string_view network, std::string_view from) const {
    return answer_name_query(query, [&](const std::string& name) -> std::optional<FoundName> {
        const auto found = kernel_.resolve(network, from, name);
        if (!found) return std::nullopt;
        return FoundName{.addresses = found->addresses, .ttl = found->ttl};
    });
}

void NameServer::run() {
    while (true) {
        epoll_event event{};
        if (::epoll_wait(epoll_, &event, 1, -1) < 1) continue;
        if (event.data.fd == wake_) return;
        std::array<char, name_query_limit_bytes> query{};
        sockaddr_in from{};
        socklen_t size = sizeof from;
        const auto length = ::recvfrom(event.data.fd, query.data(), query.size(), MSG_DONTWAIT, reinterpret_cast<sockaddr*>(&from), &size);
        if (length <= 0) continue;
        std::string network;
        {
            const std::lock_guard lock(mutex_);
            network = networks_[event.data.fd];
        }
        std::array<char, INET_ADDRSTRLEN> address{};
        ::inet_ntop(AF_INET, &from.sin_addr, address.data(), address.size());
        const auto said = answer({query.data(), static_cast<std::size_t>(length)}, network, address.data());
        if (said) (void)::sendto(event.data.fd, said->data(), said->size(), 0, reinterpret_cast<const sockaddr*>(&from), size);
    }
}

}  // namespace backlot::library
