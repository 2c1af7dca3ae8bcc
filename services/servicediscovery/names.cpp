#include "services/servicediscovery/names.h"

#include <algorithm>
#include <set>

#include "services/servicediscovery/errors.h"

namespace backlot::servicediscovery {

namespace {

constexpr std::size_t http_limit = 1024;
constexpr std::size_t private_limit = 253;
constexpr std::size_t service_limit = 127;
constexpr std::size_t label_limit = 63;

// The patterns as the model has them, for the message.
constexpr std::string_view http_pattern = "^(?!arn:)[!-~]{1,1024}$";
constexpr std::string_view private_pattern = "^(?!arn:)[!-~]{1,253}$";
constexpr std::string_view service_pattern =
    R"(((?=^.{1,127}$)^([a-zA-Z0-9_][a-zA-Z0-9-_]{0,61}[a-zA-Z0-9_]|[a-zA-Z0-9])(\.([a-zA-Z0-9_][a-zA-Z0-9-_]{0,61}[a-zA-Z0-9_]|[a-zA-Z0-9]))*$)|(^\.$))";

errors::Failure no_match(const std::string& value, std::string_view member, std::string_view pattern) {
    return errors::invalid_input("1 validation error detected: Value '" + value + "' at '" + std::string(member) +
                                 "' failed to satisfy constraint: Member must satisfy regular expression pattern: " + std::string(pattern));
}

bool is_printable(const std::string& name, std::size_t limit) {
    return !name.empty() && name.size() <= limit && !name.starts_with("arn:") &&
           std::ranges::all_of(name, [](char letter) { return letter >= '!' && letter <= '~'; });
}

bool is_alphanumeric(char letter) {
    return (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z') || (letter >= '0' && letter <= '9');
}

bool is_label(std::string_view label) {
    if (label.size() == 1) return is_alphanumeric(label.front());
    if (label.empty() || label.size() > label_limit || label.front() == '-' || label.back() == '-') return false;
    return std::ranges::all_of(label, [](char letter) { return is_alphanumeric(letter) || letter == '_' || letter == '-'; });
}

}  // namespace

Result<> check_http_namespace_name(const std::string& name) {
    return is_printable(name, http_limit) ? Result<>{} : no_match(name, "name", http_pattern);
}

Result<> check_private_namespace_name(const std::string& name) {
    return is_printable(name, private_limit) ? Result<>{} : no_match(name, "name", private_pattern);
}

Result<> check_service_name(const std::string& name, std::string_view member) {
    if (name == ".") return {};
    if (name.empty() || name.size() > service_limit) return no_match(name, member, service_pattern);
    for (std::string_view rest = name;;) {
        const auto dot = rest.find('.');
        if (!is_label(rest.substr(0, dot))) return no_match(name, member, service_pattern);
        if (dot == rest.npos) return {};
        rest.remove_prefix(dot + 1);
    }
}

Result<> check_dns_records(const std::vector<DnsRecordRecord>& records, std::string_view routing_policy) {
    if (records.empty()) return errors::invalid_input("DnsConfig must have at least one DNS record.");
    std::set<std::string> types;
    for (const auto& record : records) {
        if (!types.insert(record.type).second) return errors::invalid_input("The DNS record type " + record.type + " is given more than once.");
    }
    if (types.size() > 1 && types != std::set<std::string>{"A", "AAAA"}) {
        return errors::invalid_input("DNS records can be A, AAAA, A and AAAA, SRV, or CNAME.");
    }
    if (types.contains("CNAME") && routing_policy != "WEIGHTED") {
        return errors::invalid_input("The routing policy must be WEIGHTED for DNS records of type CNAME.");
    }
    return {};
}

}  // namespace backlot::servicediscovery
