#include "runtime/netlink.h"

#include <arpa/inet.h>
#include <fcntl.h>
#include <libmnl/libmnl.h>
#include <linux/if_link.h>
#include <linux/rtnetlink.h>
#include <linux/veth.h>
#include <net/if.h>
#include <sched.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <memory>
#include <thread>

namespace backlot::runtime {

namespace {

std::unexpected<Error> unavailable(const std::string& what, int number) {
    return fail("NetworkUnavailable", what + ": " + std::strerror(number), 500);
}

struct SocketCloser {
    void operator()(mnl_socket* one) const { mnl_socket_close(one); }
};

// One request and the kernel's acknowledgement.
class Message {
  public:
    Message(std::uint16_t type, std::uint16_t flags) : header_(mnl_nlmsg_put_header(buffer_.data())) {
        header_->nlmsg_type = type;
        header_->nlmsg_flags = static_cast<std::uint16_t>(NLM_F_REQUEST | NLM_F_ACK | flags);
        header_->nlmsg_seq = 1;
    }
    template <class Extra>
    Extra* extra() {
        return static_cast<Extra*>(mnl_nlmsg_put_extra_header(header_, sizeof(Extra)));
    }
    [[nodiscard]] nlmsghdr* header() { return header_; }

    Result<> send(const std::string& what) {
        const std::unique_ptr<mnl_socket, SocketCloser> socket(mnl_socket_open2(NETLINK_ROUTE, SOCK_CLOEXEC));
        if (!socket || mnl_socket_bind(socket.get(), 0, MNL_SOCKET_AUTOPID) < 0 ||
            mnl_socket_sendto(socket.get(), header_, header_->nlmsg_len) < 0) {
            return unavailable(what, errno);
        }
        std::array<char, 8192> answer{};
        const auto got = mnl_socket_recvfrom(socket.get(), answer.data(), answer.size());
        const auto port = mnl_socket_get_portid(socket.get());
        if (got < 0 || mnl_cb_run(answer.data(), static_cast<std::size_t>(got), 1, port, nullptr, nullptr) < 0) {
            return unavailable(what, errno);
        }
        return {};
    }

  private:
    alignas(nlmsghdr) std::array<char, 4096> buffer_{};
    nlmsghdr* header_;
};

void put_text(nlmsghdr* header, std::uint16_t type, const std::string& text) {
    mnl_attr_put_strz(header, type, text.c_str());
}

Result<std::uint32_t> index_of(const std::string& interface) {
    const auto index = ::if_nametoindex(interface.c_str());
    if (index == 0) return unavailable("interface " + interface, errno);
    return index;
}

Result<in_addr> parse(const std::string& address) {
    in_addr parsed{};
    if (::inet_pton(AF_INET, address.c_str(), &parsed) != 1) return unavailable("address " + address, EINVAL);
    return parsed;
}

}  // namespace

Result<> in_namespace(int network_namespace, const std::function<Result<>()>& work) {
    Result<> done;
    std::thread([&] {
        if (::setns(network_namespace, CLONE_NEWNET) != 0) done = unavailable("entering a network namespace", errno);
        else done = work();
    }).join();
    return done;
}

Result<Descriptor> new_network_namespace() {
    Descriptor made;
    Result<> done;
    std::thread([&] {
        if (::unshare(CLONE_NEWNET) != 0) {
            done = unavailable("making a network namespace", errno);
            return;
        }
        made = Descriptor(::open("/proc/thread-self/ns/net", O_RDONLY | O_CLOEXEC));
        done = made ? set_up("lo") : unavailable("holding a network namespace", errno);
    }).join();
    if (!done) return std::unexpected(done.error());
    return made;
}

Result<> add_bridge(const std::string& name) {
    Message message(RTM_NEWLINK, NLM_F_CREATE | NLM_F_EXCL);
    message.extra<ifinfomsg>()->ifi_family = AF_UNSPEC;
    put_text(message.header(), IFLA_IFNAME, name);
    auto* info = mnl_attr_nest_start(message.header(), IFLA_LINKINFO);
    put_text(message.header(), IFLA_INFO_KIND, "bridge");
    mnl_attr_nest_end(message.header(), info);
    BACKLOT_CHECK(message.send("bridge " + name));
    return set_up(name);
}

Result<> add_pair(const std::string& name, const std::string& bridge, int other_namespace, const std::string& other_name,
                  const std::string& other_mac) {
    BACKLOT_TRY(master, index_of(bridge));
    Message message(RTM_NEWLINK, NLM_F_CREATE | NLM_F_EXCL);
    auto* link = message.extra<ifinfomsg>();
    link->ifi_family = AF_UNSPEC;
    link->ifi_flags = IFF_UP;
    link->ifi_change = IFF_UP;
    put_text(message.header(), IFLA_IFNAME, name);
    mnl_attr_put_u32(message.header(), IFLA_MASTER, master);
    auto* info = mnl_attr_nest_start(message.header(), IFLA_LINKINFO);
    put_text(message.header(), IFLA_INFO_KIND, "veth");
    auto* data = mnl_attr_nest_start(message.header(), IFLA_INFO_DATA);
    auto* peer = mnl_attr_nest_start(message.header(), VETH_INFO_PEER);
    message.extra<ifinfomsg>()->ifi_family = AF_UNSPEC;
    put_text(message.header(), IFLA_IFNAME, other_name);
    mnl_attr_put_u32(message.header(), IFLA_NET_NS_FD, static_cast<std::uint32_t>(other_namespace));
    std::array<unsigned, 6> mac{};
    if (std::sscanf(other_mac.c_str(), "%2x:%2x:%2x:%2x:%2x:%2x", &mac[0], &mac[1], &mac[2], &mac[3], &mac[4],
                    &mac[5]) == 6) {
        std::array<std::uint8_t, 6> bytes{};
        for (std::size_t i = 0; i < bytes.size(); ++i) bytes[i] = static_cast<std::uint8_t>(mac[i]);
        mnl_attr_put(message.header(), IFLA_ADDRESS, bytes.size(), bytes.data());
    }
    mnl_attr_nest_end(message.header(), peer);
    mnl_attr_nest_end(message.header(), data);
    mnl_attr_nest_end(message.header(), info);
    return message.send("interfaces " + name + " and " + other_name);
}

Result<> add_address(const std::string& interface, const std::string& address, int prefix_length) {
    BACKLOT_TRY(index, index_of(interface));
    BACKLOT_TRY(parsed, parse(address));
    Message message(RTM_NEWADDR, NLM_F_CREATE | NLM_F_REPLACE);
    auto* extra = message.extra<ifaddrmsg>();
    extra->ifa_family = AF_INET;
    extra->ifa_prefixlen = static_cast<std::uint8_t>(prefix_length);
    extra->ifa_index = index;
    mnl_attr_put(message.header(), IFA_LOCAL, sizeof parsed, &parsed);
    mnl_attr_put(message.header(), IFA_ADDRESS, sizeof parsed, &parsed);
    return message.send("address " + address + " of " + interface);
}

Result<> set_up(const std::string& interface) {
    BACKLOT_TRY(index, index_of(interface));
    Message message(RTM_NEWLINK, 0);
    auto* link = message.extra<ifinfomsg>();
    link->ifi_family = AF_UNSPEC;
    link->ifi_index = static_cast<int>(index);
    link->ifi_flags = IFF_UP;
    link->ifi_change = IFF_UP;
    return message.send("interface " + interface);
}

Result<> add_route(const std::string& interface, const std::string& destination, int prefix_length,
                   const std::string& gateway) {
    BACKLOT_TRY(index, index_of(interface));
    BACKLOT_TRY(target, parse(destination));
    Message message(RTM_NEWROUTE, NLM_F_CREATE | NLM_F_REPLACE);
    auto* route = message.extra<rtmsg>();
    route->rtm_family = AF_INET;
    route->rtm_dst_len = static_cast<std::uint8_t>(prefix_length);
    route->rtm_table = RT_TABLE_MAIN;
    route->rtm_protocol = RTPROT_STATIC;
    route->rtm_scope = gateway.empty() ? RT_SCOPE_LINK : RT_SCOPE_UNIVERSE;
    route->rtm_type = RTN_UNICAST;
    if (prefix_length > 0) mnl_attr_put(message.header(), RTA_DST, sizeof target, &target);
    mnl_attr_put_u32(message.header(), RTA_OIF, index);
    if (!gateway.empty()) {
        BACKLOT_TRY(through, parse(gateway));
        mnl_attr_put(message.header(), RTA_GATEWAY, sizeof through, &through);
    }
    return message.send("route to " + destination);
}

}  // namespace backlot::runtime
