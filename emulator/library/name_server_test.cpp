#include "library/name_server.h"

#include <catch2/catch.hpp>

#include "library/testing.h"
#include "services/servicediscovery/model.h"

using namespace backlot;

namespace {

// A query as a resolver sends it.
std::string query(const std::string& name, char type) {
    std::string bytes("\x12\x34\x01\x00\x00\x01\x00\x00\x00\x00\x00\x00", 12);
    for (std::size_t from = 0; from <= name.size();) {
        const auto dot = std::min(name.find('.', from), name.size());
        bytes += static_cast<char>(dot - from);
        bytes += name.substr(from, dot - from);
        from = dot + 1;
    }
    return bytes + std::string("\0\0", 2) + type + std::string("\0\1", 2);
}

constexpr char type_a = 1;
constexpr char type_aaaa = 28;

struct Answer {
    int code;
    int count;
    std::string tail;  // of the last record: its address
};

Answer answer_of(const std::string& bytes) {
    REQUIRE(bytes.size() > 12);
    CHECK(bytes.substr(0, 2) == "\x12\x34");
    return {bytes[3] & 0xF, bytes[7], bytes.substr(bytes.size() - 4)};
}

}  // namespace

TEST_CASE("Names are answered inside their network") {
    testing::Stage stage;
    stage.as("main").in("eu-west-2");
    namespace map = servicediscovery;
    const auto made = stage.call(map::CreatePrivateDnsNamespaceInput{.name = "my.local", .vpc = "vpc-1"});
    const auto space = stage.call(map::GetOperationInput{.operation_id = *made->operation_id})->operation->targets.at("NAMESPACE");
    map::DnsConfig dns;
    dns.dns_records.push_back({.type = "A", .ttl = 10});
    const auto service = stage.call(map::CreateServiceInput{.name = "web", .namespace_id = space, .dns_config = dns});
    map::RegisterInstanceInput instance{.service_id = *service->service->id, .instance_id = "i"};
    instance.attributes = {{"AWS_INSTANCE_IPV4", "10.0.1.9"}};
    REQUIRE(stage.call(instance));

    library::NameServer server(stage.backlot().kernel());
    const auto found = answer_of(server.answer(query("WEB.my.local", type_a), "vpc-1", "10.0.0.4").value_or(""));
    CHECK(found.code == 0);
    CHECK(found.count == 1);
    CHECK(found.tail == std::string("\x0A\0\1\x09", 4));
    const auto six = answer_of(server.answer(query("web.my.local", type_aaaa), "vpc-1", "10.0.0.4").value_or(""));
    CHECK(six.code == 0);
    CHECK(six.count == 0);
    CHECK(answer_of(server.answer(query("web.my.local", type_a), "vpc-2", "10.0.0.4").value_or("")).code == 3);
    CHECK(answer_of(server.answer(query("example.com", type_a), "vpc-1", "10.0.0.4").value_or("")).code == 3);

    for (const std::string& bad : {std::string(), std::string("x"), std::string(12, '\0'), query("web.my.local", type_a).substr(0, 20),
                                   std::string("\x12\x34\x81\x00\x00\x01\x00\x00\x00\x00\x00\x00\0\0\1\0\1", 17), std::string(512, '\xC0')}) {
        CHECK_FALSE(server.answer(bad, "vpc-1", "10.0.0.4"));
    }
}
