#include "runtime/network.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>

#include <array>
#include <cerrno>
#include <cstring>

#include "runtime/netlink.h"

namespace backlot::runtime {

namespace {

const std::string bridge_name = "tasks";
constexpr int waiting_connections = 128;

// The first address of a subnet is the router's. Source: Amazon VPC User Guide, "Subnet CIDR blocks".
std::string router_of(const std::string& address, int prefix_length) {
    in_addr parsed{};
    if (::inet_pton(AF_INET, address.c_str(), &parsed) != 1) return {};
    const std::uint32_t mask = prefix_length == 0 ? 0 : ~std::uint32_t{0} << (32 - prefix_length);
    parsed.s_addr = htonl((ntohl(parsed.s_addr) & mask) + 1);
    std::array<char, INET_ADDRSTRLEN> text{};
    return ::inet_ntop(AF_INET, &parsed, text.data(), text.size());
}

}  // namespace

Result<int> Networks::network(const std::string& name) {
    if (const auto found = networks_.find(name); found != networks_.end()) return found->second.get();
    BACKLOT_TRY(made, new_network_namespace());
    const auto made_bridge = in_namespace(made.get(), []() -> Result<> {
        BACKLOT_CHECK(add_bridge(bridge_name));
        BACKLOT_CHECK(add_address(bridge_name, std::string(metadata_address), 32));
        return add_address(bridge_name, std::string(name_server_address), 32);
    });
    if (!made_bridge) return std::unexpected(made_bridge.error());
    return networks_.emplace(name, std::move(made)).first->second.get();
}

Result<Descriptor> Networks::attach(const Attachment& attachment, Descriptor own) {
    const std::lock_guard lock(mutex_);
    BACKLOT_TRY(shared, network(attachment.network));
    if (!own) {
        BACKLOT_TRY(made, new_network_namespace());
        own = std::move(made);
    }
    const auto router = router_of(attachment.address, attachment.prefix_length);
    const auto pair = "task" + std::to_string(++pairs_);
    const int own_descriptor = own.get();
    const auto hung = in_namespace(shared, [&]() -> Result<> {
        BACKLOT_CHECK(add_address(bridge_name, router, attachment.prefix_length));
        return add_pair(pair, bridge_name, own_descriptor, "eth0", attachment.mac_address);
    });
    if (!hung) return std::unexpected(hung.error());
    const auto addressed = in_namespace(own_descriptor, [&]() -> Result<> {
        BACKLOT_CHECK(set_up("eth0"));
        BACKLOT_CHECK(add_address("eth0", attachment.address, attachment.prefix_length));
        BACKLOT_CHECK(add_route("eth0", std::string(metadata_address), 32, {}));
        BACKLOT_CHECK(add_route("eth0", std::string(name_server_address), 32, {}));
        return add_route("eth0", "0.0.0.0", 0, router);
    });
    if (!addressed) return std::unexpected(addressed.error());
    return own;
}

Result<int> Networks::listen(const std::string& name, const std::string& address, std::uint16_t port, int kind) {
    const std::lock_guard lock(mutex_);
    BACKLOT_TRY(shared, network(name));
    Descriptor listening;
    const auto done = in_namespace(shared, [&]() -> Result<> {
        listening = Descriptor(::socket(AF_INET, kind | SOCK_CLOEXEC | SOCK_NONBLOCK, 0));
        const int yes = 1;
        sockaddr_in to{};
        to.sin_family = AF_INET;
        to.sin_port = htons(port);
        if (!listening || ::inet_pton(AF_INET, address.c_str(), &to.sin_addr) != 1 ||
            ::setsockopt(listening.get(), SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes) != 0 ||
            ::bind(listening.get(), reinterpret_cast<const sockaddr*>(&to), sizeof to) != 0 ||
            (kind == SOCK_STREAM && ::listen(listening.get(), waiting_connections) != 0)) {
            return fail("NetworkUnavailable", "listening at " + address + ": " + std::strerror(errno), 500);
        }
        return {};
    });
    if (!done) return std::unexpected(done.error());
    return listening.release();
}

}  // namespace backlot::runtime
