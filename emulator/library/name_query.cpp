#include "library/name_query.h"

#include <ldns/ldns.h>
// What it defines for C would reach the files that this one is merged with.
#undef bool
#undef false
#undef true

#include <cstdlib>
#include <memory>

#include "base/encoding.h"

namespace backlot::library {

namespace {

struct FreePacket {
    void operator()(ldns_pkt* packet) const { ldns_pkt_free(packet); }
};
using Packet = std::unique_ptr<ldns_pkt, FreePacket>;

// "dagster-webserver.my-namespace.local", of the one question of a query.
std::string name_of(const ldns_rr& question) {
    std::unique_ptr<char, decltype(&std::free)> text(ldns_rdf2str(ldns_rr_owner(&question)), &std::free);
    std::string name = to_lower(text ? text.get() : "");
    if (name.ends_with('.')) name.pop_back();
    return name;
}

void add_address(ldns_pkt* packet, const ldns_rr& question, const std::string& address, std::uint32_t ttl) {
    ldns_rdf* data = nullptr;
    if (ldns_str2rdf_a(&data, address.c_str()) != LDNS_STATUS_OK) return;
    ldns_rr* record = ldns_rr_new();
    ldns_rr_set_owner(record, ldns_rdf_clone(ldns_rr_owner(&question)));
    ldns_rr_set_type(record, LDNS_RR_TYPE_A);
    ldns_rr_set_class(record, LDNS_RR_CLASS_IN);
    ldns_rr_set_ttl(record, ttl);
    ldns_rr_push_rdf(record, data);
    ldns_pkt_push_rr(packet, LDNS_SECTION_ANSWER, record);
}

}  // namespace

std::optional<std::string> answer_name_query(std::string_view query, const FindName& find) {
    ldns_pkt* read = nullptr;
    if (ldns_wire2pkt(&read, reinterpret_cast<const std::uint8_t*>(query.data()), query.size()) != LDNS_STATUS_OK) return std::nullopt;
    const Packet asked(read);
    if (ldns_pkt_qr(asked.get()) || ldns_pkt_get_opcode(asked.get()) != LDNS_PACKET_QUERY || ldns_pkt_qdcount(asked.get()) != 1) return std::nullopt;
    const auto& question = *ldns_rr_list_rr(ldns_pkt_question(asked.get()), 0);
    const Packet made(ldns_pkt_new());
    ldns_pkt_set_id(made.get(), ldns_pkt_id(asked.get()));
    ldns_pkt_set_qr(made.get(), true);
    ldns_pkt_set_rd(made.get(), ldns_pkt_rd(asked.get()));
    ldns_pkt_set_ra(made.get(), true);
    ldns_pkt_push_rr(made.get(), LDNS_SECTION_QUESTION, ldns_rr_clone(&question));
    const auto found = find(name_of(question));
    if (!found) {
        ldns_pkt_set_rcode(made.get(), LDNS_RCODE_NXDOMAIN);
    } else if (ldns_rr_get_type(&question) == LDNS_RR_TYPE_A) {
        for (const auto& address : found->addresses) add_address(made.get(), question, address, static_cast<std::uint32_t>(found->ttl.count()));
    }
    std::uint8_t* bytes = nullptr;
    std::size_t size = 0;
    if (ldns_pkt2wire(&bytes, made.get(), &size) != LDNS_STATUS_OK) return std::nullopt;
    std::string answer(reinterpret_cast<char*>(bytes), size);
    std::free(bytes);
    return answer;
}

}  // namespace backlot::library
